package dev.hilo.channel.webhook;

import dev.hilo.channel.quarkus.MongoDeliveryJournal;
import dev.hilo.channel.sdk.Channel;
import dev.hilo.channel.sdk.ChannelTransport;
import dev.hilo.channel.sdk.Deliveries;
import dev.hilo.channel.sdk.RetryPolicy;
import dev.hilo.channel.tck.ChannelUnderTest;
import dev.hilo.channel.tck.InMemoryAttachments;
import dev.hilo.channel.webhook.adapter.inbound.TakeInHook;
import dev.hilo.channel.webhook.adapter.inbound.TakeInHook.Answer;
import dev.hilo.channel.webhook.adapter.inbound.TakeInHook.Signed;
import dev.hilo.channel.webhook.adapter.outbound.HookFiles;
import dev.hilo.channel.webhook.adapter.outbound.HookSender;
import dev.hilo.channel.webhook.adapter.signing.Signature;
import dev.hilo.channel.webhook.model.Sources;
import dev.hilo.contracts.ContractJson;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The channel on the kit's transport, with a tool behind it that really signs and really listens. */
final class WebhookAtWork implements ChannelUnderTest {

    private final Tool tool;
    private final TestMongo mongo;
    private final TakeInHook takeIn;
    private final HookSender sender;
    private final Deliveries deliveries;

    WebhookAtWork(Tool tool, TestMongo mongo, ChannelTransport transport, RetryPolicy retry) {
        this.tool = tool;
        this.mongo = mongo;
        Sources sources = new Sources(List.of(tool.source(false)));
        Channel channel = Channel.on("webhook", transport);
        InMemoryAttachments attachments = new InMemoryAttachments();
        takeIn = new TakeInHook(sources, channel, attachments, Duration.ofSeconds(5), Clock.systemUTC());
        sender = new HookSender(sources, new HookFiles(attachments, 1_000), Duration.ofSeconds(5), Clock.systemUTC());
        deliveries = channel.deliveries(new MongoDeliveryJournal(mongo.database()))
                .retry(retry)
                .start(sender);
    }

    @Override
    public String identityOf(String person) {
        return "hook:kit:" + person;
    }

    @Override
    public void personWrites(PersonMessage message) {
        take(ContractJson.write(Map.of(
                "id", message.id(),
                "from", Map.of("identity", message.person()),
                "conversation", message.conversation(),
                "text", message.text())));
    }

    @Override
    public void somethingUnreadableArrives() {
        take("{\"id\": \"half".getBytes(StandardCharsets.UTF_8));
    }

    private void take(byte[] body) {
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        String signature = Signature.header(List.of(Tool.SECRET), "msg_1", timestamp, body);
        Answer answer = takeIn.take(new Signed(Tool.NAME, "msg_1", timestamp, signature, body));
        if (!(answer instanceof Answer.Taken)) {
            throw new IllegalStateException("the tool is told " + answer);
        }
    }

    @Override
    public List<String> personGot(String person) {
        return tool.got().stream()
                .map(Tool.Got::message)
                .filter(message -> message.at("/to/identity").asText().equals(person))
                .map(message -> message.path("text").asText())
                .toList();
    }

    @Override
    public void breakProvider() {
        tool.answers(503, "down for maintenance");
    }

    @Override
    public void mendProvider() {
        tool.answers(204, "");
    }

    @Override
    public boolean remembers(String person) {
        return mongo.holds(person);
    }

    @Override
    public void close() {
        deliveries.close();
        sender.close();
    }
}
