package dev.hilo.local;

import java.net.InetSocketAddress;
import java.nio.file.Path;

/** The identity provider in a JVM of its own: what docker-compose runs. It writes the services' own token too. */
public final class IdentityMain {
    private IdentityMain() {}

    /**
     * Serves until the JVM ends.
     *
     * @param args the directory of key and token, and the port, on all interfaces
     */
    public static void main(String[] args) throws InterruptedException {
        Path state = Path.of(args[0]);
        LocalIdentity identity = LocalIdentity.start(state, new InetSocketAddress(Integer.parseInt(args[1])));
        ServiceToken token = ServiceToken.keep(identity, state);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            token.close();
            identity.close();
        }));
        Thread.currentThread().join();
    }
}
