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
            + "application/x-sharedlib,application/x-mach-o,application/x-mach-o-universal,"
            + "application/x-mach-o-object,application/x-mach-o-executable,application/x-mach-o-fvmlib,"
            + "application/x-mach-o-core,application/x-mach-o-preload,application/x-mach-o-dylib,"
            + "application/x-mach-o-dylinker,application/x-mach-o-bundle,application/x-mach-o-dylib-stub,"
            + "application/x-mach-o-dsym,application/x-mach-o-kext-bundle,application/x-ms-installer,"
            + "application/x-msi,application/java-archive,application/java-vm,application/x-java-jnlp-file,"
            + "application/wasm,application/x-bat,application/x-ms-shortcut,application/x-sh,text/x-perl,"
            + "text/x-python,text/x-ruby,text/x-tcl,text/x-awk,text/javascript,application/javascript,text/vbscript,"
            + "text/x-vbscript,application/hta")
    List<String> refusedTypes();

    /**
     * Endings of names that are not taken, whatever the bytes are: what a double click would run, install or mount. Upper
     * and lower case are the same, and so is a name with spaces or dots behind its ending.
     */
    @WithDefault("ade,adp,apk,application,appref-ms,appx,appxbundle,bash,bat,cab,chm,class,cmd,com,command,cpl,desktop,"
            + "diagcab,diagcfg,diagpkg,dll,dmg,exe,gadget,hta,img,inf,ins,iso,isp,jar,jnlp,js,jse,ksh,lib,lnk,mde,"
            + "mjs,msc,msh,msi,msix,msixbundle,msp,mst,nsh,pif,pl,pm,ps1,ps1xml,ps2,psc1,psd1,psm1,py,pyc,pyw,pyz,rb,"
            + "reg,scf,scr,sct,sh,shb,shs,sys,url,vb,vbe,vbs,vhd,vhdx,vxd,website,ws,wsc,wsf,wsh,xll,zsh")
    List<String> refusedEndings();

    /** How long an uploaded file waits for a message or note that names it. */
    @WithDefault("P1D")
    Duration keepUnnamed();

    /** How many uploads of one person who asks for help may wait so at once; agents have no such limit. */
    @WithDefault("50")
    int waitingAtMost();

    /** How long a channel's file waits for its interaction, which may lie on Kafka for a while. */
    @WithDefault("P7D")
    Duration keepUnheard();

    Clamd clamd();

    /** ClamAV's daemon; without a host nothing is scanned here. */
    interface Clamd {

        Optional<String> host();

        @WithDefault("3310")
        int port();

        /** For a file: to connect, to hand the bytes over and to read the answer, all in all. */
        @WithDefault("30s")
        Duration timeout();

        /** For the question whether it is there, which readiness asks. */
        @WithDefault("2s")
        Duration pingTimeout();
    }
}
