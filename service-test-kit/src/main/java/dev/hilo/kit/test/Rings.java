package dev.hilo.kit.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The rules of a service's rings; a service's own test extends it and names its package. {@code model} knows only Java,
 * {@code app} knows {@code model}, {@code adapter} is the only place that sees frameworks, the contract and stores.
 */
public abstract class Rings {

    private final String root;
    private final JavaClasses service;

    /** @param root the service's package: {@code dev.hilo.routing} */
    protected Rings(String root) {
        this.root = root;
        this.service = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(root);
    }

    @Test
    void the_model_knows_only_java_and_itself() {
        classes()
                .that()
                .resideInAPackage(root + "..model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", root + "..model..")
                .check(service);
    }

    @Test
    void use_cases_know_the_model_and_other_use_cases() {
        classes()
                .that()
                .resideInAPackage(root + "..app..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", root + "..model..", root + "..app..")
                .check(service);
    }

    @Test
    void features_and_packages_have_no_cycles() {
        slices().matching(root + ".(*)..").should().beFreeOfCycles().check(service);
        slices().matching(root + ".(**)").should().beFreeOfCycles().check(service);
    }

    @Test
    void no_other_service_is_known() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages(otherServices())
                .check(service);
    }

    /** How E11000 is read, and how far a write must have come, is settled in the service kit. */
    @Test
    void the_failures_of_writes_are_read_in_one_place() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("com.mongodb.ErrorCategory")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("com.mongodb.WriteConcern")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("com.mongodb.ReadConcern")
                .allowEmptyShould(true)
                .check(service);
    }

    private String[] otherServices() {
        return Stream.of(
                        "dev.hilo.cases",
                        "dev.hilo.channel",
                        "dev.hilo.routing",
                        "dev.hilo.notification",
                        "dev.hilo.analytics")
                .filter(other -> !root.startsWith(other))
                .map(other -> other + "..")
                .toArray(String[]::new);
    }
}
