package dev.expunge.api.port;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next where to go on; null: this is the end
 */
public record Page<T, P>(List<T> items, @Nullable P next) {

    public Page {
        items = List.copyOf(items);
    }
}
