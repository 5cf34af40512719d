package dev.expunge.e2e.cases;

import dev.expunge.core.event.Input;
import dev.expunge.core.event.RowEffect;
import java.net.URI;
import java.util.List;

/** A product that cases are run on. */
interface Subject {

    URI base();

    /** Lets time pass, on the product's clock. */
    void pass(long ms);

    /** Runs these at the same time; what they ask for reaches the product before any of it is carried out, if it can. */
    void together(List<Runnable> calls);

    /** How long what was answered may take to become visible, ms. */
    long patienceMs();

    /** Puts a record on its topic, as the owner of a table or the scheduler does. */
    void submit(Input input);

    /** What was written to the topics of effects. */
    List<RowEffect> effects();
}
