/** The wire format on good, strange and hostile bytes. */
@NullMarked
package dev.expunge.schema.wire;

import org.jspecify.annotations.NullMarked;
