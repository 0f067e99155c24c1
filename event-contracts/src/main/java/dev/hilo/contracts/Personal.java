package dev.hilo.contracts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component that says something about a person. On {@code hilo.contexts} and in the log it stands encrypted with a key
 * of that person, or of one of their cases; once the key is destroyed, readers find {@link #placeholder()} in its place,
 * nothing where it may be absent, and an empty list for a list.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Personal {

    String TEXT = "[redacted]";

    /** A channel identity that leads to nobody. */
    String IDENTITY = "redacted:person";

    /** What a required text is read as when it cannot be decrypted. */
    String placeholder() default TEXT;
}
