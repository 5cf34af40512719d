/** The product as its users have it: processes of their own, HTTP and topics. */
@NullMarked
package dev.expunge.bench.product;

import org.jspecify.annotations.NullMarked;
