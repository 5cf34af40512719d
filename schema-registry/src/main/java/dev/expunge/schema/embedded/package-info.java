/**
 * A schema registry inside the process, for running everything with one command. It speaks the Confluent interface, numbers
 * schemas by their content, and takes nothing that is not FULL_TRANSITIVE.
 */
@NullMarked
package dev.expunge.schema.embedded;

import org.jspecify.annotations.NullMarked;
