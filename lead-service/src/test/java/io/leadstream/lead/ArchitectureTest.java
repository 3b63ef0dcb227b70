package io.leadstream.lead;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.leadstream.lead.card.Firmographics;
import io.leadstream.lead.card.Lead;
import io.leadstream.lead.card.Origin;
import io.leadstream.lead.card.Person;
import io.leadstream.messaging.EventHandler;
import io.leadstream.messaging.RecordHandler;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** The map of this service. */
@AnalyzeClasses(packages = "io.leadstream.lead", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.leadstream.lead.";

    /** What each capability may use of the others: a line a capability. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("account", Set.of("card", "database", "normal", "timeline")),
            Map.entry("activity", Set.of("card", "normal", "timeline")),
            Map.entry("attribution", Set.of("card")),
            Map.entry("capture", Set.of("card", "deal", "normal", "partner", "source", "timeline")),
            Map.entry("card", Set.of("database", "normal", "rule")),
            Map.entry("database", Set.of()),
            Map.entry("duplicate", Set.of("card", "normal")),
            Map.entry("merge", Set.of("card", "timeline")),
            Map.entry("imports", Set.of("capture", "card", "normal", "source")),
            Map.entry("deal", Set.of("timeline")),
            Map.entry("live", Set.of("card")),
            Map.entry("normal", Set.of()),
            Map.entry("note", Set.of("card", "timeline")),
            Map.entry("partner", Set.of("card")),
            Map.entry("privacy", Set.of("account", "card", "normal")),
            Map.entry("prospecting", Set.of("attribution", "card", "normal", "rule", "segment")),
            Map.entry("response", Set.of("card", "routing", "rule")),
            Map.entry("routing", Set.of("card", "rule", "timeline")),
            Map.entry("rule", Set.of()),
            Map.entry("segment", Set.of("card", "normal", "rule")),
            Map.entry("source", Set.of("card")),
            Map.entry("standing", Set.of("card", "timeline")),
            Map.entry("team", Set.of("card", "deal", "timeline")),
            Map.entry("timeline", Set.of("card")));

    @ArchTest
    static void eachCapabilityUsesOnlyWhatTheMapAllows(JavaClasses classes) {
        MAY_USE.forEach((capability, allowed) -> noClasses()
                .that()
                .resideInAPackage(ROOT + capability)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(MAY_USE.keySet().stream()
                        .filter(other -> !other.equals(capability) && !allowed.contains(other))
                        .map(other -> ROOT + other)
                        .toArray(String[]::new))
                .check(classes));
    }

    @ArchTest
    static void theMapShowsEveryCapability(JavaClasses classes) {
        var packages = classes.stream()
                .map(type -> type.getPackageName().substring(ROOT.length()))
                .collect(Collectors.toSet());

        assertEquals(packages, MAY_USE.keySet());
    }

    @ArchTest
    static final ArchRule WHAT_PEOPLE_WRITE_IS_NORMALISED_WITHOUT_ANY_OF_THE_REST = noClasses()
            .that()
            .resideInAPackage("io.leadstream.lead.normal")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.leadstream.messaging..", "io.leadstream.rest..", "com.fasterxml..");

    @ArchTest
    static final ArchRule THE_DOMAIN_KNOWS_NO_WEB_MESSAGING_OR_JSON = noClasses()
            .that()
            .areAnnotatedWith(Entity.class)
            .or()
            .belongToAnyOf(Lead.class, Person.class, Origin.class, Firmographics.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.ws.rs..", "io.leadstream.messaging..", "io.leadstream.rest..", "com.fasterxml..");

    @ArchTest
    static final ArchRule ONLY_LISTENERS_HEAR = classes()
            .that()
            .areAssignableTo(EventHandler.class)
            .or()
            .areAssignableTo(RecordHandler.class)
            .should()
            .haveSimpleNameEndingWith("Listener");

    @ArchTest
    static final ArchRule ONLY_RESOURCES_ARE_ON_THE_WEB =
            classes().that().areAnnotatedWith(Path.class).should().haveSimpleNameEndingWith("Resource");

    @ArchTest
    static final ArchRule NOBODY_ASKS_THE_SYSTEM_CLOCK = noClasses().should().callMethod(Instant.class, "now");

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED =
            classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class);
}
