package io.leadstream.benchmark;

import io.leadstream.local.Installation;
import io.leadstream.local.test.RunningLeadstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts the system, measures the parts that were asked for, and prints the table; see deploy/benchmark/run. */
public final class Benchmark {

    private final Options options;
    private final Table table = new Table(System.out);
    private boolean failed;

    private Benchmark(Options options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws IOException {
        Options options;
        try {
            options = Options.of(List.of(arguments));
        } catch (IllegalArgumentException unknown) {
            System.err.println("deploy/benchmark/run: " + unknown.getMessage() + "; see --help");
            System.exit(2);
            return;
        }
        var benchmark = new Benchmark(options);
        benchmark.run();
        System.exit(benchmark.failed ? 1 : 0);
    }

    private void run() throws IOException {
        String machine = Machine.describe();
        System.out.println(machine);
        table.head();
        for (Part part : options.parts()) {
            Measurement alone = part.alone();
            if (alone != null) {
                measure(part, alone);
            }
        }
        if (options.parts().stream().anyMatch(part -> part.alone() == null)) {
            var subject = new Subject(start(), options.leads(), options.deals());
            options.parts().stream().filter(part -> part.alone() == null).forEach(part -> measure(part, subject));
        }
        if (options.markdown() != null) {
            Files.writeString(options.markdown(), machine + "\n\n" + table.markdown());
        }
    }

    private RunningLeadstream start() {
        long start = System.nanoTime();
        Path data = options.data();
        RunningLeadstream leadstream = data == null
                ? RunningLeadstream.start(Installation.find().deploy("benchmark/target/leadstream"))
                : RunningLeadstream.startOn(data);
        table.row(
                "from start to ready, " + (data == null ? "empty data" : "data in " + data),
                "%.1f s".formatted((System.nanoTime() - start) / 1e9));
        return leadstream;
    }

    private void measure(Part part, Subject subject) {
        measure(part, _ -> {
            try (var backlog = new Backlog(subject)) {
                // what an earlier measurement has left to do would be measured too
                backlog.awaitNone();
                part.of(subject).measure(table);
            }
        });
    }

    /** One part that cannot be measured keeps no other from it. */
    private void measure(Part part, Measurement measurement) {
        try {
            measurement.measure(table);
        } catch (Exception e) {
            failed = true;
            table.row(part.word(), "NOT MEASURED: " + rootOf(e));
            e.printStackTrace();
        }
    }

    private static @Nullable String rootOf(Throwable e) {
        Throwable cause = e.getCause();
        return cause == null ? e.getMessage() : rootOf(cause);
    }
}
