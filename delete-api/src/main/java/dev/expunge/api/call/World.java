package dev.expunge.api.call;

import dev.expunge.api.port.Commands;
import dev.expunge.api.port.Views;
import java.util.concurrent.Executor;

/**
 * What every call works with.
 *
 * @param workers run what follows an answer, so that nobody who hands one over is held up
 */
public record World(Commands commands, Views views, Stamps stamps, Executor workers) {}
