package dev.hilo.kit;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every kind of problem that Hilo's services answer with. The {@code type} URI is the name of the constant, in lower case
 * and with hyphens, under {@value #BASE}; names never change their meaning. {@code docs/problems.md} says of each what it
 * means and what to do; titles and details in English and Spanish are in {@code problems.properties} beside this class.
 */
public enum ProblemType {
    INVALID_REQUEST(400),
    MALFORMED_BODY(400),
    UNKNOWN_FIELD(400),
    UNKNOWN_PARAMETER(400),
    TEXT_TOO_LONG(400),
    TOO_MANY_ELEMENTS(400),
    CHARACTERS_REFUSED(400),
    TIME_OUT_OF_RANGE(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    CASE_STATUS(409),
    REBUILD_RUNNING(409),
    REPUBLISH_RUNNING(409),
    IN_USE(409),
    NOT_IN_CASE(409),
    USER_MERGED(409),
    REQUEST_IN_PROGRESS(409),
    LIMIT_REACHED(409),
    CODE_GONE(410),
    PRECONDITION_FAILED(412),
    BODY_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    IDEMPOTENCY_KEY_REUSED(422),
    CHANGE_TOO_LARGE(422),
    WRONG_CODE(422),
    FILE_TYPE_REFUSED(422),
    FILE_NAME_REFUSED(422),
    FILE_NOT_SCANNED(422),
    INFECTED_FILE(422),
    PRECONDITION_REQUIRED(428),
    TOO_MANY_REQUESTS(429),
    INTERNAL_ERROR(500),
    OUTBOX_STOPPED(503),
    UNAVAILABLE(503);

    static final String BASE = "https://hilo.dev/problems/";

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    /** The last part of the {@code type} URI. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public URI uri() {
        return URI.create(BASE + slug());
    }

    public int status() {
        return status;
    }

    /** The kind that a {@code type} URI names; empty where it is none of ours. */
    public static Optional<ProblemType> of(URI uri) {
        return Stream.of(values()).filter(type -> type.uri().equals(uri)).findFirst();
    }

    /** What a status means when whoever answered with it said no more. */
    static Optional<ProblemType> ofStatus(int status) {
        return Stream.of(values())
                .filter(type -> type.status == status && type.isGeneral())
                .findFirst();
    }

    private boolean isGeneral() {
        return switch (this) {
            case MALFORMED_BODY,
                    UNKNOWN_FIELD,
                    UNKNOWN_PARAMETER,
                    TEXT_TOO_LONG,
                    TOO_MANY_ELEMENTS,
                    CHARACTERS_REFUSED,
                    TIME_OUT_OF_RANGE,
                    CASE_STATUS,
                    REBUILD_RUNNING,
                    REPUBLISH_RUNNING,
                    IN_USE,
                    NOT_IN_CASE,
                    USER_MERGED,
                    REQUEST_IN_PROGRESS,
                    LIMIT_REACHED,
                    CODE_GONE,
                    IDEMPOTENCY_KEY_REUSED,
                    CHANGE_TOO_LARGE,
                    WRONG_CODE,
                    FILE_TYPE_REFUSED,
                    FILE_NAME_REFUSED,
                    FILE_NOT_SCANNED,
                    INFECTED_FILE,
                    OUTBOX_STOPPED -> false;
            case INVALID_REQUEST,
                    UNAUTHENTICATED,
                    FORBIDDEN,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    PRECONDITION_FAILED,
                    BODY_TOO_LARGE,
                    UNSUPPORTED_MEDIA_TYPE,
                    PRECONDITION_REQUIRED,
                    TOO_MANY_REQUESTS,
                    INTERNAL_ERROR,
                    UNAVAILABLE -> true;
        };
    }
}
