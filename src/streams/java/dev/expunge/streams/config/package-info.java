/** What a service is told at its start, as records that refuse nonsense and name the field and the value. */
@NullMarked
package dev.expunge.streams.config;

import org.jspecify.annotations.NullMarked;
