package dev.expunge.app.cli;

import dev.expunge.app.ExitCode;
import dev.expunge.client.Calls;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A call on a delete that there is. */
abstract class ActionCommand extends ApiCommand {

    @Parameters(index = "0", paramLabel = "ID", description = "The delete, as delete and trash show it.")
    private String id = "";

    @Mixin
    private WaitOptions waiting = new WaitOptions();

    /** The last part of the call's path. */
    abstract String action();

    @Override
    ExitCode run() {
        return waiting.start(this, "/deletes/" + Calls.part(id) + "/" + action(), null);
    }
}
