package dev.hilo.cases.keys.model;

/**
 * Names a key.
 *
 * @param user whose log it is for
 * @param scope a case of the user; another user, while two are merged; both, {@code <case>/<user>}; or {@code user} for
 *     the rest
 */
public record KeyId(String user, String scope) {

    private static final String THEN = "/";

    /** Whether it is the key of a case or of another user, or of what one of them said about the other. */
    public boolean isOf(String owner) {
        return scope.equals(owner) || scope.startsWith(owner + THEN) || scope.endsWith(THEN + owner);
    }
}
