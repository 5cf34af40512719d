import static org.junit.platform.engine.discovery.ClassNameFilter.excludeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the tests of a package, but for the classes whose names match a pattern; ends with 1 if one fails. */
public final class RunTests {

    private RunTests() {}

    public static void main(String[] args) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectPackage(args[0]))
                .filters(excludeClassNamePatterns(args[1]))
                .build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, summary);
        long failed = summary.getSummary().getTotalFailureCount();
        System.out.println(summary.getSummary().getTestsFoundCount() + " tests, " + failed + " failed");
        summary.getSummary().getFailures().stream()
                .limit(3)
                .forEach(failure -> System.out.println(failure.getTestIdentifier().getDisplayName() + ": "
                        + failure.getException().toString().lines().findFirst().orElse("")));
        System.exit(failed > 0 || summary.getSummary().getTestsFoundCount() == 0 ? 1 : 0);
    }
}
