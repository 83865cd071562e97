package dev.tandem.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Camunda's libraries could tell other machines: nothing, because they call none. */
@Tag("once")
class NothingLeavesTest {

    /** The engine's reporter is gone since 7.21, and must not come back with an update. */
    @Test
    void nothingInCamundasLibrariesCallsOtherMachines() {
        JavaClasses camunda = new ClassFileImporter().importPackages("org.camunda.bpm");
        assertThat(camunda.size()).isGreaterThan(3000);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net.http..",
                        "org.apache.http..",
                        "org.apache.hc..",
                        "jakarta.ws.rs.client..",
                        "connectjar..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(Http)?URLConnection|java\\.net\\.Socket|javax\\.net\\.ssl\\..*")
                .check(camunda);
    }
}
