package dev.hilo.channel.webhook;

import dev.hilo.channel.sdk.ChannelTransport;
import dev.hilo.channel.sdk.RetryPolicy;
import dev.hilo.channel.tck.ChannelConformanceTest;
import dev.hilo.channel.tck.ChannelUnderTest;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;

class WebhookConformanceTest extends ChannelConformanceTest {

    @AutoClose
    private final Tool tool = new Tool();

    @AutoClose
    private final TestMongo mongo = new TestMongo();

    WebhookConformanceTest() throws IOException {}

    @Override
    protected String channel() {
        return "webhook";
    }

    @Override
    protected ChannelUnderTest start(ChannelTransport transport, RetryPolicy retry) {
        return new WebhookAtWork(tool, mongo, transport, retry);
    }
}
