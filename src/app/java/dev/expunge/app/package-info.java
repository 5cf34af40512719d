/** The {@code expunge} command: the embedded broker, all services in one process, and the command line. */
@NullMarked
package dev.expunge.app;

import org.jspecify.annotations.NullMarked;
