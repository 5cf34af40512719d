/** What those rely on who run Expunge or build on it: the contracts of calls and topics, figures, alerts, logs, rights. */
@NullMarked
package dev.expunge.e2e.ops;

import org.jspecify.annotations.NullMarked;
