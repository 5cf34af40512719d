package dev.expunge.api.http;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Whether the service lives, and whether it can serve. Each is null if so, else a sentence on what is wrong. */
public interface Health {

    @Nullable
    String notLive();

    CompletableFuture<@Nullable String> notReady();
}
