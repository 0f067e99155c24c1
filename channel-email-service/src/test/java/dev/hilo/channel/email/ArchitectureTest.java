package dev.hilo.channel.email;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.hilo.channel.email", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule models_know_java_and_each_other_only = classes()
            .that()
            .resideInAPackage("..email.*.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "dev.hilo.channel.email.*.model..");

    @ArchTest
    static final ArchRule use_cases_know_models_and_ports_only = classes()
            .that()
            .resideInAPackage("..email.*.app..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "org.jspecify..", "dev.hilo.channel.email.*.model..", "dev.hilo.channel.email.*.app..");

    @ArchTest
    static final ArchRule features_are_free_of_cycles =
            slices().matching("dev.hilo.channel.email.(*)..").should().beFreeOfCycles();
}
