/**
 * What a service measures of itself, beside its own figures: health, how far behind it is, how large its stores are, how long
 * it restored. Gauges look at numbers that are kept anyway; nothing is scanned when somebody asks.
 */
@NullMarked
package dev.expunge.streams.metrics;

import org.jspecify.annotations.NullMarked;
