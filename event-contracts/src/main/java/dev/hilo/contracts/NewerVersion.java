package dev.hilo.contracts;

/**
 * Data of a version of Hilo that is newer than this one. Nothing is wrong with it: whoever cannot read it waits for the
 * upgrade.
 */
public final class NewerVersion extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 64;

    /** @param what is newer: {@code fact CaseSuspended}. What no name of ours has in it is not repeated */
    public NewerVersion(String what) {
        super("the " + name(what) + " is newer than this version of Hilo understands: upgrade");
    }

    private static String name(String what) {
        String plain = what.replaceAll("[^A-Za-z0-9 ._-]", "?");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
