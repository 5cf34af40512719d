package dev.expunge.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DependenciesTest {

    private static JavaClasses product() throws URISyntaxException {
        var place = Expunge.class.getProtectionDomain().getCodeSource().getLocation();
        return new ClassFileImporter().importPath(Path.of(place.toURI()));
    }

    @Test
    void theClientNeedsTheJdkAndJackson() throws Exception {
        classes()
                .that()
                .resideInAPackage("dev.expunge.client")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "com.fasterxml.jackson..", "org.jspecify.annotations", "dev.expunge.client")
                .check(product());
    }

    @Test
    void nothingOfTheServerNeedsTheClient() throws Exception {
        noClasses()
                .that()
                .resideInAPackage("dev.expunge.api..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.expunge.client")
                .check(product());
    }

    @Test
    void callsKnowNeitherHttpNorKafka() throws Exception {
        noClasses()
                .that()
                .resideInAnyPackage("dev.expunge.api.call", "dev.expunge.api.port", "dev.expunge.api.json")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "jakarta..", "org.apache.kafka..", "org.rocksdb..")
                .check(product());
    }

    @Test
    void httpDoesNotKnowKafka() throws Exception {
        noClasses()
                .that()
                .resideInAPackage("dev.expunge.api.http")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..", "org.rocksdb..", "dev.expunge.api.kafka", "dev.expunge.api.view")
                .check(product());
    }
}
