/**
 * Table definitions: how they are read, checked and numbered, and what the foreign keys between them make of them. A
 * catalog is changed only by {@link dev.expunge.core.catalog.CatalogEvolution}, which is a pure function.
 */
@NullMarked
package dev.expunge.core.catalog;

import org.jspecify.annotations.NullMarked;
