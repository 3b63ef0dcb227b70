package io.leadstream.pipeline.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.leadstream.pipeline.deal.LossReason;
import io.leadstream.rest.BadInput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageWordsTest {

    @ParameterizedTest
    @CsvSource({
        "OTHER, need-confirmed, NEED_CONFIRMED",
        "OTHER, TERMS_AGREED, TERMS_AGREED",
        "OTHER, Demo, FIT_EVALUATED",
        "OTHER, Closed Won, WON",
        "OTHER, lost, LOST",
        "HUBSPOT, Decision Maker Bought-In, DECISION_PROCESS_SHARED",
        "HUBSPOT, contractsent, TERMS_AGREED",
        "SALESFORCE, Id. Decision Makers, DECISION_PROCESS_SHARED",
        "SALESFORCE, Proposal/Price Quote, PROPOSAL_REVIEWED",
        "PIPEDRIVE, Negotiations Started, TERMS_AGREED",
        "PIPEDRIVE, Lead In, NEED_CONFIRMED"
    })
    void aStageIsKnownByItsNameItsActionOrTheSystemThatItIsFrom(Layout layout, String name, String key) {
        assertEquals(key, meant(Map.of(), layout, name));
    }

    @Test
    void whatNobodyKnowsIsNotGuessed() {
        assertNull(meant(Map.of(), Layout.OTHER, "Contract Sent"));
        assertNull(meant(Map.of(), Layout.HUBSPOT, "Tea with the CEO"));
    }

    @Test
    void whatIsGivenGoesBeforeWhatIsGuessed() {
        Map<String, String> given =
                Map.of("Demo", "PROPOSAL_REVIEWED", "closed won", "", "Trial", "NOWHERE", "Signed", "WON");

        assertEquals("PROPOSAL_REVIEWED", meant(given, Layout.OTHER, "demo"));
        assertEquals("", meant(given, Layout.OTHER, "Closed Won"));
        assertEquals("WON", meant(given, Layout.OTHER, "Signed"));
        assertNull(meant(given, Layout.OTHER, "Trial"));
    }

    @Test
    void aStageThatNoPipelineHasIsRefused() {
        List<io.leadstream.pipeline.definition.Pipeline> all = List.of(SamplePipeline.STANDARD);

        StageWords.require(Map.of("a", "LIVE", "b", "", "c", "LOST"), all);
        assertThrows(BadInput.class, () -> StageWords.require(Map.of("a", "NOWHERE"), all));
    }

    @ParameterizedTest
    @CsvSource({
        "Lost to competitor, COMPETITOR",
        "Too expensive, PRICE",
        "No budget, PRICE",
        "No Decision / Non-Responsive, NO_DECISION",
        "Bad timing, TIMING",
        "Not a fit, DISQUALIFIED",
        "Customer cancelled project, BUYER_WITHDREW",
        "NO_DECISION, NO_DECISION",
        "Who knows, OTHER"
    })
    void aReasonOfLossIsReadOffItsWords(String words, LossReason reason) {
        assertEquals(reason, new LossWords(Map.of()).meant(words));
    }

    @Test
    void aReasonThatIsGivenGoesBeforeItsWords() {
        assertEquals(LossReason.TIMING, new LossWords(Map.of("Zu teuer", "TIMING")).meant("zu teuer"));
        assertThrows(BadInput.class, () -> new LossWords(Map.of("Zu teuer", "BORED")));
    }

    private static String meant(Map<String, String> given, Layout layout, String name) {
        return StageWords.written(new StageWords(given, layout, SamplePipeline.STANDARD).meant(name));
    }
}
