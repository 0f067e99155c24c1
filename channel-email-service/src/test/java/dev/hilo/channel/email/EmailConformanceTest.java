package dev.hilo.channel.email;

import dev.hilo.channel.sdk.ChannelTransport;
import dev.hilo.channel.sdk.RetryPolicy;
import dev.hilo.channel.tck.ChannelConformanceTest;
import dev.hilo.channel.tck.ChannelUnderTest;
import dev.hilo.channel.tck.InMemoryAttachments;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;

class EmailConformanceTest extends ChannelConformanceTest {

    @AutoClose
    private final TestMailServer server = new TestMailServer();

    @AutoClose
    private final TestMongo mongo = new TestMongo();

    @Override
    protected String channel() {
        return "email";
    }

    @Override
    protected ChannelUnderTest start(ChannelTransport transport, RetryPolicy retry) throws IOException {
        return new EmailAtWork(server, mongo, transport, new InMemoryAttachments(), retry);
    }
}
