package dev.hilo.channel.tck;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What Hilo expects of every channel. Extend it, start your channel on the transport given, and say how a person writes
 * and what reaches them.
 *
 * <pre>{@code
 * class PagerConformanceTest extends ChannelConformanceTest {
 *     protected String channel() { return "pager"; }
 *     protected ChannelUnderTest start(ChannelTransport transport, RetryPolicy retry) { return new PagerAtWork(transport, retry); }
 * }
 * }</pre>
 *
 * <p>What it saw is written down, in sentences under headings, in {@code target/conformance}.
 */
@ExtendWith(ConformanceReport.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class ChannelConformanceTest extends Forgetting {}
