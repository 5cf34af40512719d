/**
 * The catalogue of topics: what each is called, holds, keeps and is divided into, who writes it and how it is read. No topic
 * is named anywhere else.
 */
@NullMarked
package dev.expunge.schema.topic;

import org.jspecify.annotations.NullMarked;
