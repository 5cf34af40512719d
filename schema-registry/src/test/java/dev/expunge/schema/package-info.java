/** Every input and output on its way to a topic. */
@NullMarked
package dev.expunge.schema;

import org.jspecify.annotations.NullMarked;
