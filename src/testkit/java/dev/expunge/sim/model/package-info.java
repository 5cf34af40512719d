/**
 * The contract as a sequential program: one thing happens after the other, all at once. Written to be obviously right; what
 * the cluster does must be what this does in some order.
 */
@NullMarked
package dev.expunge.sim.model;

import org.jspecify.annotations.NullMarked;
