package dev.hilo.local.mongo;

/** Where a document lies: its key, and its bytes as they are now. Identity is the place, as the indexes want it. */
final class Slot {
    private final Key key;
    private byte[] document;

    Slot(Key key, byte[] document) {
        this.key = key;
        this.document = document;
    }

    Key key() {
        return key;
    }

    byte[] document() {
        return document;
    }

    void document(byte[] changed) {
        this.document = changed;
    }
}
