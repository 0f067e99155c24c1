package dev.hilo.cases.context.adapter.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.contracts.Limits;
import dev.hilo.stream.EventSizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is committed fits into a record, and every deployment carries records of the same size. */
class RecordSizesTest {

    private static final int MIB = 1024 * 1024;
    private static final int SEALING = 4;

    @Test
    void a_commit_is_smaller_than_the_largest_record_and_than_a_document() {
        assertThat(CommitDocument.MOST_BYTES)
                .isLessThanOrEqualTo(EventSizes.MAX_RECORD_BYTES - MIB)
                .isLessThan(16 * MIB);
    }

    @Test
    void the_largest_event_from_outside_fits_into_a_commit_when_it_is_sealed() {
        assertThat(Limits.EVENT_BYTES / 3 * SEALING + MIB).isLessThan(CommitDocument.MOST_BYTES);
    }

    @ParameterizedTest
    @CsvSource({
        "local/src/main/java/dev/hilo/local/Topic.java, MAX_RECORD_BYTES",
        "docker-compose.yml, KAFKA_MESSAGE_MAX_BYTES",
        "docker-compose.yml, max.message.bytes",
        "docker-compose.yml, CONNECT_PRODUCER_MAX_REQUEST_SIZE",
        "deploy/kubernetes/kafka/cluster.yaml, message.max.bytes",
        "deploy/kubernetes/kafka/topics.yaml, max.message.bytes",
        "deploy/kubernetes/kafka/connect.yaml, producer.max.request.size",
    })
    void every_deployment_carries_the_largest_record(String file, String setting) throws IOException {
        String text = Files.readString(Path.of("..").resolve(file));
        List<Long> sizes = Pattern.compile(Pattern.quote(setting) + "\"?(?:[:,] | ?= ?)\"?(\\d+)")
                .matcher(text)
                .results()
                .map(found -> Long.parseLong(found.group(1)))
                .toList();

        assertThat(sizes).as(setting + " in " + file).isNotEmpty().containsOnly((long) EventSizes.MAX_RECORD_BYTES);
    }
}
