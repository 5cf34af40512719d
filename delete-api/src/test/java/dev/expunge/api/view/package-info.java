/** The view over a real store, fed with records as the topics have them. */
@NullMarked
package dev.expunge.api.view;

import org.jspecify.annotations.NullMarked;
