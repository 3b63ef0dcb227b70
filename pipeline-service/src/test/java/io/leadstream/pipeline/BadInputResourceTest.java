package io.leadstream.pipeline;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.local.test.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input on every endpoint gets a problem that names the place, never a 500. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class BadInputResourceTest {

    private static final List<String> POSTS = List.of(
            "/api/pipelines",
            "/api/pipelines/check",
            "/api/deals",
            "/api/deals/DEAL/evidence",
            "/api/deals/DEAL/stakeholders",
            "/api/methodologies/recommendation",
            "/api/deals/DEAL/approvals",
            "/api/deals/DEAL/tasks",
            "/api/deals/DEAL/rounds",
            "/api/sales-models/assessment",
            "/api/deals/DEAL/moves",
            "/api/deals/moves",
            "/api/deals/DEAL/closure",
            "/api/deals/DEAL/reopening",
            "/api/deals/DEAL/transfer",
            "/api/deals/DEAL/hand-overs",
            "/api/references",
            "/api/deals/DEAL/lead-proposals",
            "/api/profitability/inputs",
            "/api/deals/DEAL/promises");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static String deal = "";

    private final Api api = new Api();

    @BeforeEach
    void openDeal() {
        api.ready();
        deal = deal.isEmpty() ? api.openDeal() : deal;
    }

    static Stream<Arguments> unreadable() {
        String deep = "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000);
        String big = "{\"name\":\"" + "x".repeat(10 << 20) + "\"}";
        return POSTS.stream()
                .flatMap(path -> Stream.of(
                        Arguments.of(path, "", 400),
                        Arguments.of(path, "{", 400),
                        Arguments.of(path, "null", 400),
                        Arguments.of(path, "[]", 400),
                        Arguments.of(path, "\"text\"", 400),
                        Arguments.of(path, "{}", 400),
                        Arguments.of(path, "{} {}", 400),
                        Arguments.of(path, "{\"unheard-of\":1}", 400),
                        Arguments.of(path, "{\"name\":\"\\u0000\"}", 400),
                        Arguments.of(path, deep, 400),
                        Arguments.of(path, big, 413)));
    }

    /** By the JDK's client: REST Assured describes every body, which takes seconds for ten million bytes. */
    @ParameterizedTest
    @MethodSource("unreadable")
    void whatCannotBeReadIsAProblem(String path, String body, int status) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:"
                        + ConfigProvider.getConfig().getValue("quarkus.http.test-port", int.class) + place(path)))
                .header("Authorization", "Bearer " + api.stack().token("admin"))
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();

        var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());

        assertEquals(status, answer.statusCode(), answer::body);
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""));
        assertTrue(JsonPath.from(answer.body()).getString("type").startsWith("urn:leadstream:problem:"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/deals | {\"name\":5} | name",
                "/api/deals | {\"name\":\" \"} | name",
                "/api/deals | {\"name\":\"LONG\"} | name",
                "/api/deals | {\"name\":\"x\",\"leadId\":\"me\"} | leadId",
                "/api/deals | {\"name\":\"x\",\"companyId\":7} | companyId",
                "/api/deals | {\"name\":\"x\",\"owner\":\" \"} | owner",
                "/api/deals | {\"name\":\"x\",\"amount\":5} | amount",
                "/api/deals | {\"name\":\"x\",\"amount\":{\"amount\":\"1e400\",\"currency\":\"EUR\"}} | amount.amount",
                "/api/deals | {\"name\":\"x\",\"amount\":{\"amount\":\"-1\",\"currency\":\"EUR\"}} | amount",
                "/api/deals | {\"name\":\"x\",\"amount\":{\"amount\":\"1\",\"currency\":\"XYZ\"}} | amount",
                "/api/deals | {\"name\":\"x\",\"amount\":{\"amount\":\"1\"}} | amount",
                "/api/deals | {\"name\":\"x\",\"expectedClose\":\"soon\"} | expectedClose",
                "/api/deals | {\"name\":\"x\",\"expectedClose\":\"+999999999-01-01\"} | expectedClose",
                "/api/deals | {\"name\":\"x\",\"expectedClose\":[2026,13,1]} | expectedClose",
                "/api/deals/DEAL/moves | {\"toStage\":\"FIT_EVALUATED\",\"occurredAt\":\"1700000000000000000\"} | occurredAt",
                "/api/deals/DEAL/closure | {\"outcome\":\"WON\",\"occurredAt\":\"1700000000\"} | occurredAt",
                "/api/deals | {\"name\":\"x\",\"segments\":{\"1 x\":\"y\"}} | segments",
                "/api/deals | {\"name\":\"x\",\"segments\":{\"a\":null}} | segments",
                "/api/deals | {\"name\":\"x\",\"segments\":[]} | segments",
                "/api/deals | {\"name\":\"x\",\"team\":\"rep-7\"} | team",
                "/api/deals | {\"name\":\"x\",\"team\":[null]} | team",
                "/api/deals | {\"name\":\"x\",\"category\":\"MAYBE\"} | category",
                "/api/deals | {\"name\":\"x\",\"category\":\"CLOSED\"} | category",
                "/api/deals | {\"name\":\"x\",\"nextStep\":{\"date\":\"2026-12-01\"}} | nextStep.text",
                "/api/deals | {\"name\":\"x\",\"nextStep\":{\"text\":\"call\",\"date\":\"9999-12-01\"}} | nextStep.date",
                "/api/deals | {\"name\":\"x\",\"competitors\":[\"\"]} | competitors",
                "/api/deals | {\"name\":\"x\",\"primaryContact\":{}} | primaryContact",
                "/api/deals | {\"name\":\"x\",\"primaryContact\":{\"leadId\":\"me\"}} | primaryContact",
                "/api/deals/DEAL/closure | {\"outcome\":\"LOST\",\"reason\":\"OTHER\"} | note",
                "/api/deals/DEAL/closure | {\"outcome\":\"LOST\",\"reason\":\"COMPETITOR\",\"kind\":\"NO_DECISION\"} | kind",
                "/api/deals/DEAL/closure | {\"outcome\":\"LOST\",\"reason\":\"TIMING\",\"competitor\":\"Rival\"} | competitor",
                "/api/deals/DEAL/closure | {\"outcome\":\"WON\",\"competitor\":\"Rival\"} | competitor",
                "/api/deals/DEAL/stakeholders | {\"roles\":[\"CHAMPION\"]} | personId",
                "/api/deals/DEAL/stakeholders | {\"personId\":\"ID\",\"leadId\":\"ID\"} | personId",
                "/api/deals/DEAL/stakeholders | {\"personId\":\"me\"} | personId",
                "/api/deals/DEAL/stakeholders | {\"personId\":\"ID\",\"roles\":[\"BOSS\"]} | roles",
                "/api/deals/DEAL/stakeholders | {\"personId\":\"ID\",\"roles\":[null]} | roles",
                "/api/deals/DEAL/stakeholders | {\"personId\":\"ID\",\"stance\":\"LOVES\"} | stance",
                "/api/deals/DEAL/stakeholders | {\"personId\":\"ID\",\"influence\":6} | influence",
                "/api/deals/DEAL/stakeholders | {\"personId\":\"ID\",\"influence\":0} | influence",
                "/api/deals/DEAL/stakeholders | {\"personId\":\"ID\",\"introducedBy\":[\"ID\"]} | introducedBy",
                "/api/deals/DEAL/stakeholders | {\"personId\":\"ID\",\"introducedBy\":[null]} | introducedBy",
                "/api/deals/DEAL/stakeholders | {\"personId\":\"ID\",\"equippedWith\":[\"\"]} | equippedWith",
                "/api/deals/DEAL/stakeholders | {\"personId\":\"ID\",\"addressed\":\"done\"} | addressed",
                "/api/deals/DEAL/stakeholders | {\"personId\":\"ID\",\"seniority\":\"KING\"} | seniority",
                "/api/deals/DEAL/stakeholders | {\"personId\":\"ID\",\"from\":\"2999-01-01T00:00:00Z\"} | from",
                "/api/deals/DEAL/evidence | {\"criterion\":\"problem-stated\",\"kind\":\"RUMOUR\"} | kind",
                "/api/deals/DEAL/evidence | {\"criterion\":\"problem-stated\"} | kind",
                "/api/deals/DEAL/evidence | {\"criterion\":\"problem-stated\",\"kind\":\"EMAIL\",\"occurredAt\":\"2999-01-01T00:00:00Z\"} | occurredAt",
                "/api/deals/DEAL/evidence | {\"criterion\":\"problem-stated\",\"kind\":\"EMAIL\",\"occurredAt\":\"-1000000000-01-01T00:00:00Z\"} | occurredAt",
                "/api/deals/DEAL/evidence | {\"criterion\":\"problem-stated\",\"kind\":\"EMAIL\",\"occurredAt\":1} | occurredAt",
                "/api/deals/DEAL/evidence | {\"criterion\":\"problem-stated\",\"kind\":\"EMAIL\",\"uri\":\"http://[\"} | uri",
                "/api/deals/DEAL/moves | {\"toStage\":\"\"} | toStage",
                "/api/deals/DEAL/moves | {\"toStage\":[\"LIVE\"]} | toStage",
                "/api/deals/DEAL/moves | {\"toStage\":\"FIT_EVALUATED\",\"override\":{}} | override.reason",
                "/api/deals/DEAL/moves | {\"toStage\":\"FIT_EVALUATED\",\"occurredAt\":\"2999-01-01T00:00:00Z\"} | occurredAt",
                "/api/deals/DEAL/closure | {\"outcome\":\"DRAW\"} | outcome",
                "/api/deals/DEAL/closure | {\"outcome\":\"LOST\",\"reason\":\"BORED\"} | reason",
                "/api/deals/DEAL/closure | {\"outcome\":0} | outcome",
                "/api/deals/DEAL/reopening | {\"reason\":\"\"} | reason",
                "/api/deals/DEAL/transfer | {\"toPipeline\":\"standard\",\"reason\":\"\"} | reason",
                "/api/deals/DEAL/transfer | {\"toPipeline\":7,\"reason\":\"r\"} | toPipeline",
                "/api/deals/DEAL/transfer | {\"toPipeline\":\"standard\",\"reason\":\"r\",\"occurredAt\":\"2999-01-01T00:00:00Z\"} | occurredAt",
                "/api/profitability/inputs | {\"kind\":\"LUCK\"} | kind",
                "/api/profitability/inputs | {\"kind\":\"TAX_RATE\"} | validFrom",
                "/api/profitability/inputs | {\"kind\":\"TAX_RATE\",\"validFrom\":\"2026-01-01\"} | value",
                "/api/profitability/inputs | {\"kind\":\"TAX_RATE\",\"validFrom\":\"2026-01-01\",\"value\":\"2\"} | value",
                "/api/profitability/inputs | {\"kind\":\"TAX_RATE\",\"validFrom\":\"2026-01-01\",\"value\":\"1e9\"} | value",
                "/api/profitability/inputs | {\"kind\":\"TAX_RATE\",\"validFrom\":\"0001-01-01\",\"value\":\"0.1\"} | validFrom",
                "/api/profitability/inputs | {\"kind\":\"REP_COST_PER_MONTH\",\"validFrom\":\"2026-01-01\",\"value\":\"1\"} | amount",
                "/api/profitability/inputs | {\"kind\":\"REP_COST_PER_MONTH\",\"validFrom\":\"2026-01-01\",\"amount\":{\"amount\":\"1\",\"currency\":\"USD\"}} | amount",
                "/api/deals/DEAL/lead-proposals | {\"source\":\"LUCK\"} | source",
                "/api/deals/DEAL/lead-proposals | {\"source\":\"REFERRAL\",\"personId\":\"Jo\"} | personId",
                "/api/references | {\"dealId\":\"me\"} | dealId",
                "/api/references | {\"dealId\":\"00000000-0000-0000-0000-000000000001\"} | consent",
                "/api/references | {\"dealId\":\"00000000-0000-0000-0000-000000000001\",\"consent\":{\"date\":\"2026-01-01\"},\"formats\":[]} | formats",
                "/api/references | {\"dealId\":\"00000000-0000-0000-0000-000000000001\",\"consent\":{\"date\":\"2999-01-01\"},\"formats\":[\"CALL\"]} | consent.date",
                "/api/references/DEAL/uses | {\"format\":\"SONG\"} | format",
                "/api/references/DEAL/uses | {\"format\":\"CALL\"} | dealId",
                "/api/references/DEAL/withdrawal | {\"at\":\"2999-01-01T00:00:00Z\"} | at",
                "/api/deals/DEAL/hand-overs | {\"to\":\" \",\"role\":\"SUPPORT\"} | to",
                "/api/deals/DEAL/hand-overs | {\"to\":\"x\",\"role\":\"KING\"} | role",
                "/api/deals/DEAL/hand-overs/DEAL/decline | {} | reason",
                "/api/deals/DEAL/hand-overs/DEAL/acceptance | {\"note\":5} | note",
                "/api/deals/DEAL/promises | {\"measure\":\" \"} | measure",
                "/api/deals/DEAL/promises | {\"measure\":\"m\",\"by\":\"\"} | by",
                "/api/deals/DEAL/promises | {\"measure\":\"m\",\"toPerson\":\"Jane\"} | toPerson",
                "/api/deals/DEAL/promises | {\"measure\":\"m\",\"date\":\"2999-01-01\"} | date",
                "/api/deals/DEAL/promises | {\"measure\":\"m\",\"date\":\"0001-01-01\"} | date",
                "/api/deals/DEAL/promises | {\"measure\":\"m\",\"evidence\":\"javascript:alert(1)\"} | evidence",
                "/api/deals/DEAL/promises/DEAL/checks | {} | outcome",
                "/api/deals/DEAL/promises/DEAL/checks | {\"outcome\":\"KEPT\",\"month\":7} | month",
                "/api/deals/DEAL/promises/DEAL/checks | {\"outcome\":\"KEPT\",\"at\":\"2999-01-01T00:00:00Z\"} | at",
                "/api/methodologies/recommendation | {\"averageContractValue\":-1} | averageContractValue",
                "/api/methodologies/recommendation | {\"averageContractValue\":0} | averageContractValue",
                "/api/methodologies/recommendation | {\"averageContractValue\":1e60} | averageContractValue",
                "/api/methodologies/recommendation | {\"averageContractValue\":\"much\"} | averageContractValue",
                "/api/methodologies/recommendation | {\"averageContractValue\":{\"amount\":\"5\"}} | averageContractValue",
                "/api/methodologies/recommendation | {\"salesCycleDays\":0} | salesCycleDays",
                "/api/methodologies/recommendation | {\"salesCycleDays\":\"30\"} | salesCycleDays",
                "/api/methodologies/recommendation | {\"dealsPerRepPerMonth\":1e9} | dealsPerRepPerMonth",
                "/api/methodologies/recommendation | {\"salesCycleDays\":5,\"deciders\":0} | deciders",
                "/api/methodologies/recommendation | {\"salesCycleDays\":5,\"problemAwareness\":\"SOME\"} | problemAwareness",
                "/api/methodologies/recommendation | {\"salesCycleDays\":5,\"grossMargin\":1.5} | grossMargin",
                "/api/methodologies/recommendation | {\"salesCycleDays\":5,\"usdPer\":{\"euro\":1}} | usdPer",
                "/api/methodologies/recommendation | {\"salesCycleDays\":5,\"usdPer\":{\"EUR\":0}} | usdPer",
                "/api/methodologies/recommendation | {\"salesCycleDays\":5,\"segment\":{\"1 x\":\"y\"}} | segment",
                "/api/methodologies/recommendation | {\"pipeline\":\"none\",\"salesCycleDays\":5} | pipeline",
                "/api/methodologies/recommendation | {\"measure\":true,\"from\":\"2026-02-01\",\"to\":\"2026-01-01\"} | from",
                "/api/methodologies/recommendation | {\"averageContractValue\":5,\"repCostPerMonth\":{\"amount\":\"5\",\"currency\":\"ISK\"}} | repCostPerMonth",
                "/api/pipelines | {\"key\":\"1\",\"name\":\"x\",\"stages\":[]} | key",
                "/api/pipelines | {\"key\":\"k\",\"name\":\"x\",\"stages\":[]} | stages",
                "/api/pipelines | {\"key\":\"k\",\"name\":\"x\",\"stages\":[null]} | stages[0]",
                "/api/pipelines | {\"key\":\"k\",\"name\":\"x\",\"stages\":[{\"key\":\"A\",\"name\":\"B\",\"phase\":\"LATER\"}]} | stages[0].phase",
                "/api/pipelines | {\"key\":\"k\",\"name\":\"x\",\"stages\":[{\"key\":\"A\",\"name\":\"B\"}]} | stages[0].phase",
                "/api/pipelines | {\"key\":\"k\",\"name\":\"x\",\"standards\":\"ignore\",\"stages\":[]} | standards",
                "/api/pipelines | {\"key\":\"k\",\"name\":\"x\",\"stages\":[{\"key\":\"A\",\"name\":\"B\",\"phase\":\"SALE\",\"exitCriteria\":[{\"key\":\"c\",\"text\":\"t\",\"minimumEvidence\":0}]}]} | stages[0].exitCriteria[0].minimumEvidence",
                "/api/pipelines | {\"key\":\"k\",\"name\":\"x\",\"reason\":5,\"stages\":[]} | reason",
                "/api/pipelines | {\"key\":\"k\",\"name\":\"x\",\"openDeals\":\"burn\",\"stages\":[]} | openDeals",
                "/api/pipelines | {\"key\":\"k\",\"name\":\"x\",\"successors\":[],\"stages\":[]} | successors",
                "/api/pipelines | {\"key\":\"k\",\"name\":\"x\",\"stages\":[{\"key\":\"A\",\"name\":\"B\",\"phase\":\"SALE\",\"rules\":{\"maximumAge\":\"soon\"}}]} | stages[0].rules.maximumAge",
                "/api/pipelines | {\"key\":\"k\",\"name\":\"x\",\"stages\":[{\"key\":\"A\",\"name\":\"B\",\"phase\":\"SALE\",\"rules\":{\"maximumAge\":\"P\"}}]} | stages[0].rules.maximumAge",
                "/api/pipelines | {\"key\":\"k\",\"name\":\"x\",\"stages\":[{\"key\":\"A\",\"name\":\"B\",\"phase\":\"SALE\",\"rules\":{\"maximumAge\":\"P99999D\"}}]} | stages[0].rules.maximumAge",
                "/api/pipelines | {\"key\":\"k\",\"name\":\"x\",\"stages\":[{\"key\":\"A\",\"name\":\"B\",\"phase\":\"SALE\",\"rules\":{\"approval\":{\"roles\":[]}}}]} | stages[0].rules.approval.roles",
                "/api/pipelines | {\"key\":\"k\",\"name\":\"x\",\"stages\":[{\"key\":\"A\",\"name\":\"B\",\"phase\":\"SALE\",\"rules\":{\"approval\":{\"roles\":[\"king\"]}}}]} | stages[0].rules.approval.roles[0]",
                "/api/pipelines | {\"key\":\"k\",\"name\":\"x\",\"stages\":[{\"key\":\"A\",\"name\":\"B\",\"phase\":\"SALE\",\"tasks\":[{\"key\":\"t\",\"title\":\"x\",\"role\":\"rep\",\"dueWithin\":\"-P1D\"}]}]} | stages[0].tasks[0].dueWithin",
                "/api/pipelines | {\"key\":\"k\",\"name\":\"x\",\"stages\":[{\"key\":\"A\",\"name\":\"B\",\"phase\":\"SALE\",\"repeatable\":\"yes\"}]} | stages[0].repeatable",
                "/api/deals | {\"name\":\"x\",\"stage\":\"LIVE\"} | stage",
                "/api/pipelines | {\"key\":\"k\",\"name\":\"x\",\"stages\":[{\"key\":\"A\",\"name\":\"B\",\"phase\":\"SALE\",\"exitCriteria\":[{\"key\":\"c\",\"text\":\"t\",\"minimumGrade\":\"GOSSIP\"}]}]} | stages[0].exitCriteria[0].minimumGrade",
                "/api/pipelines | {\"key\":\"k\",\"name\":\"x\",\"stages\":[{\"key\":\"A\",\"name\":\"B\",\"phase\":\"SALE\",\"exitCriteria\":[{\"key\":\"c\",\"text\":\"t\",\"expiresAfter\":\"P1M\"}]}]} | stages[0].exitCriteria[0].expiresAfter",
                "/api/deals/DEAL/evidence/00000000-0000-0000-0000-000000000000/withdrawal | {\"reason\":\" \"} | reason",
                "/api/deals/DEAL/tasks | {\"title\":\"x\",\"dueAt\":\"tomorrow\"} | dueAt",
                "/api/deals/DEAL/tasks | {\"title\":\"x\",\"role\":\"1\"} | role",
                "/api/deals/DEAL/rounds | {\"stage\":\"NEED_CONFIRMED\",\"group\":\"x\"} | stage",
                "/api/deals/DEAL/rounds | {\"stage\":\"NEED_CONFIRMED\",\"group\":\"x\",\"occurredAt\":\"2999-01-01T00:00:00Z\"} | occurredAt",
                "/api/sales-models/assessment | {\"inboundShare\":1.1} | inboundShare",
                "/api/sales-models/assessment | {\"inboundShare\":1e-400000} | inboundShare",
                "/api/sales-models/assessment | {\"inboundShare\":\"most\"} | inboundShare",
                "/api/sales-models/assessment | {\"measure\":\"yes\"} | measure",
                "/api/sales-models/assessment | {\"pipelineKey\":\"1\"} | pipelineKey",
                "/api/deals/DEAL/approvals | {\"stage\":\"NEED_CONFIRMED\",\"decision\":\"MAYBE\"} | decision",
                "/api/deals/DEAL/approvals | {\"stage\":\"NEED_CONFIRMED\",\"decision\":\"APPROVED\"} | stage",
                "/api/pipelines | {\"name\":\"x\",\"stages\":[{\"key\":\"A\",\"name\":\"Need confirmed\",\"phase\":\"SALE\",\"buyerOutcome\":\"told\",\"exitCriteria\":[{\"key\":\"c\",\"text\":\"t\",\"inspectable\":\"mail\"}]}]} | key",
            })
    void aBadFieldIsNamed(String path, String body, String field) {
        post(
                        path,
                        "application/json",
                        body.replace("LONG", "x".repeat(201))
                                .replace("ID", UUID.randomUUID().toString()))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem(containsString(field)));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/deals?limit=0, limit",
        "/api/deals?limit=201, limit",
        "/api/deals?limit=many, limit",
        "/api/deals?after=%00, after",
        "/api/deals?after=nonsense, after",
        "/api/pipelines?after=AAAA, after",
        "/api/deals/DEAL/committee?asOf=yesterday, asOf",
        "/api/deals/DEAL/committee?asof=2026-01-01, asof",
        "/api/deals/DEAL/coverage?asOf=%2B999999999-01-01T00:00:00Z, asOf",
        "/api/deals/DEAL/stakeholders?after=nonsense, after",
        "/api/committee/statistics?where=product, where",
        "/api/committee/statistics?from=then, from",
        "/api/committee/statistics?by=product, by",
        "/api/deals?state=MAYBE, state",
        "/api/deals?leadId=me, leadId",
        "/api/deals/board?limit=0, limit",
        "/api/deals/DEAL/similar?limit=51, limit",
        "/api/deals/DEAL/similar?like=me, like",
        "/api/losses?from=then, from",
        "/api/losses?segment=product, segment",
        "/api/losses?by=kind, by",
        "/api/deals/DEAL?asOf=once, asOf",
        "/api/deals/DEAL?when=now, when",
        "/api/deals/DEAL/history?attribute=mood, attribute",
        "/api/exchange-rates/MOON/2026-01-31, currency",
        "/api/exchange-rates/USD/yesterday, date",
        "/api/exchange-rates?after=nonsense, after",
        "/api/exchange-rates?day=1, day",
        "/api/deals?companyId=me, companyId",
        "/api/deals?color=red, color",
        "/api/deals?lossKind=LUCK, lossKind",
        "/api/deals?pushesFrom=many, pushesFrom",
        "/api/deals?primaryContact=me, primaryContact",
        "/api/deals?sort=mood, sort",
        "/api/deals?category=MAYBE, category",
        "/api/deals?segment=product, segment",
        "/api/deals?amountFrom=-1, amountFrom",
        "/api/deals?expectedCloseTo=soon, expectedCloseTo",
        "/api/deals?closeOverdue=perhaps, closeOverdue",
        "/api/deals?q=%21%21, q",
        "/api/deals?sort=amount&after=LWFtb3VudAp4CnkK, after",
        "/api/deals?owner=a%00b, owner",
        "/api/deals?stageOverdue=often, stageOverdue",
        "/api/overrides?from=yesterday, from",
        "/api/tasks?state=LATER, state",
        "/api/tasks?owner=x, owner",
        "/api/deals/00000000-0000-0000-0000-000000000000/tasks?limit=0, limit",
        "/api/overrides?after=AAAA, after",
        "/api/overrides?mananger=m, mananger",
        "/api/pipelines/standard/diff?from=99, from",
        "/api/pipelines/standard/diff?to=one, to",
        "/api/pipelines/standard/audit?version=1, version",
        "/api/pipelines/standard/versions?after=AAAA, after",
        "/api/deals?atLeast=yesterday, atLeast",
        "/api/pipelines?after=bm9uc2Vuc2UKeA, after",
        "/api/pipelines/standard?version=one, version",
        "/api/methodologies?lang=de, lang",
        "/api/methodologies/outcomes?by=moon, by",
        "/api/methodologies/outcomes?where=GTX, where",
        "/api/methodologies/outcomes?from=soon, from",
        "/api/methodologies/outcomes?from=2026-02-01&to=2026-01-01, from",
        "/api/methodologies/outcomes?segment=product, segment",
        "/api/pipelines/standard/playbooks?x=1, x",
        "/api/methodologies/recommendations?limit=0, limit",
        "/api/methodologies/recommendations?after=AAAA, after",
        "/api/approaches/adopted?limit=x, limit",
        "/api/approaches?lang=de, lang",
        "/api/deals/imports?limit=-1, limit",
        "/api/after-sale/times?by=moon, by",
        "/api/after-sale/times?by=segment, segment",
        "/api/after-sale/times?from=soon, from",
        "/api/after-sale/stuck?after=AAAA, after",
        "/api/after-sale/stuck?stage=LIVE, stage",
        "/api/profitability?by=moon, by",
        "/api/profitability?from=2026-01-02&to=2026-01-01, from",
        "/api/profitability?from=0001-01-01, from",
        "/api/profitability?segment=industry, segment",
        "/api/profitability/inputs?after=AAAA, after",
        "/api/profitability/inputs?kind=LUCK, kind",
        "/api/deals/DEAL/lead-proposals?after=AAAA, after",
        "/api/references?forDeal=me, forDeal",
        "/api/references?format=CALL, format",
        "/api/references?state=MAYBE, state",
        "/api/references?after=AAAA, after",
        "/api/references?forDeal=DEAL&after=AAAA, after",
        "/api/references?forDeal=DEAL&state=ACTIVE, state",
        "/api/deals/DEAL/reference-risks?after=AAAA, after",
        "/api/deals/DEAL/timeline?types=NONSENSE, types",
        "/api/deals/DEAL/timeline?from=soon, from",
        "/api/deals/DEAL/timeline?order=sideways, order",
        "/api/deals/DEAL/timeline?after=AAAA, after",
        "/api/deals/DEAL/hand-overs?after=AAAA, after",
        "/api/deals/hand-overs?state=MAYBE, state",
        "/api/deals/hand-overs?to=a&from=b, from",
        "/api/deals/DEAL/promises?after=AAAA, after",
        "/api/deals/DEAL/promises?sort=up, sort",
        "/api/deals/DEAL/accountability?x=1, x",
        "/api/promises/due?until=soon, until",
        "/api/promises/due?after=bm9uc2Vuc2U, after",
        "/api/promises/statistics?by=moon, by",
        "/api/promises/statistics?by=seller&segment=industry, segment",
        "/api/promises/statistics?month=7, month"
    })
    void aBadParameterIsNamed(String path, String parameter) {
        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(api.stack().token("admin"))
                .get(place(path))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem(parameter));
    }

    static List<String> posts() {
        return POSTS;
    }

    @ParameterizedTest
    @MethodSource("posts")
    void anotherFormatIsRefused(String path) {
        post(path, "text/plain", "x").then().statusCode(415).contentType("application/problem+json");
    }

    @ParameterizedTest
    @MethodSource("posts")
    void anotherMethodIsRefused(String path) {
        given().auth()
                .oauth2(api.stack().token("admin"))
                .delete(place(path))
                .then()
                .statusCode(405)
                .contentType("application/problem+json");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        api.as("admin").get("/api/deals/nobody").then().statusCode(404).contentType("application/problem+json");
        api.as("admin")
                .get("/api/deals/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        api.as("admin").get("/api/nowhere").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void randomBytesNeverBreakIt() {
        var random = new java.util.Random(7);
        for (int i = 0; i < 40; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            Response answer = request("application/json").body(noise).post(place(POSTS.get(i % POSTS.size())));
            answer.then().statusCode(lessThan(500));
            assertFalse(answer.asString().contains("Exception"), answer::asString);
        }
    }

    private Response post(String path, String type, String body) {
        return request(type).body(body).post(place(path));
    }

    private RequestSpecification request(String type) {
        return given().auth()
                .oauth2(api.stack().token("admin"))
                .header("If-Match", "*")
                .contentType(type);
    }

    private static String place(String path) {
        return path.replace("DEAL", deal);
    }
}
