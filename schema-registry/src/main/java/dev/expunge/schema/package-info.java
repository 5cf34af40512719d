/**
 * How the core's values look on the wire: Avro schemas and their codecs, the catalogue of topics, the serde in the registry
 * wire format, the registry client and the gate that keeps schemas compatible.
 */
@NullMarked
package dev.expunge.schema;

import org.jspecify.annotations.NullMarked;
