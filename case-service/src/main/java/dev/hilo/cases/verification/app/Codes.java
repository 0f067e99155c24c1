package dev.hilo.cases.verification.app;

/** Codes, and names and hashes that nobody can try out without the desk's key. */
public interface Codes {

    /** Six digits, unpredictable. */
    String newCode();

    /** Unpredictable, and unique. */
    String newNonce();

    /** Stands for what it is made of; the same for the same, letters and digits only. */
    String name(String kind, String what);

    /** Of a code, different for each verification. */
    String hash(String verificationId, String code);

    /** Where the verification of a claiming identity stands. */
    default String place(String identity) {
        return "ver-" + name("place", identity);
    }
}
