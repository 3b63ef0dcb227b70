package io.leadstream.qualification;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.leadstream.messaging.EventHandler;
import io.leadstream.messaging.EventType;
import io.leadstream.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The map of this service. */
class ArchitectureTest {

    private static final String ROOT = "io.leadstream.qualification";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** Where the domain meets the outside: what is read from events, and what is read from requests. */
    private static final Set<String> EDGES = Set.of(
            "LeadEvent",
            "LeadBatch",
            "TableFile",
            "FactInput",
            "Refusals",
            "UnknownInput",
            "QualificationView",
            "DealEvent",
            "DefinitionInput",
            "ModelInput",
            "ModelCheck",
            "ModelRefusals",
            "OverrideInput",
            "RejectInput",
            "FactValueReader",
            "FactValueJson",
            "FactView",
            "FrameworkInput");

    /** What each capability may use of the others; the service's own package may use all. A line a capability. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("account", Set.of("facts", "framework", "lead", "lifecycle", "profile", "publishing", "sql")),
            Map.entry("trait", Set.of("sql")),
            Map.entry("awareness", Set.of("lead", "lifecycle", "sql")),
            Map.entry(
                    "discovery",
                    Set.of("awareness", "facts", "framework", "lead", "lifecycle", "profile", "publishing", "sql")),
            Map.entry("facts", Set.of("framework", "lead", "lifecycle", "publishing", "sql")),
            Map.entry("framework", Set.of("lead", "sql")),
            Map.entry("lead", Set.of("sql")),
            Map.entry("lifecycle", Set.of("framework", "lead", "publishing", "sql")),
            Map.entry("outcome", Set.of("sql")),
            Map.entry("override", Set.of("lead", "lifecycle", "publishing", "scoring", "sql")),
            Map.entry("prediction", Set.of("lead", "lifecycle", "queue", "sql")),
            Map.entry("profile", Set.of("lead", "sql")),
            Map.entry("publishing", Set.of()),
            Map.entry("queue", Set.of("lead", "lifecycle", "scoring", "sql")),
            Map.entry("rehearsal", Set.of("lead", "scoring", "sql")),
            Map.entry("returns", Set.of("framework", "sql")),
            Map.entry("scoring", Set.of("lead", "profile", "publishing", "sql")),
            Map.entry("sql", Set.of()));

    @ParameterizedTest
    @MethodSource("capabilities")
    void eachCapabilityUsesOnlyWhatTheMapAllows(String capability) {
        String[] others = capabilities()
                .filter(other -> !other.equals(capability))
                .filter(other -> !MAY_USE.get(capability).contains(other))
                .map(other -> ROOT + "." + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + capability + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(others).or(resideInAPackage(ROOT)))
                .check(CLASSES);
    }

    @Test
    void theMapShowsEveryCapability() {
        var packages = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals(ROOT))
                .map(name -> name.substring(ROOT.length() + 1))
                .collect(toSet());

        assertEquals(packages, MAY_USE.keySet());
    }

    static Stream<String> capabilities() {
        return MAY_USE.keySet().stream().sorted();
    }

    @Test
    void theDomainKnowsNoTransport() {
        noClasses()
                .that(arePartOfTheDomain())
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta.ws.rs..")
                        .or(resideInAPackage("com.fasterxml.."))
                        .or(resideInAPackage("io.leadstream.messaging.."))
                        .or(resideInAPackage("io.leadstream.rest..")))
                .check(CLASSES);
    }

    @Test
    void onlyTheListenerReceivesEvents() {
        classes()
                .that()
                .areAssignableTo(EventHandler.class)
                .should()
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
