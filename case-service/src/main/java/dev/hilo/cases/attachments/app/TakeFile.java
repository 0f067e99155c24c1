package dev.hilo.cases.attachments.app;

import dev.hilo.cases.attachments.app.AttachmentStore.Stored;
import dev.hilo.cases.attachments.app.Scanner.ScannerAway;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Stores a file that may be stored. What is refused leaves no trace. */
public final class TakeFile {

    private final AttachmentStore store;
    private final MediaTypes mediaTypes;
    private final Scanner scanner;
    private final long maxSize;
    private final List<String> refusedTypes;

    /**
     * @param maxSize bytes
     * @param refusedTypes media types that are not taken, nor what is a kind of one
     */
    public TakeFile(
            AttachmentStore store,
            MediaTypes mediaTypes,
            Scanner scanner,
            long maxSize,
            Collection<String> refusedTypes) {
        this.store = store;
        this.mediaTypes = mediaTypes;
        this.scanner = scanner;
        this.maxSize = maxSize;
        this.refusedTypes = List.copyOf(refusedTypes);
    }

    public sealed interface Outcome {

        record Taken(Stored stored) implements Outcome {}

        /** @param limit bytes */
        record TooLarge(long limit) implements Outcome {}

        /** @param mediaType what the bytes show, or what they were said to be */
        record RefusedType(String mediaType) implements Outcome {}

        /** @param infection as the scanner names it */
        record Infected(String infection) implements Outcome {}
    }

    /** The same id again is looked at anew, and changes nothing that is stored. */
    public Outcome take(String id, String name, String declared, byte[] bytes) throws ScannerAway {
        if (bytes.length > maxSize) {
            return new Outcome.TooLarge(maxSize);
        }
        String detected = mediaTypes.detected(bytes, name);
        for (String type : List.of(detected, declared)) {
            if (mediaTypes.isAmong(type, refusedTypes)) {
                return new Outcome.RefusedType(type);
            }
        }
        Optional<String> infection = scanner.infection(bytes);
        return infection.isPresent()
                ? new Outcome.Infected(infection.get())
                : new Outcome.Taken(store.put(id, name, mediaTypes.believable(declared, detected), bytes));
    }
}
