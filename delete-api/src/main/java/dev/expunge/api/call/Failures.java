package dev.expunge.api.call;

import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Futures wrap what went wrong; callers want the thing itself. */
public final class Failures {

    private Failures() {}

    public static Throwable unwrap(Throwable failure) {
        Throwable inner = failure;
        while (inner instanceof CompletionException && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }

    static <T extends Throwable> @Nullable T find(Class<T> kind, @Nullable Throwable failure) {
        Throwable inner = failure == null ? null : unwrap(failure);
        return kind.isInstance(inner) ? kind.cast(inner) : null;
    }
}
