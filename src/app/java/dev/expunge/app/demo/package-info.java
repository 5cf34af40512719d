/**
 * {@code expunge demo}: a story in chapters, told to somebody who has never heard of Expunge. Each chapter makes real HTTP
 * calls, shows what came back, and checks that it is what it promised.
 */
@NullMarked
package dev.expunge.app.demo;

import org.jspecify.annotations.NullMarked;
