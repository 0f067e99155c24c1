package dev.hilo.channel.chat;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

@AnalyzeClasses(packages = "dev.hilo.channel.chat", importOptions = DoNotIncludeTests.class)
class RingsTest {

    @ArchTest
    static final ArchRule the_model_knows_java_only = classes()
            .that()
            .resideInAPackage("..chat.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "dev.hilo.channel.chat.model..");

    @ArchTest
    static final ArchRule the_acts_know_java_and_the_model = classes()
            .that()
            .resideInAPackage("..chat.app..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "org.jspecify..", "dev.hilo.channel.chat.model..", "dev.hilo.channel.chat.app..");

    @ArchTest
    static final ArchRule adapters_have_no_cycles = SlicesRuleDefinition.slices()
            .matching("dev.hilo.channel.chat.adapter.(*)..")
            .should()
            .beFreeOfCycles();
}
