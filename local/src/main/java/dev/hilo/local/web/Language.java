package dev.hilo.local.web;

/** The languages of the local pages. */
public enum Language {
    /** Spanish. */
    ES("es"),
    /** English. */
    EN("en");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** The BCP 47 tag. */
    public String code() {
        return code;
    }

    /** The text in this language. */
    public String say(String spanish, String english) {
        return this == ES ? spanish : english;
    }
}
