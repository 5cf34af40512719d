import static org.junit.platform.engine.discovery.ClassNameFilter.excludeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Runs the tests of a package, but for the classes whose names match a pattern, or those of {@code class#method}; prints how
 * many fail and the first of them.
 */
public final class RunTests {

    private RunTests() {}

    public static void main(String[] args) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(args[0].contains("#") ? selectMethod(args[0]) : selectPackage(args[0]))
                .filters(excludeClassNamePatterns(args[1]))
                .build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, summary);
        var failures = summary.getSummary().getFailures();
        failures.forEach(failure -> System.out.println(
                failure.getTestIdentifier().getDisplayName() + ": " + failure.getException()));
        System.out.println("result: " + (summary.getSummary().getTestsFoundCount() == 0
                ? "no test was found"
                : failures.isEmpty()
                ? "survives"
                : "caught by " + failures.size() + ", `"
                        + failures.get(0).getTestIdentifier().getDisplayName() + "`"));
        System.exit(0);
    }
}
