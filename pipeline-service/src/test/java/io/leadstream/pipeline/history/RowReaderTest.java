package io.leadstream.pipeline.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.leadstream.pipeline.deal.LossReason;
import io.leadstream.pipeline.history.PastDealReader.LineBody;
import io.leadstream.pipeline.history.RowReader.NotedChange;
import io.leadstream.rest.file.Encoding;
import io.leadstream.rest.file.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows as the three systems export them. */
class RowReaderTest {

    private static final Choices NONE = choices(Map.of(), Map.of());

    @Test
    void aDealOfHubSpotComesWithTheDatesOnWhichItEnteredItsStages() {
        String header = "Record ID;Deal Name;Deal Stage;Pipeline;Amount;Deal owner;Create Date;Close Date;Deal Type;"
                + "Closed Lost Reason;Date entered \"Appointment Scheduled (Sales Pipeline)\";"
                + "Date entered \"Presentation Scheduled (Sales Pipeline)\";"
                + "Date entered \"Closed Lost (Sales Pipeline)\";Date entered \"Qualified (Renewals)\";Notes";
        LineBody deal = read(
                Layout.HUBSPOT,
                choices(Map.of(), Map.of()),
                header,
                "1001;Acme;Closed Lost;Sales Pipeline;1.054,50 €;Jo;2026-01-02 09:00;2026-03-31;newbusiness;"
                        + "Went with a competitor;2026-01-02 09:00;2026-02-01 10:30;2026-03-05 17:00;2025-01-01;call her");

        assertEquals(
                "1001 Acme Jo standard",
                String.join(" ", deal.externalId(), deal.name(), deal.owner(), deal.pipeline()));
        assertEquals("NEED_CONFIRMED@2026-01-02T09:00:00Z FIT_EVALUATED@2026-02-01T10:30:00Z", history(deal));
        assertEquals(PastDeal.Outcome.LOST, deal.closed().outcome());
        assertEquals("2026-03-05T17:00:00Z", deal.closed().at());
        assertEquals(LossReason.COMPETITOR, deal.closed().reason());
        assertEquals("1054.50", deal.amount().amount().toPlainString());
        assertEquals(Map.of("type", "newbusiness"), deal.segments());
    }

    @Test
    void anOpportunityOfSalesforceComesWithItsFieldHistory() {
        String header =
                "Id,Name,StageName,Amount,CurrencyIsoCode,CloseDate,IsClosed,IsWon,CreatedDate,OwnerId,LeadSource,Type";
        LineBody deal = read(
                Layout.SALESFORCE,
                NONE,
                header,
                "006A,Acme,Closed Won,5000.0,USD,2026-06-30,true,true,2026-01-02T09:00:00.000+0000,005B,Web,New Business",
                change(2, "2026-02-01T10:00:00.000Z", "Value Proposition", "Prospecting"),
                change(3, "2026-05-01T10:00:00.000Z", "Negotiation/Review", "Value Proposition"),
                change(4, "2026-05-20T10:00:00.000Z", "Closed Won", "Negotiation/Review"));

        assertEquals(
                "NEED_CONFIRMED@2026-01-02T09:00:00Z FIT_EVALUATED@2026-02-01T10:00:00Z TERMS_AGREED@2026-05-01T10:00:00Z",
                history(deal));
        assertEquals(PastDeal.Outcome.WON, deal.closed().outcome());
        assertEquals("2026-05-20T10:00:00Z", deal.closed().at(), "when it was won, not when it was expected to be");
        assertEquals("USD", deal.amount().currency());
        assertEquals("Web", deal.source());
    }

    @Test
    void aDealOfPipedriveIsWonByItsStatus() {
        String header = "Deal - ID,Deal - Title,Deal - Value,Deal - Currency of Value,Deal - Organization,Deal - Stage,"
                + "Deal - Pipeline,Deal - Status,Deal - Deal created,Deal - Won time,Deal - Lost time,Deal - Contact person,"
                + "Deal - Last stage change";
        LineBody deal = read(
                Layout.PIPEDRIVE,
                NONE,
                header,
                "7,Acme deal,900,EUR,Acme,Proposal Made,Pipeline,Won,2026-01-02 09:00:00,2026-03-02 09:00:00,,Jane Doe,"
                        + "2026-02-02 09:00:00");

        assertEquals("PROPOSAL_REVIEWED@2026-02-02T09:00:00Z", history(deal));
        assertEquals("2026-03-02T09:00:00Z", deal.closed().at());
        assertEquals("Acme", deal.company());
    }

    @Test
    void thePipedriveFlowTellsTheStagesBefore() {
        LineBody deal = read(
                Layout.PIPEDRIVE,
                NONE,
                "Deal - ID,Deal - Stage,Deal - Status,Deal - Deal created",
                "7,Proposal Made,Open,2026-01-02 09:00:00",
                change(2, "2026-01-09 09:00:00", "Demo Scheduled", "Qualified"),
                change(3, "2026-02-02 09:00:00", "Proposal Made", "Demo Scheduled"));

        assertEquals(
                "NEED_CONFIRMED@2026-01-02T09:00:00Z FIT_EVALUATED@2026-01-09T09:00:00Z PROPOSAL_REVIEWED@2026-02-02T09:00:00Z",
                history(deal));
        assertNull(deal.closed());
    }

