package dev.expunge.app.demo;

/** One part of the story. It ends the demo with a {@link dev.expunge.app.Problem} where a promise is not kept. */
@FunctionalInterface
interface Chapter {

    void play(Stage stage);
}
