/** The commands that talk to a running Expunge over HTTP: one class each. They load neither Kafka nor a server. */
@NullMarked
package dev.expunge.app.cli;

import org.jspecify.annotations.NullMarked;
