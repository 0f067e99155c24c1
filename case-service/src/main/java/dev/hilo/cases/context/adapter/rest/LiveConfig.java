package dev.hilo.cases.context.adapter.rest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How live streams behave. */
@ConfigMapping(prefix = "hilo.live")
public interface LiveConfig {

    /** After how long a silence a comment keeps the line open. */
    @WithDefault("15s")
    Duration heartbeat();

    /** How long one who follows may take to read what is sent before they are disconnected. */
    @WithDefault("10s")
    Duration patience();

    /** How many streams one person, by the subject of their token, may have open on each replica. */
    @WithDefault("20")
    int ofSubject();

    /** How many streams may be open from one network address on each replica; a whole office may have one. */
    @WithDefault("500")
    int ofAddress();

    /** How many commits a replica remembers for those who resume; for the others the stream is read again. */
    @WithDefault("5000")
    int remembered();

    /** How many commits are read again for one who resumes; who missed more is told to load anew what they show. */
    @WithDefault("100000")
    long reread();

    /** How many may read the stream again at a time, on each replica; others wait for their turn. */
    @WithDefault("4")
    int rereaders();
}
