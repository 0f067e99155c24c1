package dev.hilo.channel.email.inbound.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hilo.channel.email.inbound.model.Mail;
import dev.hilo.channel.email.inbound.model.MailHeaders;
import dev.hilo.channel.email.inbound.model.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimedReaderTest {

    private final CountDownLatch ended = new CountDownLatch(1);
    private final TimedReader reader = new TimedReader(this::read, Duration.ofMillis(300));

    @AfterEach
    void end() {
        ended.countDown();
    }

    @Test
    void a_mail_that_takes_for_ever_is_given_up_and_the_next_is_read() throws Exception {
        assertThatThrownBy(() -> read("endless"))
                .isInstanceOf(UnreadableMail.class)
                .hasMessageContaining("takes longer");

        assertThat(read("hola").text()).isEqualTo("hola");
    }

    @Test
    void a_mail_that_exhausts_heap_or_stack_cannot_be_read_and_the_next_can() throws Exception {
        assertThatThrownBy(() -> read("OutOfMemoryError")).hasMessage("cannot be parsed: OutOfMemoryError");
        assertThatThrownBy(() -> read("StackOverflowError")).hasMessage("cannot be parsed: StackOverflowError");
        assertThatThrownBy(() -> read("secret")).hasMessage("cannot be parsed: IllegalStateException");
        assertThatThrownBy(() -> read("no mail")).hasMessage("no mail");

        assertThat(read("hola").text()).isEqualTo("hola");
    }

    @Test
    void mails_wait_while_too_many_that_were_given_up_go_on() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> read("endless")).isInstanceOf(UnreadableMail.class);
        }
        assertThatThrownBy(() -> read("hola")).isInstanceOf(Desk.DeskUnavailable.class);

        ended.countDown();
        assertThat(read("hola").text()).isEqualTo("hola");
    }

    private Mail read(String source) throws Exception {
        return reader.read(source.getBytes(StandardCharsets.UTF_8));
    }

    private Mail read(byte[] source) throws UnreadableMail {
        String text = new String(source, StandardCharsets.UTF_8);
        switch (text) {
            case "endless" -> awaitUninterrupted();
            case "OutOfMemoryError" -> throw new OutOfMemoryError("Java heap space");
            case "StackOverflowError" -> throw new StackOverflowError();
            case "secret" -> throw new IllegalStateException("what somebody wrote");
            case "no mail" -> throw new UnreadableMail("no mail");
            default -> {}
        }
        return new Mail(
                new MailHeaders(Map.of()),
                "digest",
                "ana@corp.com",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                text,
                Optional.empty(),
                List.of(),
                Origin.UNKNOWN);
    }

    /** As a parser does that looks at nothing but its mail. */
    private void awaitUninterrupted() {
        while (ended.getCount() > 0) {
            Thread.onSpinWait();
        }
    }
}
