/** The client against the embedded registry, also while that is away. */
@NullMarked
package dev.expunge.schema.registry;

import org.jspecify.annotations.NullMarked;
