/** The topics described in AsyncAPI: made of the catalogue of topics and the released schemas, so that it cannot go stale. */
@NullMarked
package dev.expunge.schema.asyncapi;

import org.jspecify.annotations.NullMarked;
