package dev.expunge.testing;

import dev.expunge.client.Expunge;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives an Expunge to tests, as parameters of type {@link Expunge}, {@link InMemoryExpunge} or {@link RunningExpunge}. In
 * memory each class has its own, empty before each test; an embedded one is started once for all classes, and kept as it is.
 * Needs JUnit 5.13 or later, or 6.
 */
public final class ExpungeExtension implements BeforeEachCallback, ParameterResolver {

    private static final Namespace NAMES = Namespace.create(ExpungeExtension.class);

    private final boolean memory;

    /** For {@code @ExtendWith(ExpungeExtension.class)}: in memory. */
    public ExpungeExtension() {
        this(true);
    }

    private ExpungeExtension(boolean memory) {
        this.memory = memory;
    }

    /**
     * For {@code @RegisterExtension}: in memory, on a clock that obeys. Not for tests of one class that run side by side.
     *
     * @return an extension
     */
    public static ExpungeExtension inMemory() {
        return new ExpungeExtension(true);
    }

    /**
     * For {@code @RegisterExtension}: with a real broker; needs the artifact {@code expunge-app}. Tests share it, so they
     * use tables or keys of their own.
     *
     * @return an extension
     */
    public static ExpungeExtension embedded() {
        return new ExpungeExtension(false);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (running(context) instanceof InMemoryExpunge inMemory) {
            inMemory.reset();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Expunge.class || RunningExpunge.class.isAssignableFrom(type);
    }

    /** @throws ParameterResolutionException for a kind that this extension does not start */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        RunningExpunge running = running(context);
        if (type == Expunge.class) {
            return running.client();
        }
        if (type.isInstance(running)) {
            return running;
        }
        throw new ParameterResolutionException("this extension starts an "
                + running.getClass().getSimpleName() + ", so there is no " + type.getSimpleName());
    }

    /** The store closes what is in it: with the class in memory, with the whole run embedded. */
    private RunningExpunge running(ExtensionContext context) {
        Store store = (memory ? ofClass(context) : context.getRoot()).getStore(NAMES);
        String name = memory ? "memory" : "embedded";
        synchronized (ExpungeExtension.class) {
            RunningExpunge running = store.get(name, RunningExpunge.class);
            if (running == null) {
                running = memory ? InMemoryExpunge.start() : EmbeddedExpunge.start();
                store.put(name, running);
            }
            return running;
        }
    }

    /** The outermost class: nested ones share its Expunge. */
    private static ExtensionContext ofClass(ExtensionContext context) {
        ExtensionContext found = context;
        ExtensionContext parent = context.getParent().orElse(context);
        while (parent.getParent().isPresent() && parent.getTestClass().isPresent()) {
            found = parent;
            parent = parent.getParent().orElseThrow();
        }
        return found;
    }
}
