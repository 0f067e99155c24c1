package dev.hilo.cases.protection.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MentionsTest {

    private final Mentions ana = new Mentions(Set.of("mailto:ana@corp.com", "whatsapp:+34600000001", "chat:7f"));

    @Test
    void what_was_sent_by_somebody_or_to_them_is_about_them() {
        assertThat(ana.in(letter("mailto:ana@corp.com", "{"))).isTrue();
        assertThat(ana.in(letter("chat:7f", "{"))).isTrue();
        assertThat(ana.in(letter("MAILTO:Ana@corp.com", "{"))).isTrue();
    }

    @Test
    void what_names_an_address_of_theirs_is_about_them() {
        assertThat(ana.in(letter("dlv_1", "{\"reason\":\"550 <Ana@Corp.com> is unknown\"}")))
                .isTrue();
        assertThat(ana.in(letter("dlv_1", "no mailbox ana@corp.com."))).isTrue();
        assertThat(ana.in(letter(null, "{\"to\":\"whatsapp:+34600000001\"}"))).isTrue();
        ConsumerRecord<String, byte[]> said = letter("dlv_1", "{}");
        said.headers().add("hilo-dead-letter-reason", "to ana@corp.com".getBytes(StandardCharsets.UTF_8));
        assertThat(ana.in(said)).isTrue();
    }

    @Test
    void what_names_somebody_whose_address_is_longer_is_not() {
        assertThat(ana.in(letter("mailto:juana@corp.com", "{\"from\":\"juana@corp.com\"}")))
                .isFalse();
        assertThat(ana.in(letter("dlv_1", "ana@corp.com.mx and ana@corp.com-other and chat:7f3c")))
                .isFalse();
        assertThat(ana.in(letter("dlv_1", "whatsapp:+346000000012"))).isFalse();
        assertThat(new Mentions(Set.of()).in(letter("dlv_1", "ana@corp.com"))).isFalse();
    }

    private static ConsumerRecord<String, byte[]> letter(@Nullable String key, String value) {
        return new ConsumerRecord<>("topic", 0, 0, key, value.getBytes(StandardCharsets.UTF_8));
    }
}