    @Test
    void anyFileIsReadByWhatIsChosen() {
        LineBody deal = read(
                Layout.OTHER,
                choices(
                        Map.of(
                                "Nr",
                                "externalId",
                                "Schritt",
                                "stage",
                                "Seit",
                                "stageSince",
                                "Linie",
                                "segments.product",
                                "Wert",
                                ""),
                        Map.of("Angebot", "PROPOSAL_REVIEWED")),
                "Nr;Schritt;Seit;Linie;Wert",
                "A-1;Angebot;05.02.2026;GTX;12");

        assertEquals("PROPOSAL_REVIEWED@2026-02-05T00:00:00Z", history(deal));
        assertEquals(Map.of("product", "GTX"), deal.segments());
        assertNull(deal.amount());
    }

    @Test
    void whatIsUnknownOrDeletedIsRefusedByItsColumn() {
        String header = "id,stage,pipeline,created,isdeleted";

        assertEquals(
                "stage must be a stage of the pipeline, or one whose key is given",
                refusal(header, "1,Tea,,2026-01-01,").detail());
        assertEquals(
                "urn:leadstream:problem:unknown-pipeline",
                refusal(header, "1,Demo,Renewals,2026-01-01,").type());
        assertEquals(
                "urn:leadstream:problem:deleted-there",
                refusal(header, "1,Demo,,2026-01-01,true").type());
        assertEquals(
                "has 6 cells where the file has 5 columns",
                refusal(header, "1,Demo,,2026-01-01,,x").detail());
    }

    @Test
    void twoColumnsOfOneMeaningAreTheFirst() {
        Columns columns =
                Columns.of(List.of("Amount", "Deal Amount", "Opportunity: Stage"), Map.of(), DealField.VOCABULARY);

        assertEquals("amount", columns.columns().getFirst().field());
        assertNull(columns.columns().get(1).field());
        assertEquals("stage", columns.columns().get(2).field());
    }

    @Test
    void aLayoutIsKnownByItsHeaders() {
        assertEquals(Layout.PIPEDRIVE, Layout.of(List.of("Deal - ID", "Deal - Title")));
        assertEquals(Layout.HUBSPOT, Layout.of(List.of("Record ID", "Deal Name", "Deal Stage")));
        assertEquals(Layout.SALESFORCE, Layout.of(List.of("Id", "Name", "StageName")));
        assertEquals(Layout.SALESFORCE, Layout.of(List.of("Opportunity Name", "Stage")));
        assertEquals(Layout.OTHER, Layout.of(List.of("Nr", "Schritt")));
    }

    @Test
    void changesAreKnownByTheirHeadersToo() {
        assertEquals(
                List.of("externalId", "at", "field", "fromStage", "stage"),
                known("Opportunity ID", "Edit Date", "Field / Event", "Old Value", "New Value"));
        assertEquals(List.of("externalId", "stage", "at"), known("OpportunityId", "StageName", "CreatedDate"));
        assertEquals(
                List.of("externalId", "field", "fromStage", "stage", "at"),
                known("deal_id", "field_key", "old_value", "new_value", "log_time"));
        assertEquals(List.of("externalId"), known("Deal - ID", "Id"), "a change's own id is not the deal's");
    }

    private static List<String> known(String... headers) {
        return Columns.of(List.of(headers), Map.of(), StepField.VOCABULARY).columns().stream()
                .map(Columns.Column::field)
                .filter(field -> field != null)
                .toList();
    }

    private static LineRefused refusal(String header, String row) {
        return assertThrows(LineRefused.class, () -> read(Layout.OTHER, NONE, header, row));
    }

    private static LineBody read(Layout layout, Choices choices, String header, String row, NotedChange... changes) {
        String separator = header.contains(";") ? ";" : ",";
        var plan = new FilePlan(
                layout, Encoding.UTF_8, separator, List.of(header.split(separator)), choices, Habits.UNKNOWN);
        var rows = new RowReader(
                plan,
                key -> key == null || key.equals("standard") ? Optional.of(SamplePipeline.STANDARD) : Optional.empty());
        var record = new RawRecord(2, row.getBytes(StandardCharsets.UTF_8), RawRecord.Fault.NONE);
        return rows.deal(plan.cells(rows.columns(), record), List.of(changes));
    }

    private static NotedChange change(long line, String at, String stage, @Nullable String from) {
        return new NotedChange(line, at, stage, from);
    }

    private static Choices choices(Map<String, String> columns, Map<String, String> stages) {
        return new Choices(columns, stages, Map.of(), Map.of(), null, null, null, null, null);
    }

    private static String history(LineBody deal) {
        return deal.history().stream()
                .map(entry -> entry.stage() + "@" + entry.at())
                .collect(Collectors.joining(" "));
    }
}
