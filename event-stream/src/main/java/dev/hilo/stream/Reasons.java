package dev.hilo.stream;

import dev.hilo.contracts.ContractViolation;

/** Puts a failure into words that may be logged: no message of a foreign exception, it may quote content. */
final class Reasons {

    private Reasons() {}

    static String of(Throwable failure) {
        if (failure instanceof UnprocessableEvent || failure instanceof ContractViolation) {
            return String.valueOf(failure.getMessage());
        }
        StringBuilder words = new StringBuilder(failure.getClass().getSimpleName());
        String message = failure.getMessage();
        if (message != null && isSurroundings(failure)) {
            words.append(": ").append(message.lines().findFirst().orElse(""));
        }
        Throwable cause = failure.getCause();
        if (cause != null && cause != failure) {
            words.append(" <- ").append(of(cause));
        }
        return words.toString();
    }

    /** Kafka's, the network's and the database's own messages speak of servers, not of content. */
    private static boolean isSurroundings(Throwable failure) {
        String name = failure.getClass().getName();
        return failure instanceof java.io.IOException
                || failure instanceof PublishingFailed
                || name.startsWith("org.apache.kafka.")
                || name.startsWith("com.mongodb.MongoTimeout")
                || name.startsWith("com.mongodb.MongoSocket");
    }
}
