package dev.hilo.cases.attachments.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which files are taken. Environment names follow: {@code HILO_ATTACHMENTS_CLAMD_HOST}. */
@ConfigMapping(prefix = "hilo.attachments")
public interface AttachmentConfig {

    /** Bytes of one file; {@code hilo.http.max-body-size} must be as large at least. */
    @WithDefault("26214400")
    long maxSize();

    /** Media types that are not taken, nor what is a kind of one: programs and scripts that systems run on a click. */
    @WithDefault("application/x-msdownload,application/x-dosexec,application/x-elf,application/x-executable,"
            + "application/x-sharedlib,application/x-mach-o,application/x-ms-installer,application/x-msi,"
            + "application/java-archive,application/x-bat,application/x-ms-shortcut,application/x-sh,"
            + "text/javascript,application/javascript,text/vbscript,text/x-vbscript,application/hta")
    List<String> refusedTypes();

    Clamd clamd();

    /** ClamAV's daemon; without a host nothing is scanned here. */
    interface Clamd {

        Optional<String> host();

        @WithDefault("3310")
        int port();

        @WithDefault("30s")
        Duration timeout();
    }
}
