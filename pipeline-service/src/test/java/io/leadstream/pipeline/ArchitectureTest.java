package io.leadstream.pipeline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.leadstream.messaging.EventHandler;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * <pre>
 *   listeners ──▶ committee approval task methodology aftersale team board live rate model
 *       │              │
 *       └──────────▶ deal ──▶ definition
 *                      ▲           ▲
 *                      └─ history ─┘
 * </pre>
 */
@AnalyzeClasses(packages = "io.leadstream.pipeline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** What can be said of deals and pipelines without a server. */
    private static final String DOMAIN =
            "Money|InBase|Worth|Category|NextStep|Contact|Pursuit|Attribute|Change|Past|Past[$].*|LossReason|LossKind|Loss|Unmet|Tally.*|Gate|DealState.*|DealEvent.*|Deal|Terms|Buyer|Closing|Standing|Origin|By"
                    + "|DealRefusal|ExitCriteriaUnmet|DealCannotGoThere|LeadHasOpenDeal|LeadIsErased|BeforeLastFact|Line"
                    + "|SalesModel|Question|Assessment|Assessment[$].*|Composition|EvidenceGrade|WinShare|DealTask|TaskState|Approvals|ApprovalMissing|StageRuleForbids|StageRules.*|StageTask|StageCount|Lineage|PipelineDiff.*"
                    + "|Phase|Stage|ExitCriterion|EvidenceKind|Pipeline|Standard|Finding|StageStandards.*|RepAction"
                    + "|StandardPipeline|PipelineDraft|PastDeal|PastDeal[$].*|Placement|LineRefused|Past|Past[$].*|Meant|Meant[$].*|Spell"
                    + "|Methodology|Catalogue|Range|Dimension|Approach|Distance|Situation|Shift|Choice|SellingCost|Segment";

    private static final String[] CAPABILITIES_ABOUT_DEALS = Stream.of(
                    "committee",
                    "approval",
                    "task",
                    "methodology",
                    "aftersale",
                    "team",
                    "board",
                    "live",
                    "rate",
                    "loss",
                    "similar",
                    "model")
            .map("io.leadstream.pipeline."::concat)
            .toArray(String[]::new);

    @ArchTest
    static final ArchRule CAPABILITIES = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("capabilities")
            .definedBy(CAPABILITIES_ABOUT_DEALS)
            .layer("listeners")
            .definedBy("io.leadstream.pipeline")
            .layer("history")
            .definedBy("io.leadstream.pipeline.history")
            .layer("deal")
            .definedBy("io.leadstream.pipeline.deal")
            .layer("definition")
            .definedBy("io.leadstream.pipeline.definition")
            .whereLayer("listeners")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("history")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("capabilities")
            .mayOnlyBeAccessedByLayers("listeners")
            .whereLayer("deal")
            .mayOnlyBeAccessedByLayers("listeners", "history", "capabilities")
            .whereLayer("definition")
            .mayOnlyBeAccessedByLayers("deal", "history", "capabilities");

    @ArchTest
    static final ArchRule THE_DOMAIN_KNOWS_NO_WEB_MESSAGING_OR_JSON = noClasses()
            .that()
            .haveNameMatching(".*[.](?:" + DOMAIN + ")")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.ws.rs..",
                    "io.leadstream.messaging..",
                    "com.fasterxml..",
                    "io.vertx..",
                    "org.apache.kafka..");

    @ArchTest
    static final ArchRule ONLY_LISTENERS_HEAR =
            classes().that().areAssignableTo(EventHandler.class).should().haveSimpleNameEndingWith("Listener");

    @ArchTest
    static final ArchRule ONLY_RESOURCES_ARE_PUBLIC_ON_THE_WEB =
            classes().that().areAnnotatedWith(jakarta.ws.rs.Path.class).should().haveSimpleNameEndingWith("Resource");

    @ArchTest
    static final ArchRule NOBODY_ASKS_THE_SYSTEM_CLOCK =
            noClasses().should().callMethod(java.time.Instant.class, "now");

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED =
            classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class);
}
