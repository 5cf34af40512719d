/**
 * The registry wire format: a zero byte, the writer schema's id in four bytes, an Avro body. Bytes in, a generated record
 * out, whatever the version of the schema that wrote them.
 */
@NullMarked
package dev.expunge.schema.wire;

import org.jspecify.annotations.NullMarked;
