package dev.hilo.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.crypto.SecretKey;

/** The golden samples, and the keys that the sealed ones among them are sealed with. */
final class Golden {

    /** Of the user {@code 5b1f6f2e-…}: 32 bytes of 0x01 for the scope {@code user}, of 0x02 for any case. */
    static final KeySource KEYS = (user, scope) -> key(scope.equals(Sealing.USER) ? 1 : 2);

    record Sample(EventType<?> type, String name, JsonNode json) {

        boolean isSealed() {
            return json.has("sealed");
        }
    }

    private Golden() {}

    static SecretKey key(int everyByte) {
        byte[] bytes = new byte[AesGcm.KEY_BYTES];
        java.util.Arrays.fill(bytes, (byte) everyByte);
        return AesGcm.key(bytes);
    }

    static Stream<Sample> samples() {
        try {
            Path root = Path.of(Objects.requireNonNull(Golden.class.getResource("/dev/hilo/contracts/samples"))
                    .toURI());
            List<Sample> found = new ArrayList<>();
            for (EventType<?> type : EventType.ALL) {
                try (Stream<Path> files = Files.list(root.resolve(type.type()))) {
                    for (Path file : files.sorted().toList()) {
                        found.add(new Sample(
                                type,
                                type.type() + "/" + file.getFileName(),
                                ContractJson.mapper().readTree(Files.readAllBytes(file))));
                    }
                }
            }
            return found.stream();
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Commits of which nothing is sealed. */
    static List<ContextCommitted> commits() {
        return samples()
                .filter(sample -> sample.type().equals(EventType.CONTEXT_COMMITTED) && !sample.isSealed())
                .map(sample -> ContractJson.read(ContractJson.write(sample.json()), ContextCommitted.class))
                .toList();
    }

    static ContextCommitted commit(String name) {
        return samples()
                .filter(sample -> sample.name().endsWith("/" + name + ".json"))
                .map(sample -> ContractJson.read(ContractJson.write(sample.json()), ContextCommitted.class))
                .findFirst()
                .orElseThrow();
    }
}
