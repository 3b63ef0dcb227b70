package io.leadstream.benchmark.pipeline;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Deals that entered five stages each, the same for the same mark: as lines of JSON, all of them open, and as Salesforce
 * exports them, all of them closed, with the changes of stages in a file of their own.
 *
 * @param mark in every id, so that other files are of other deals
 */
public record DealFile(String mark, int deals) {

    public static final int ENTRIES = 5;

    private static final String[] STAGES = {
        "NEED_CONFIRMED", "FIT_EVALUATED", "DECISION_PROCESS_SHARED", "PROPOSAL_REVIEWED", "TERMS_AGREED"
    };
    private static final String[] THEIRS = {
        "Qualification", "Value Proposition", "Id. Decision Makers", "Proposal/Price Quote", "Negotiation/Review"
    };

    private static final long FIRST = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();
    private static final int SPREAD = 200 * 86_400;
    private static final int LONGEST_STAY = 10 * 86_400;
    private static final int OWNERS = 50;

    /** One deal: the stages that it entered, by their numbers, and when. */
    private record Past(int[] stages, Instant[] at, int amount, int owner, boolean won) {}

    private Past past(int deal) {
        var random = new SplittableRandom(31L * mark.hashCode() + deal);
        int[] stages = new int[ENTRIES];
        Instant[] at = new Instant[ENTRIES];
        long second = FIRST + random.nextInt(SPREAD);
        for (int i = 0; i < ENTRIES; i++) {
            // mostly on, sometimes back, never to where it is
            stages[i] = i == 0 ? random.nextInt(2) : next(stages[i - 1], random);
            at[i] = Instant.ofEpochSecond(second);
            second += 3_600 + random.nextInt(LONGEST_STAY);
        }
        return new Past(stages, at, 100 + random.nextInt(10_000), random.nextInt(OWNERS), random.nextInt(4) == 0);
    }

    private static int next(int stage, SplittableRandom random) {
        boolean goesBack = stage == STAGES.length - 1 || stage > 0 && random.nextInt(4) == 0;
        return goesBack ? stage - 1 : stage + 1;
    }

    private String id(int deal) {
        return mark + "-" + deal;
    }

    /** Lines of JSON, a deal each. */
    public void writeLines(OutputStream out) throws IOException {
        var line = new StringBuilder();
        for (int deal = 0; deal < deals; deal++) {
            Past past = past(deal);
            line.setLength(0);
            line.append("""
                    {"externalId":"%s","name":"Deal %d","pipeline":"standard","owner":"rep%d","segments":{"product":"P%d"},\
                    "amount":{"amount":"%d.00","currency":"EUR"},"history":[""".formatted(id(deal), deal, past.owner, deal % 7, past.amount));
            for (int i = 0; i < ENTRIES; i++) {
                line.append(i == 0 ? "" : ",")
                        .append("{\"stage\":\"%s\",\"at\":\"%s\"}".formatted(STAGES[past.stages[i]], past.at[i]));
            }
            write(out, line.append("]}\n"));
        }
    }

    /** Salesforce's opportunities, a row a deal. */
    public void writeOpportunities(OutputStream out) throws IOException {
        out.write("Id,Name,StageName,Amount,CurrencyIsoCode,CloseDate,IsClosed,IsWon,CreatedDate,OwnerId\n"
                .getBytes(StandardCharsets.UTF_8));
        for (int deal = 0; deal < deals; deal++) {
            Past past = past(deal);
            write(
                    out,
                    "%s,\"Deal %d, renewal\",%s,%d.00,EUR,2026-12-31,true,%s,%s,rep%d\n"
                            .formatted(id(deal), deal, ending(past), past.amount, past.won, past.at[0], past.owner));
        }
    }

    /** Salesforce's field history, a row a change: into each of its stages but the first, and into the end. */
    public void writeChanges(OutputStream out) throws IOException {
        out.write("Id,OpportunityId,CreatedDate,Field,OldValue,NewValue\n".getBytes(StandardCharsets.UTF_8));
        var rows = new StringBuilder();
        for (int deal = 0; deal < deals; deal++) {
            Past past = past(deal);
            rows.setLength(0);
            for (int i = 1; i < ENTRIES; i++) {
                change(rows, deal, past.at[i], THEIRS[past.stages[i - 1]], THEIRS[past.stages[i]]);
            }
            change(rows, deal, past.at[ENTRIES - 1].plusSeconds(3_600), THEIRS[past.stages[ENTRIES - 1]], ending(past));
            write(out, rows);
        }
    }

    private void change(StringBuilder rows, int deal, Instant at, String from, String to) {
        rows.append("017,%s,%s,StageName,%s,%s\n".formatted(id(deal), at, from, to));
    }

    private static String ending(Past past) {
        return past.won ? "Closed Won" : "Closed Lost";
    }

    private static void write(OutputStream out, CharSequence text) throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
