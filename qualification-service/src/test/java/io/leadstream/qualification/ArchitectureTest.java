package io.leadstream.qualification;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.leadstream.messaging.EventType;
import io.leadstream.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import java.util.Set;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The map of this service. */
class ArchitectureTest {

    private static final String ROOT = "io.leadstream.qualification";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** Where the domain meets the outside: what is read from events, and what is read from requests. */
    private static final Set<String> EDGES = Set.of("LeadEvent", "LeadBatch", "FactInput", "Refusals");

    @Test
    void eachCapabilityKnowsOnlyThoseBelowIt() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("service")
                .definedBy(ROOT)
                .layer("facts")
                .definedBy(ROOT + ".facts")
                .layer("lifecycle")
                .definedBy(ROOT + ".lifecycle")
                .layer("framework")
                .definedBy(ROOT + ".framework")
                .layer("scoring")
                .definedBy(ROOT + ".scoring")
                .layer("profile")
                .definedBy(ROOT + ".profile")
                .layer("lead")
                .definedBy(ROOT + ".lead")
                .layer("publishing")
                .definedBy(ROOT + ".publishing")
                .layer("sql")
                .definedBy(ROOT + ".sql")
                .whereLayer("service")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("facts")
                .mayOnlyBeAccessedByLayers("service")
                .whereLayer("lifecycle")
                .mayOnlyBeAccessedByLayers("service", "facts")
                .whereLayer("framework")
                .mayOnlyBeAccessedByLayers("service", "facts", "lifecycle")
                .whereLayer("scoring")
                .mayOnlyBeAccessedByLayers("service")
                .whereLayer("profile")
                .mayOnlyBeAccessedByLayers("service", "scoring")
                .whereLayer("lead")
                .mayOnlyBeAccessedByLayers("service", "lifecycle", "scoring", "profile")
                .whereLayer("publishing")
                .mayOnlyBeAccessedByLayers("service", "facts", "lifecycle", "scoring")
                .whereLayer("sql")
                .mayOnlyBeAccessedByLayers("lifecycle", "scoring", "lead", "profile")
                .check(CLASSES);
    }

    @Test
    void theDomainKnowsNoTransport() {
        noClasses()
                .that(arePartOfTheDomain())
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta.ws.rs..")
                        .or(resideInAPackage("com.fasterxml.."))
                        .or(resideInAPackage("io.leadstream.messaging.."))
                        .or(resideInAPackage("io.leadstream.rest.."))
                        .or(resideInAPackage("org.eclipse.microprofile.reactive.messaging..")))
                .check(CLASSES);
    }

    @Test
    void onlyTheListenerReceivesEvents() {
        methods()
                .that()
                .areAnnotatedWith(Incoming.class)
                .should()
                .beDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Listener")
                .check(CLASSES);
    }

    @Test
    void onlyPublishingWritesTheOutbox() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".publishing")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Outbox.class)
                .check(CLASSES);
    }

    @Test
    void nothingInTheModelAsksForTheTime() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void resourcesAndUseCasesAreSeenByTheirOwnPackageOnly() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should(be(describe("package-private", (JavaClass type) -> !type.getModifiers()
                        .contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC))))
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        CLASSES.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .forEach(part -> assertTrue(part.isAnnotatedWith(NullMarked.class), part.getName()));
    }

    private static DescribedPredicate<JavaClass> arePartOfTheDomain() {
        return describe("are part of the domain", type -> {
            JavaClass outer = type;
            while (outer.getEnclosingClass().isPresent()) {
                outer = outer.getEnclosingClass().get();
            }
            return !outer.isAnnotatedWith(ApplicationScoped.class)
                    && !outer.isAnnotatedWith(Path.class)
                    && !outer.isAnnotatedWith(EventType.class)
                    && !EDGES.contains(outer.getSimpleName())
                    && !outer.getSimpleName().equals("package-info");
        });
    }
}
