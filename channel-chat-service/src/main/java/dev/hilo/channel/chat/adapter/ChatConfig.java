package dev.hilo.channel.chat.adapter;

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
    @WithDefault("4")
    int uploadsAtOnce();

    /** How long a file may be on its way from the visitor. */
    @WithDefault("2M")
    Duration uploadWithin();

    /** How many messages and files a session may send at once; then {@link #messagesPerSecond}. */
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
