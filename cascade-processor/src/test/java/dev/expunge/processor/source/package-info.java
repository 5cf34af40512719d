/** Tests of tables that are fed from topics of their own. */
@NullMarked
package dev.expunge.processor.source;

import org.jspecify.annotations.NullMarked;
