package dev.hilo.channel.chat.adapter;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of the chat; environment names follow: {@code HILO_CHAT_ALLOWED_ORIGINS}. */
@ConfigMapping(prefix = "hilo.chat")
public interface ChatConfig {

    /** Origins besides our own whose pages may connect: {@code https://intranet.corp.com,…}. */
    Optional<List<String>> allowedOrigins();

    /** Unused for so long, a session is over: its secret opens nothing, and what the desk writes to it fails. */
    @WithDefault("7D")
    Duration sessionIdle();

    /** Unused for so long, the session of a visitor who signed in is opened by their token only. */
    @WithDefault("12H")
    Duration signedInIdle();

    /** A session is over so long after its first message, however much it is used. */
    @WithDefault("30D")
    Duration sessionLongest();

    /** The longest message, in code points. */
    @WithDefault("4000")
    int longestText();

    /** How many files may go with a message. How large each may be is {@code hilo.http.max-body-size}. */
    @WithDefault("10")
    int mostFiles();

    /** How many files a process takes at once: each is held in memory on its way to the case service. */
    @WithDefault("8")
    int uploadsAtOnce();

    /** How long a file may be on its way from the visitor. */
    @WithDefault("2M")
    Duration uploadWithin();

    /** How fast a file must come, after its first seconds; who is slower is cut off. */
    @WithDefault("4K")
    MemorySize uploadBytesPerSecond();

    PerAddress perAddress();

    /**
     * What one network address may do, in one process: an IPv4 address, or the /64 of an IPv6 address. Raise these where many
     * people share an address, and name the proxies in front in {@code hilo.http.trusted-proxies}.
     */
    interface PerAddress {

        /** Connections at once. */
        @WithDefault("100")
        int connections();

        /** New sessions in a minute: each begins with its first message or file. */
        @WithDefault("20")
        int sessionsPerMinute();

        /** Messages in a minute, of all sessions. */
        @WithDefault("120")
        int messagesPerMinute();

        /** Files on their way at once. */
        @WithDefault("2")
        int uploadsAtOnce();

        /** Files in an hour of visitors who did not sign in. */
        @WithDefault("50")
        int anonymousFilesPerHour();
    }

    /** How many messages and files a session, or whoever signed in, may send at once; then {@link #messagesPerSecond}. */
    @WithDefault("10")
    int messagesAtOnce();

    @WithDefault("2")
    double messagesPerSecond();

    /** How many frames of any kind a connection may send at once; then {@link #framesPerSecond}. */
    @WithDefault("60")
    int framesAtOnce();

    @WithDefault("20")
    double framesPerSecond();

    /** How long a connection may take to say hello. */
    @WithDefault("15S")
    Duration helloWithin();

    /** How long a connection may be silent; browsers answer our pings by themselves. */
    @WithDefault("75S")
    Duration silentFor();

    /** How many frames may wait for a slow page before it is disconnected, to catch up later. */
    @WithDefault("500")
    int framesWaiting();

    /** How long a visitor's message may take to be published before their page is told to try again. */
    @WithDefault("8S")
    Duration publishWithin();
}
