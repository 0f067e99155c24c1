package dev.hilo.kit;

/** Who somebody is to Hilo: the words in the claim {@code groups} of their token. */
public final class Roles {

    /** Asks for help; sees only themself. */
    public static final String USER = "user";

    /** Helps. */
    public static final String AGENT = "agent";

    /** Leads agents. */
    public static final String SUPERVISOR = "supervisor";

    /** Sets the desk up and answers for its data. */
    public static final String ADMINISTRATOR = "administrator";

    /** A channel service. */
    public static final String CHANNEL = "channel";

    /** Another service of ours. */
    public static final String SERVICE = "service";

    /** Keeps the directory of users up to date: Entra ID, Okta. */
    public static final String PROVISIONER = "provisioner";

    private Roles() {}
}
