package dev.hilo.channel.webhook;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.hilo.channel.webhook", importOptions = DoNotIncludeTests.class)
class RingsTest {

    @ArchTest
    static final ArchRule the_model_knows_java_only = classes()
            .that()
            .resideInAPackage("..webhook.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "dev.hilo.channel.webhook.model..");

    @ArchTest
    static final ArchRule adapters_have_no_cycles =
            slices().matching("dev.hilo.channel.webhook.adapter.(*)..").should().beFreeOfCycles();
}
