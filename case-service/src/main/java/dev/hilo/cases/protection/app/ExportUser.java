package dev.hilo.cases.protection.app;

import dev.hilo.cases.attachments.app.AttachmentStore;
import dev.hilo.cases.attachments.app.AttachmentStore.Belonging;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.directory.app.DirectoryStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Everything about a person, as a zip: the context, what the directory said, every commit of their history, and their files. */
public final class ExportUser {

    private static final String READ_ME = """
            Todo lo que Hilo guarda sobre esta persona.
              context.json       identidades, perfil, preferencias y casos, como están ahora
              directory.json     lo que el directorio de su organización dijo de ella
              history/*.ndjson   cada paso de su historia, uno por línea, en orden
              attachments/       los ficheros, cada uno en la carpeta de su identificador

            Everything Hilo keeps about this person.
              context.json       identities, profile, preferences and cases, as they are now
              directory.json     what their organisation's directory said of them
              history/*.ndjson   each step of their history, one a line, in order
              attachments/       the files, each in a folder named after its id
            """;

    private final ContextLog log;
    private final TracesOf tracesOf;
    private final DirectoryStore directory;
    private final AttachmentStore attachments;
    private final Json json;

    public ExportUser(
            ContextLog log, TracesOf tracesOf, DirectoryStore directory, AttachmentStore attachments, Json json) {
        this.log = log;
        this.tracesOf = tracesOf;
        this.directory = directory;
        this.attachments = attachments;
        this.json = json;
    }

    /** How things are written. */
    public interface Json {

        byte[] context(Context context);

        /** The commits of a log between two versions, one a line, as they were published and opened. */
        void history(String logOf, List<String> members, List<String> cases, long from, long to, OutputStream out)
                throws IOException;
    }

    /** Writes the zip as it is read; nothing is kept in memory but a page. */
    public void write(String userId, OutputStream out) throws IOException {
        Context context = log.latest(userId);
        Traces traces = tracesOf.person(context);
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        entry(zip, "LEAME-README.txt", READ_ME.getBytes(StandardCharsets.UTF_8));
        entry(zip, "context.json", json.context(context));
        entry(zip, "directory.json", entriesOf(traces).getBytes(StandardCharsets.UTF_8));
        for (String user : traces.users().stream().sorted().toList()) {
            zip.putNextEntry(new ZipEntry("history/" + user + ".ndjson"));
            json.history(user, List.of(), List.of(), 1, log.latest(user).version(), zip);
            zip.closeEntry();
        }
        int n = 0;
        for (var share : context.lineage().shares()) {
            if (!traces.users().contains(share.userId())) {
                zip.putNextEntry(new ZipEntry("history/shared-" + ++n + ".ndjson"));
                json.history(share.userId(), List.of(share.member()), share.cases(), share.from(), share.to(), zip);
                zip.closeEntry();
            }
        }
        Set<String> files = new TreeSet<>(traces.attachments());
        files.addAll(attachments.of(traces.users()));
        for (String id : files) {
            var opened = attachments.open(id);
            if (opened.isPresent()) {
                try (var file = opened.get()) {
                    if (!isOf(traces, file.file().belonging())) {
                        continue;
                    }
                    zip.putNextEntry(new ZipEntry(
                            "attachments/" + id + "/" + file.stored().name().replaceAll("[/\\\\]", "_")));
                    file.bytes().transferTo(zip);
                    zip.closeEntry();
                }
            }
        }
        zip.finish();
    }

    /** What lies in the log of who was merged with another for a while may be the other's. */
    private static boolean isOf(Traces traces, Belonging file) {
        return file.user() == null || traces.users().contains(file.user());
    }

    /** A list of what provisioning clients sent, in their words; empty for who is in no directory. */
    private String entriesOf(Traces traces) {
        return traces.users().stream()
                .sorted()
                .flatMap(user -> directory.findByUser(user).stream())
                .map(entry -> entry.content().document())
                .collect(Collectors.joining(",\n", "[", "]"));
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
