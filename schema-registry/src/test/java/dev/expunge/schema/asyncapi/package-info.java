@NullMarked
package dev.expunge.schema.asyncapi;

import org.jspecify.annotations.NullMarked;
