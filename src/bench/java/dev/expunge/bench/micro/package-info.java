/** What runs for each row or record, measured with JMH: stored records, their keys, and events as Avro. */
@NullMarked
package dev.expunge.bench.micro;

import org.jspecify.annotations.NullMarked;
