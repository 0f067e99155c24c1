package dev.hilo.local.mail;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directory of one folder: {@code UID.eml} for each mail, {@code index.properties} with their flags as of the last start,
 * and {@code changes} with a line for each change since. What a method wrote survives {@code kill -9} when it returns.
 */
final class FolderFiles {
    private static final String INDEX = "index.properties";
    private static final String CHANGES = "changes";
    private static final String VALIDITY = "uidValidity";
    private static final String NEXT = "uidNext";

    private final MailFolder folder;
    private final Function<MailFolder, Path> place;
    private @Nullable Path directory;
    private @Nullable FileChannel changes;
    private long end;

    /** @param place where a folder of that name is kept */
    FolderFiles(MailFolder folder, Function<MailFolder, Path> place) {
        this.folder = folder;
        this.place = place;
    }

    /**
     * A folder as it was left.
     *
     * @param mails the state of each mail, by its uid: when it was received, in milliseconds, and its flags
     */
    record Contents(long validity, long nextUid, SortedMap<Long, String> mails) {}

    /** Reads the folder and begins a new list of changes. */
    synchronized Contents load() throws IOException {
        Path files = place.apply(folder);
        if (!Files.exists(files.resolve(INDEX))) {
            return new Contents(folder.getUidValidity(), 1, new TreeMap<>());
        }
        Properties index = PropertiesFile.read(files.resolve(INDEX));
        SortedMap<Long, String> mails = new TreeMap<>();
        index.stringPropertyNames().stream()
                .filter(name -> name.matches("\\d+"))
                .forEach(uid -> mails.put(Long.valueOf(uid), index.getProperty(uid)));
        long next = Long.parseLong(index.getProperty(NEXT));
        for (String line : wholeLines(files.resolve(CHANGES))) {
            next = Math.max(next, apply(line, mails));
        }
        Contents contents = new Contents(Long.parseLong(index.getProperty(VALIDITY)), next, mails);
        write(files, contents);
        Files.deleteIfExists(files.resolve(CHANGES));
        removeUnnamed(files, contents);
        return contents;
    }

    /** The source of a mail that {@link #load} named. */
    synchronized Path source(long uid) {
        return place.apply(folder).resolve(uid + ".eml");
    }

    synchronized void added(StoredMessage mail) {
        Path file = open().resolve(mail.getUid() + ".eml");
        if (Files.exists(file)) {
            return;
        }
        Path part = file.resolveSibling("part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                mail.getMimeMessage().writeTo(out);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("A mail cannot be written to " + file, e);
        }
        append("+ " + mail.getUid() + " " + mail.getReceivedDate().getTime() + " " + FlagNames.of(mail.getFlags()));
    }

    synchronized void flagged(long uid, Flags flags) {
        append("= " + uid + " " + FlagNames.of(flags));
    }

    synchronized void removed(long uid) {
        append("- " + uid);
        try {
            Files.deleteIfExists(open().resolve(uid + ".eml"));
        } catch (IOException e) {
            throw new UncheckedIOException("A mail cannot be removed", e);
        }
    }

    /** Goes along with a folder that got another name. */
    synchronized void follow() {
        Path from = directory;
        if (from == null || from.equals(place.apply(folder))) {
            return;
        }
        try {
            close();
            Files.move(from, place.apply(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + from + " cannot be renamed", e);
        }
    }

    synchronized void delete() {
        Path files = place.apply(folder);
        try {
            close();
            if (Files.exists(files)) {
                try (Stream<Path> all = Files.list(files)) {
                    for (Path file : all.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(files);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + files + " cannot be removed", e);
        }
    }

    private Path open() {
        Path files = directory;
        if (files != null) {
            return files;
        }
        files = place.apply(folder);
        try {
            Files.createDirectories(files);
            if (!Files.exists(files.resolve(INDEX))) {
                write(files, new Contents(folder.getUidValidity(), 1, new TreeMap<>()));
            }
            FileChannel opened =
                    FileChannel.open(files.resolve(CHANGES), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            end = opened.size();
            changes = opened;
            directory = files;
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + files + " cannot be written", e);
        }
    }

    private void close() throws IOException {
        if (changes != null) {
            changes.close();
        }
        changes = null;
        directory = null;
    }

    /** Of a write that fails nothing stays: the next one takes its place. */
    private void append(String line) {
        open();
        FileChannel file = Objects.requireNonNull(changes);
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        long written = end;
        try {
            while (bytes.hasRemaining()) {
                written += file.write(bytes, written);
            }
            end = written;
        } catch (IOException e) {
            try {
                file.truncate(end);
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw new UncheckedIOException("The changes of " + directory + " cannot be written", e);
        }
    }

    /** Answers the least uid that a new mail may have. */
    private static long apply(String line, SortedMap<Long, String> mails) {
        String[] words = line.split(" ", 3);
        long uid = Long.parseLong(words[1]);
        switch (words[0]) {
            case "+" -> mails.put(uid, words[2]);
            case "=" ->
                mails.computeIfPresent(uid, (key, state) -> state.substring(0, state.indexOf(' ') + 1) + words[2]);
            case "-" -> mails.remove(uid);
            default -> throw new IllegalStateException("Not a change of a mail folder: " + line);
        }
        return uid + 1;
    }

    /** A line without its end was being written when the process was killed. */
    private static List<String> wholeLines(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        String text = Files.readString(file);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private static void write(Path files, Contents contents) throws IOException {
        Properties index = new Properties();
        index.setProperty(VALIDITY, String.valueOf(contents.validity()));
        index.setProperty(NEXT, String.valueOf(contents.nextUid()));
        contents.mails().forEach((uid, state) -> index.setProperty(String.valueOf(uid), state));
        PropertiesFile.write(files.resolve(INDEX), index);
    }

    /** Mails that were removed, or not accepted yet, when the process was killed. */
    private static void removeUnnamed(Path files, Contents contents) throws IOException {
        try (Stream<Path> all = Files.list(files)) {
            for (Path file : all.toList()) {
                String name = file.getFileName().toString();
                boolean named = name.endsWith(".eml")
                        && contents.mails().containsKey(Long.valueOf(name.substring(0, name.length() - 4)));
                if (!named && !name.equals(INDEX)) {
                    Files.delete(file);
                }
            }
        }
    }
}
