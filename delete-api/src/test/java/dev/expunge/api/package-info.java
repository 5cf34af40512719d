/** What the packages of the module may know of each other. */
@NullMarked
package dev.expunge.api;

import org.jspecify.annotations.NullMarked;
