package dev.hilo.channel.email.inbound.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailThreadTest {

    @Test
    void a_first_mail_names_its_thread() {
        MailThread thread = thread(Map.of("Message-ID", List.of("<a@x>")));
        assertThat(thread.id()).isEqualTo("<a@x>");
        assertThat(thread.references()).isEmpty();
    }

    @Test
    void an_answer_belongs_to_the_thread_of_the_first_mail() {
        MailThread thread = thread(Map.of(
                "Message-ID", List.of("<c@x>"),
                "References", List.of("<a@x> <b@x>"),
                "In-Reply-To", List.of("<b@x>")));
        assertThat(thread.id()).isEqualTo("<a@x>");
        assertThat(thread.references()).containsExactly("<a@x>", "<b@x>");
    }

    @Test
    void in_reply_to_stands_in_for_missing_references() {
        MailThread thread = thread(Map.of("Message-ID", List.of("<c@x>"), "In-Reply-To", List.of("<b@x> (yours)")));
        assertThat(thread.id()).isEqualTo("<b@x>");
        assertThat(thread.references()).containsExactly("<b@x>");
    }

    @Test
    void a_mail_that_refers_to_itself_does_not_answer_itself() {
        MailThread thread = thread(Map.of("Message-ID", List.of("<a@x>"), "References", List.of("<a@x>")));
        assertThat(thread.id()).isEqualTo("<a@x>");
        assertThat(thread.references()).isEmpty();
    }

    private static MailThread thread(Map<String, List<String>> headers) {
        return MailThread.of(new MailHeaders(headers), "<fallback@x>");
    }
}
