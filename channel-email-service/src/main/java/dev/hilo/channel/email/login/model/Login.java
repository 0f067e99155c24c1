package dev.hilo.channel.email.login.model;

/** How we show a mail server who we are: by a password, or by a token that somebody it trusts has given us. */
public interface Login {

    /** Whether the secret is an OAuth 2.0 access token, to be shown by XOAUTH2. */
    boolean isToken();

    /** @throws NoSecret when there is none for the time */
    String secret() throws NoSecret;

    /** The server did not take the secret: the next one is another, if there may be. */
    void refused();

    /** What a person has to look at when the server does not take the secret. */
    String advice();

    /** No secret can be had; the message says why and never what it was asked for with. */
    final class NoSecret extends Exception {

        private static final long serialVersionUID = 1L;

        public NoSecret(String message, Exception cause) {
            super(message, cause);
        }
    }

    static Login by(String password) {
        return new Login() {
            @Override
            public boolean isToken() {
                return false;
            }

            @Override
            public String secret() {
                return password;
            }

            @Override
            public void refused() {
                // There is no other.
            }

            @Override
            public String advice() {
                return "check user and password";
            }
        };
    }
}
