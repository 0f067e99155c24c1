package dev.hilo.kit.test;

import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContractJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The contract's golden samples: they stand in for the services on the other side of a topic. */
public final class Samples {

    private Samples() {}

    /** The story of one user: a case by mail, assigned, joined by chat, answered, resolved, reopened; commits 1 to 7. */
    public static List<ContextCommitted> story() {
        return Stream.of(
                        "mail-opens-a-case",
                        "case-assigned",
                        "chat-joins-the-case",
                        "agent-answers",
                        "case-resolved",
                        "case-reopened",
                        "with-a-fact-of-a-later-version")
                .map(name -> read("hilo.context.committed.v1/" + name, ContextCommitted.class))
                .toList();
    }

    /** @param name type and file without its ending: {@code hilo.case-command.issued.v1/assign-case} */
    public static <T> T read(String name, Class<T> type) {
        String path = "/dev/hilo/contracts/samples/" + name + ".json";
        try (InputStream sample = Samples.class.getResourceAsStream(path)) {
            return ContractJson.read(Objects.requireNonNull(sample, path).readAllBytes(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
