/** A client of any registry that speaks the Confluent interface, over the JDK's HTTP client. */
@NullMarked
package dev.expunge.schema.registry;

import org.jspecify.annotations.NullMarked;
