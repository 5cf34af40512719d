/** Whether a service lives and is ready, and the small HTTP server that says so to a container's supervisor. */
@NullMarked
package dev.expunge.streams.health;

import org.jspecify.annotations.NullMarked;
