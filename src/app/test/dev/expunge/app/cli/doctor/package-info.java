/** What the doctor finds in what it sees. */
@NullMarked
package dev.expunge.app.cli.doctor;

import org.jspecify.annotations.NullMarked;
