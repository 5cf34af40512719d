/**
 * The calls as HTTP: paths, query, headers, bodies and their limits on the way in; JSON, problems and event streams on the
 * way out. Decides nothing about deletes.
 */
@NullMarked
package dev.expunge.api.http;

import org.jspecify.annotations.NullMarked;
