package dev.hilo.analytics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses service = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.hilo");

    @Test
    void the_model_knows_only_java_and_itself() {
        classes()
                .that()
                .resideInAPackage("..model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "dev.hilo.analytics..model..")
                .check(service);
    }

    @Test
    void use_cases_know_the_model_and_the_ports_of_other_use_cases() {
        classes()
                .that()
                .resideInAPackage("dev.hilo.analytics..app..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "org.jspecify..", "dev.hilo.analytics..model..", "dev.hilo.analytics..app..")
                .check(service);
    }

    @Test
    void features_and_packages_have_no_cycles() {
        slices().matching("dev.hilo.analytics.(*)..").should().beFreeOfCycles().check(service);
        slices().matching("dev.hilo.analytics.(**)").should().beFreeOfCycles().check(service);
    }
}
