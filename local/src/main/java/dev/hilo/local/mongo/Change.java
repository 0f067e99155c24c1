package dev.hilo.local.mongo;

/**
 * One entry of the change log.
 *
 * @param timestamp seconds since the epoch in the upper, a counter in the lower 32 bits; grows with every change
 * @param operation what happened
 * @param namespace {@code database.collection}
 * @param key the key of the document
 * @param document the document after the change; before it for a deletion; empty for a drop
 */
record Change(long timestamp, Operation operation, String namespace, byte[] key, byte[] document) {
    /** The code is what the file holds: never reorder, only append. */
    enum Operation {
        INSERT("insert"),
        UPDATE("update"),
        REPLACE("replace"),
        DELETE("delete"),
        DROP("drop"),
        /**
         * A document that lived when the log was rewritten: state, not an event. Its timestamp is that of the newest
         * change that was left out then.
         */
        STATE("");

        private static final Operation[] ALL = values();

        private final String event;

        Operation(String event) {
            this.event = event;
        }

        /** The {@code operationType} of its change event. */
        String event() {
            return event;
        }

        static Operation of(byte code) {
            return ALL[code];
        }
    }
}
