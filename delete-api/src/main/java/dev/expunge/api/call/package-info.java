/**
 * The calls themselves, without HTTP and without Kafka: what is read, checked against the catalog, sent, waited for and
 * handed back. Whatever blocks or takes long runs on the workers.
 */
@NullMarked
package dev.expunge.api.call;

import org.jspecify.annotations.NullMarked;
