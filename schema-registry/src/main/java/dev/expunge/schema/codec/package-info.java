/**
 * Each of the core's inputs and outputs as a Kafka record: key text, the text that chooses the partition, Avro value and
 * headers. Reading trusts nobody: what a record lacks or holds in excess is named in the exception.
 */
@NullMarked
package dev.expunge.schema.codec;

import org.jspecify.annotations.NullMarked;
