package dev.expunge.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DependenciesTest {

    private static JavaClasses product() throws URISyntaxException {
        var place = ApiService.class.getProtectionDomain().getCodeSource().getLocation();
        return new ClassFileImporter().importPath(Path.of(place.toURI()));
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
