package io.leadstream.forecast;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.leadstream.messaging.EventHandler;
import io.leadstream.messaging.Outbox;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The map of this service: events become facts, facts become histories, and pure figures are read from those. */
class ArchitectureTest {

    private static final String ROOT = "io.leadstream.forecast";
    private static final String[] FIGURES = {
        "page",
        "conversion",
        "winrate",
        "duration",
        "survival",
        "stagetowon",
        "velocity",
        "stalled",
        "lossreasons",
        "funnel",
        "promise",
        "committee",
        "conformance",
        "rollup",
        "bridge",
        "bias"
    };

    /** What people enter, which figures are shown beside. */
    private static final String[] ENTERED = {"definition", "team", "quota", "category", "call"};

    private static final String[] PURE = {"history", "statistics", "question", "cohort", "cells", "accuracy"};

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static String[] packages(String... names) {
        return Arrays.stream(names).map(name -> ROOT + "." + name).toArray(String[]::new);
    }

    @Test
    void eachPackageKnowsOnlyThoseBelowIt() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("figures")
                .definedBy(packages(FIGURES))
                .layer("forecast")
                .definedBy(packages("winning", "landing"))
                .layer("entered")
                .definedBy(packages(ENTERED))
                .layer("backtest")
                .definedBy(packages("backtest", "snapshot"))
                .layer("rebuild")
                .definedBy(packages("rebuild"))
                .layer("stream")
                .definedBy(packages("stream"))
                .layer("telling")
                .definedBy(packages("alert", "coaching"))
                .layer("reading")
                .definedBy(packages("reading"))
                .layer("table")
                .definedBy(packages("table"))
                .layer("facts")
                .definedBy(packages("facts"))
                .layer("cells")
                .definedBy(packages("cells"))
                .layer("cohort")
                .definedBy(packages("cohort"))
                .layer("question")
                .definedBy(packages("question"))
                .layer("history")
                .definedBy(packages("history"))
                .layer("statistics")
                .definedBy(packages("statistics"))
                .whereLayer("figures")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("entered")
                .mayOnlyBeAccessedByLayers("figures", "forecast")
                .whereLayer("forecast")
                .mayOnlyBeAccessedByLayers("figures", "backtest", "telling")
                .whereLayer("backtest")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("rebuild")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("stream")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("telling")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("reading")
                .mayOnlyBeAccessedByLayers("figures", "forecast", "backtest", "entered", "stream", "telling")
                .whereLayer("table")
                .mayOnlyBeAccessedByLayers("figures", "forecast", "reading")
                .whereLayer("facts")
                .mayOnlyBeAccessedByLayers("reading", "rebuild", "stream")
                .whereLayer("cells")
                .mayOnlyBeAccessedByLayers("figures", "reading", "facts")
                .whereLayer("cohort")
                .mayOnlyBeAccessedByLayers("figures", "forecast", "reading", "cells", "telling")
                .whereLayer("question")
                .mayOnlyBeAccessedByLayers(
                        "figures", "forecast", "backtest", "entered", "reading", "cells", "telling", "cohort")
                .whereLayer("history")
                .mayOnlyBeAccessedByLayers(
                        "figures",
                        "forecast",
                        "backtest",
                        "entered",
                        "reading",
                        "facts",
                        "cohort",
                        "question",
                        "cells",
                        "telling")
                .check(CLASSES);
    }

    @Test
    void noFigureKnowsAnother() {
        for (String figure : FIGURES) {
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + figure)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(Arrays.stream(FIGURES)
                            .filter(other -> !other.equals(figure))
                            .map(other -> ROOT + "." + other)
                            .toArray(String[]::new))
                    .check(CLASSES);
        }
    }

    @Test
    void whatIsComputedKnowsNoFramework() {
        noClasses()
                .that()
                .resideInAnyPackage(packages(PURE))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta..",
                        "io.quarkus..",
                        "com.fasterxml..",
                        "java.sql..",
                        "org.eclipse.microprofile..",
                        "io.leadstream.messaging..",
                        "io.leadstream.rest..")
                .check(CLASSES);
    }

    @Test
    void onlyListenersReceiveEvents() {
        classes()
                .that()
                .areAssignableTo(EventHandler.class)
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .haveSimpleNameEndingWith("Listener")
                .check(CLASSES);
    }

    @Test
    void onlyARebuildHasAConsumerOfItsOwn() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".rebuild")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Consumer.class)
                .check(CLASSES);
    }

    @Test
    void onlyAlertsAndCallsArePublished() {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages("alert", "call"))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Outbox.class)
                .check(CLASSES);
    }

    @Test
    void nothingAsksTheMachineForTheTime() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        CLASSES.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .forEach(part -> assertTrue(part.isAnnotatedWith(NullMarked.class), part.getName()));
    }
}
