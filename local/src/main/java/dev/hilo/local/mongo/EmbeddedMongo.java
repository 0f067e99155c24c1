package dev.hilo.local.mongo;

import java.net.InetSocketAddress;
import java.nio.file.Path;

/** The main class of the embedded store's JVM. */
public final class EmbeddedMongo {
    private EmbeddedMongo() {}

    /**
     * Serves until the JVM ends.
     *
     * @param args the port and the directory of the data
     */
    public static void main(String[] args) throws InterruptedException {
        int port = Integer.parseInt(args[0]);
        InetSocketAddress address = new InetSocketAddress("localhost", port);
        EmbeddedBackend backend = new EmbeddedBackend(new Store(Path.of(args[1])), "localhost:" + port);
        WireServer server = new WireServer(backend, address);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            backend.close();
        }));
        Thread.currentThread().join();
    }
}
