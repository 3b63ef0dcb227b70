package io.leadstream.lead;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.leadstream.lead.card.Firmographics;
import io.leadstream.lead.card.Lead;
import io.leadstream.lead.card.Origin;
import io.leadstream.lead.card.Person;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.NullMarked;

/**
 * <pre>
 *   capture  ──┐
 *   activity ──┼──▶ card ──▶ normal
 *   standing ──┘
 * </pre>
 */
@AnalyzeClasses(packages = "io.leadstream.lead", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule CAPABILITIES = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("capture")
            .definedBy("io.leadstream.lead.capture")
            .layer("activity")
            .definedBy("io.leadstream.lead.activity")
            .layer("standing")
            .definedBy("io.leadstream.lead.standing")
            .layer("card")
            .definedBy("io.leadstream.lead.card")
            .layer("normal")
            .definedBy("io.leadstream.lead.normal")
            .whereLayer("capture")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("activity")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("standing")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("card")
            .mayOnlyBeAccessedByLayers("capture", "activity", "standing")
            .whereLayer("normal")
            .mayOnlyBeAccessedByLayers("card", "capture");

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
    static final ArchRule ONLY_LISTENERS_HEAR = methods()
            .that()
            .areAnnotatedWith(Incoming.class)
            .should()
            .beDeclaredInClassesThat(simpleNameEndingWith("Listener"));

    @ArchTest
    static final ArchRule ONLY_RESOURCES_ARE_ON_THE_WEB =
            classes().that().areAnnotatedWith(Path.class).should().haveSimpleNameEndingWith("Resource");

    @ArchTest
    static final ArchRule NOBODY_ASKS_THE_SYSTEM_CLOCK = noClasses().should().callMethod(Instant.class, "now");

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED =
            classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class);
}
