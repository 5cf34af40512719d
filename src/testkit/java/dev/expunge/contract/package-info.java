/**
 * Holds answers against the API's own description, so that the description is true, and one description against an earlier
 * one, so that no client is broken by accident.
 */
@NullMarked
package dev.expunge.contract;

import org.jspecify.annotations.NullMarked;
