package dev.hilo.channel.webhook.adapter.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hilo.channel.sdk.AttachmentRefused;
import dev.hilo.channel.sdk.AttachmentStore;
import dev.hilo.channel.sdk.DeliveryOutcome;
import dev.hilo.channel.sdk.TemporaryFailure;
import dev.hilo.channel.tck.InMemoryAttachments;
import dev.hilo.channel.webhook.Tool;
import dev.hilo.channel.webhook.model.Source;
import dev.hilo.channel.webhook.model.Sources;
import dev.hilo.contracts.Attachment;
import dev.hilo.contracts.Conversation;
import dev.hilo.contracts.Delivery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookSenderTest {

    @AutoClose
    private final Tool tool = new Tool();

    private final InMemoryAttachments attachments = new InMemoryAttachments();

    @AutoClose
    private final HookSender sender = sender(tool.source(false), Duration.ofSeconds(5));

    HookSenderTest() throws IOException {}

    @Test
    void a_tool_gets_the_message_signed_and_its_person_named_as_it_named_them() throws Exception {
        assertThat(sender.send(delivery("hook:kit:mailto:ana@corp.com"))).isEqualTo(new DeliveryOutcome.Sent(null));

        assertThat(tool.got()).singleElement().satisfies(got -> {
            assertThat(got.id()).isEqualTo("dlv_1");
            assertThat(got.message().at("/to/identity").asText()).isEqualTo("mailto:ana@corp.com");
            assertThat(got.message().path("text").asText()).isEqualTo("Estamos en ello");
            assertThat(got.message().path("kind").asText()).isEqualTo("agent-message");
            assertThat(got.message().path("conversation").asText()).isEqualTo("t-9");
            assertThat(got.message().path("inReplyTo").asText()).isEqualTo("m1");
            assertThat(got.message().path("requestedAt").asText()).isEqualTo("2026-11-23T10:00:00Z");
            assertThat(got.message().has("userId"))
                    .as("what is ours stays ours")
                    .isFalse();
        });
    }

    @Test
    void files_go_along_as_long_as_they_fit_and_are_named_in_any_case() throws Exception {
        List<Attachment> files = List.of(
                stored(0, "a.txt", 4),
                stored(1, "b.txt", 7),
                stored(2, "c.txt", 6),
                new Attachment("att_gone", "d.txt", "text/plain", 0, "0".repeat(64), null));

        assertThat(sender.send(delivery("hook:kit:4711", files))).isEqualTo(new DeliveryOutcome.Sent(null));

        JsonNode got = tool.got().getFirst().message().path("attachments");
        assertThat(got.findValuesAsText("name")).containsExactly("a.txt", "b.txt", "c.txt", "d.txt");
        assertThat(got.findValuesAsText("content")).containsExactly("eHh4eA==", "eHh4eHh4");
        assertThat(got.at("/1").has("content")).isFalse();
        assertThat(got.at("/0/mediaType").asText()).isEqualTo("text/plain");
        assertThat(got.at("/1/size").asInt()).isEqualTo(7);
    }

    @Test
    void a_message_without_files_names_none() throws Exception {
        sender.send(delivery("hook:kit:4711"));
        assertThat(tool.got().getFirst().message().has("attachments")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 410, 422})
    void a_refusal_is_final_and_in_the_tools_words(int status) throws Exception {
        tool.answers(status, "no such\nticket " + "x".repeat(10_000));

        assertThat(sender.send(delivery("hook:kit:4711")))
                .isInstanceOfSatisfying(
                        DeliveryOutcome.Refused.class,
                        refused -> assertThat(refused.reason())
                                .startsWith("answered " + status + " no such ticket xx")
                                .hasSizeLessThan(400));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 408, 429, 500, 503})
    void anything_else_may_still_come_right(int status) {
        tool.answers(status, "busy");

        assertThatExceptionOfType(TemporaryFailure.class)
                .isThrownBy(() -> sender.send(delivery("hook:kit:4711")))
                .withMessage("answered " + status + " busy");
    }

    @Test
    void a_redirect_is_not_followed() throws Exception {
        try (Tool elsewhere = new Tool()) {
            tool.redirectsTo(elsewhere.url().toString());

            assertThatExceptionOfType(TemporaryFailure.class).isThrownBy(() -> sender.send(delivery("hook:kit:4711")));
            assertThat(elsewhere.got()).isEmpty();
        }
    }

    @Test
    void a_tool_that_does_not_answer_is_not_waited_for() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                HookSender hurried = sender(
                        new Source(
                                Tool.NAME,
                                List.of(Tool.SECRET),
                                false,
                                Optional.of(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/"))),
                        Duration.ofMillis(300))) {
            assertThatExceptionOfType(TemporaryFailure.class).isThrownBy(() -> hurried.send(delivery("hook:kit:4711")));
        }
    }

    @Test
    void who_cannot_be_reached_is_refused_with_the_reason() throws Exception {
        assertThat(sender.send(delivery("hook:former:4711")))
                .isEqualTo(new DeliveryOutcome.Refused("the source former has no address to deliver to (deliver-to)"));
        assertThat(sender.send(delivery("mailto:ana@corp.com")))
                .isEqualTo(new DeliveryOutcome.Refused("nobody who writes by a webhook"));
    }

    private HookSender sender(Source source, Duration timeout) {
        HookFiles files = new HookFiles(attachments, 10);
        return new HookSender(new Sources(List.of(source)), files, timeout, Clock.systemUTC());
    }

    private static Delivery delivery(String to) {
        return delivery(to, List.of());
    }

    private Attachment stored(int position, String name, int size) throws AttachmentRefused {
        byte[] bytes = "x".repeat(size).getBytes(StandardCharsets.UTF_8);
        return attachments.store("int_1", position, new AttachmentStore.File(name, "text/plain", bytes, null));
    }

    private static Delivery delivery(String to, List<Attachment> files) {
        return new Delivery(
                "dlv_1",
                "webhook",
                to,
                "usr-1",
                "HILO-1042",
                Delivery.Kind.AGENT_MESSAGE,
                "Eva",
                "es",
                "VPN",
                "Estamos en ello",
                new Conversation("kit/t-9", "m1", List.of()),
                files,
                Instant.parse("2026-11-23T10:00:00Z"),
                Map.of());
    }
}
