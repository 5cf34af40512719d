/** What {@code expunge doctor} looks at: the server, the cluster, the registry. Each look makes findings. */
@NullMarked
package dev.expunge.app.cli.doctor;

import org.jspecify.annotations.NullMarked;
