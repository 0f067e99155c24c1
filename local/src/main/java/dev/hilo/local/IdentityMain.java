package dev.hilo.local;

import java.net.InetSocketAddress;
import java.nio.file.Path;

/** The identity provider in a JVM of its own: what docker-compose runs. It makes the services' secrets too. */
public final class IdentityMain {
    private IdentityMain() {}

    /**
     * Serves until the JVM ends.
     *
     * @param args the directory of key and secrets, and the port, on all interfaces
     */
    public static void main(String[] args) throws InterruptedException {
        Path state = Path.of(args[0]);
        LocalIdentity identity = LocalIdentity.start(state, new InetSocketAddress(Integer.parseInt(args[1])));
        Runtime.getRuntime().addShutdownHook(new Thread(identity::close));
        Thread.currentThread().join();
    }
}
