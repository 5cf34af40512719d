/**
 * {@code expunge up}: the broker, the schema registry and the three services in one go, on one data folder. The folder is
 * locked while in use and remembers what may not change between two starts.
 */
@NullMarked
package dev.expunge.app.up;

import org.jspecify.annotations.NullMarked;
