package dev.expunge.core;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** The core is a function of its arguments: replaying a log gives the same state on any machine at any time. */
class ArchitectureTest {

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.expunge.core");

    private static final DescribedPredicate<JavaClass> OUTSIDE_WORLD = resideInAnyPackage(
                    "java.net..", "java.nio.file..", "java.sql..", "java.util.logging..")
            .or(type(Clock.class))
            .or(type(Random.class))
            .or(type(SecureRandom.class))
            .or(type(ThreadLocalRandom.class));

    @Test
    void needsTheJdkAndNullAnnotationsOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("dev.expunge.core..", "java..", "org.jspecify..")
                        .and(not(OUTSIDE_WORLD)))
                .check(CORE);
    }

    @Test
    void isToldTheTime() {
        noClasses()
                .should()
                .accessTargetWhere(to(System.class, "currentTimeMillis"))
                .orShould()
                .accessTargetWhere(to(System.class, "nanoTime"))
                .orShould()
                .accessTargetWhere(target(name("now")).and(target(owner(resideInAPackage("java.time..")))))
                .check(CORE);
    }

    @Test
    void isGivenItsIds() {
        noClasses()
                .should()
                .accessTargetWhere(to(UUID.class, "randomUUID"))
                .orShould()
                .accessTargetWhere(to(Math.class, "random"))
                .orShould()
                .accessTargetWhere(to(System.class, "identityHashCode"))
                .check(CORE);
    }

    /** Calls and method references alike. */
    private static DescribedPredicate<JavaAccess<?>> to(Class<?> owner, String method) {
        return target(owner(type(owner))).and(target(name(method)));
    }
}
