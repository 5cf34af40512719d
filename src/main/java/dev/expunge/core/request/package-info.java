/**
 * Delete requests: their shape, the checks against a catalog, and the one resolution of mode, delay, cascade and access
 * path that a delete keeps for life. All of it is pure functions over plain JSON and records.
 */
@NullMarked
package dev.expunge.core.request;

import org.jspecify.annotations.NullMarked;
