package dev.hilo.local.mongo;

/** The store cannot go on: its log is damaged, or cannot be written or read. The message is a sentence for people. */
final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreFailure(String message) {
        super(message);
    }

    StoreFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
