package dev.expunge.app.demo;

import java.net.URI;
import java.util.List;

/** The story, played on a running Expunge that has no tables yet. It only knows its address. */
final class Demo {

    private static final List<Chapter> CHAPTERS = List.of(
            Opening::declareTables,
            Opening::loadRows,
            HardDeletes::preview,
            HardDeletes::cascade,
            HardDeletes::blocked,
            SoftDeletes::thereAndBack,
            ScheduledDeletes::fromStampToEnd);

    private Demo() {}

    /** Plays all chapters. @throws dev.expunge.app.Problem where something is not as promised */
    static void play(URI server, Narrator narrator) {
        Stage stage = new Stage(new Http(server), narrator);
        CHAPTERS.forEach(chapter -> chapter.play(stage));
    }
}
