/** What the product is compared with: PostgreSQL in two ways, and the raw limit of Kafka Streams on this machine. */
@NullMarked
package dev.expunge.bench.rival;

import org.jspecify.annotations.NullMarked;
