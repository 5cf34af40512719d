/** Tests of calls without HTTP. */
@NullMarked
package dev.expunge.api.call;

import org.jspecify.annotations.NullMarked;
