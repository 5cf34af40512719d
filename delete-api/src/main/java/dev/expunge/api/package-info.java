/**
 * The way in and out for clients: takes delete requests and changes, writes them to Kafka, and answers questions about the
 * progress of deletes from its own view of the log.
 */
@NullMarked
package dev.expunge.api;

import org.jspecify.annotations.NullMarked;
