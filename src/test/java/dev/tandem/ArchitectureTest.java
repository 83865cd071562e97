package dev.tandem;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The rules of the house that the compiler does not know. */
@Tag("once")
class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter(java.util.List.of(new ImportOption.DoNotIncludeTests())).importPackages("dev.tandem");

    @Test
    void modulesUseOnlyWhatOthersOffer() {
        ApplicationModules.of(TandemApplication.class).verify();
    }

    @Test
    void engineTypesStayWhereTheEngineIsUsed() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "..process..",
                        "dev.tandem.core..",
                        "dev.tandem.database..",
                        "dev.tandem.deployment..",
                        "dev.tandem.engine..",
                        "dev.tandem.identity..",
                        "dev.tandem.operations..",
                        "dev.tandem.tasks..",
                        "dev.tandem.web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .because("Tandem stays able to leave the engine")
                .check(CLASSES);
    }

    @Test
    void delegatesAreSmallAndKeepToThemselves() {
        classes()
                .that()
                .implement(JavaDelegate.class)
                .should()
                .resideInAPackage("..process..")
                .andShould()
                .notBePublic()
                .andShould()
                .haveSimpleNameEndingWith("Delegate")
                .check(CLASSES);
        noClasses()
                .that()
                .implement(JavaDelegate.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.jdbc..",
                        "org.springframework.web..",
                        "org.slf4j..",
                        "org.camunda.bpm.engine")
                .because(
                        "a delegate reads variables, makes one call and writes variables: no SQL, HTTP, log or engine services")
                .check(CLASSES);
    }

    @Test
    void settingsAreNamedSettings() {
        classes()
                .that()
                .areAnnotatedWith(org.springframework.boot.context.properties.ConfigurationProperties.class)
                .should()
                .haveSimpleNameEndingWith("Settings")
                .andShould()
                .beRecords()
                .check(CLASSES);
    }
}
