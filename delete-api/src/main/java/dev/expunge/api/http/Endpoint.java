package dev.expunge.api.http;

import java.util.concurrent.CompletableFuture;

/** Answers one kind of call. What it throws or completes with becomes a problem. */
@FunctionalInterface
interface Endpoint {

    CompletableFuture<Answer> answer(Call call) throws Exception;
}
