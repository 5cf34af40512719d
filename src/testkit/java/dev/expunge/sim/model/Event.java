package dev.expunge.sim.model;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened once in a round.
 *
 * @param of the call that it is a part of
 * @param part its place among the parts of the call
 * @param about the delete whose counts it may change
 * @param likely when it seems to have had its effect: orders are tried in this order first
 * @param began when the call was made
 */
public record Event(String of, int part, @Nullable String about, int likely, int began, Consumer<Model> does) {

    @Override
    public String toString() {
        return part == 1 ? of : of + " part " + part;
    }
}
