/** The catalogue of topics, and making them on a cluster held in memory. */
@NullMarked
package dev.expunge.schema.topic;

import org.jspecify.annotations.NullMarked;
