/** The Java client against the real routes, over fakes. */
@NullMarked
package dev.expunge.api.client;

import org.jspecify.annotations.NullMarked;
