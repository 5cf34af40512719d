/** What tests share: the simulation, fakes and a broker that can be started, stopped and killed. */
@NullMarked
package dev.expunge.testkit;

import org.jspecify.annotations.NullMarked;
