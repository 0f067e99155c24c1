package dev.hilo.stream;

import dev.hilo.contracts.ContractViolation;

/** Puts a failure into words that may be logged: no message of a foreign exception, it may quote content. */
final class Reasons {

    private static final int LONGEST = 1_000;
    private static final int CAUSES = 8;

    private Reasons() {}

    static String of(Throwable failure) {
        return shortened(of(failure, CAUSES));
    }

    /** At most {@value #LONGEST} characters. */
    static String shortened(String reason) {
        if (reason.length() <= LONGEST) {
            return reason;
        }
        int end = Character.isHighSurrogate(reason.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return reason.substring(0, end) + "…";
    }

    private static String of(Throwable failure, int causes) {
        if (failure instanceof UnprocessableEvent || failure instanceof ContractViolation) {
            return String.valueOf(failure.getMessage());
        }
        StringBuilder words = new StringBuilder(failure.getClass().getSimpleName());
        String message = failure.getMessage();
        if (message != null && isSurroundings(failure)) {
            words.append(": ").append(message.lines().findFirst().orElse(""));
        }
        Throwable cause = failure.getCause();
        if (cause != null && causes > 0) {
            words.append(" <- ").append(of(cause, causes - 1));
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
