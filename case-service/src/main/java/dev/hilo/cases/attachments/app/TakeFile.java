package dev.hilo.cases.attachments.app;

import dev.hilo.cases.attachments.app.AttachmentStore.Belonging;
import dev.hilo.cases.attachments.app.AttachmentStore.Known;
import dev.hilo.cases.attachments.app.AttachmentStore.Stored;
import dev.hilo.cases.attachments.app.Scanner.ScannerAway;
import java.util.List;
import java.util.Optional;

/** Stores a file that may be stored. What is refused leaves no trace. */
public final class TakeFile {

    private final AttachmentStore store;
    private final MediaTypes mediaTypes;
    private final Scanner scanner;
    private final long maxSize;
    private final Refused refused;

    /** @param maxSize bytes */
    public TakeFile(AttachmentStore store, MediaTypes mediaTypes, Scanner scanner, long maxSize, Refused refused) {
        this.store = store;
        this.mediaTypes = mediaTypes;
        this.scanner = scanner;
        this.maxSize = maxSize;
        this.refused = refused;
    }

    public sealed interface Outcome {

        record Taken(Stored stored) implements Outcome {}

        /** @param limit bytes */
        record TooLarge(long limit) implements Outcome {}

        /** @param mediaType what the bytes show, or what they were said to be */
        record RefusedType(String mediaType) implements Outcome {}

        /** @param ending of its name, without the dot */
        record RefusedEnding(String ending) implements Outcome {}

        /** @param infection as the scanner names it */
        record Infected(String infection) implements Outcome {}

        /** The scanner never looks at as many bytes. */
        record NeverScanned() implements Outcome {}
    }

    /**
     * What is stored under this id already is answered as it is; nobody looks at it again, and it waits anew to be named.
     *
     * @param belonging whose it is, and how long it waits for something that names it
     */
    public Outcome take(String id, String name, String declared, byte[] bytes, Belonging belonging) throws ScannerAway {
        Optional<Known> known = store.find(id);
        if (known.isPresent()) {
            if (belonging.waitsUntil() != null) {
                store.waitUntil(id, belonging.waitsUntil());
            }
            return new Outcome.Taken(known.get().stored());
        }
        if (bytes.length > maxSize) {
            return new Outcome.TooLarge(maxSize);
        }
        String detected = mediaTypes.detected(bytes, name);
        for (String type : List.of(detected, declared)) {
            if (mediaTypes.isAmong(type, refused.types())) {
                return new Outcome.RefusedType(type);
            }
        }
        Optional<String> ending = refused.ending(name);
        if (ending.isPresent()) {
            return new Outcome.RefusedEnding(ending.get());
        }
        return switch (scanner.look(bytes)) {
            case Scanner.Verdict.Clean clean ->
                new Outcome.Taken(store.put(id, name, mediaTypes.believable(declared, detected), bytes, belonging));
            case Scanner.Verdict.Infected infected -> new Outcome.Infected(infected.infection());
            case Scanner.Verdict.TooLarge large -> new Outcome.NeverScanned();
        };
    }
}
