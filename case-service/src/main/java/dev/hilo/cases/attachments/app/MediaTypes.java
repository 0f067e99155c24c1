package dev.hilo.cases.attachments.app;

import java.util.Collection;

/** What bytes are, whatever is said about them. */
public interface MediaTypes {

    /**
     * The media type that the bytes show, the name deciding between those that look alike: what is text by its bytes is the
     * kind of text that its name says, so that {@code notes.txt} is no script for the word it begins with.
     */
    String detected(byte[] bytes, String name);

    /** What the file may be called: what was declared where the bytes do not speak against it, else what they show. */
    String believable(String declared, String detected);

    /** Whether a media type is one of these, or a kind of one. */
    boolean isAmong(String mediaType, Collection<String> types);
}
