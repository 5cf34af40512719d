/**
 * JSON as the API reads and writes it: bodies to plain Java (Map, List, String, Long, BigInteger, Double, Boolean, null)
 * and the shapes of rows, statuses, previews and audit events back to the same.
 */
@NullMarked
package dev.expunge.api.json;

import org.jspecify.annotations.NullMarked;
