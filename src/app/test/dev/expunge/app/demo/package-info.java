/** What {@code expunge demo} prints. */
@NullMarked
package dev.expunge.app.demo;

import org.jspecify.annotations.NullMarked;
