package dev.hilo.local.mongo;

import java.net.InetSocketAddress;
import java.nio.file.Path;

/** The main class of the embedded store's JVM. */
public final class EmbeddedMongo {
    private static final long ANSWERS_GO_OUT_MILLIS = 500;

    private EmbeddedMongo() {}

    /**
     * Serves until the JVM ends, or until the log cannot be written: then it says why and ends by itself.
     *
     * @param args the port and the directory of the data
     */
    public static void main(String[] args) throws InterruptedException {
        int port = Integer.parseInt(args[0]);
        StoreFailure failure;
        try {
            failure = serve(new Store(Path.of(args[1])), port);
        } catch (StoreFailure e) {
            failure = e;
        }
        System.err.println("The embedded store stops: " + failure.getMessage());
        Thread.sleep(ANSWERS_GO_OUT_MILLIS);
        System.exit(1);
    }

    private static StoreFailure serve(Store store, int port) {
        EmbeddedBackend backend = new EmbeddedBackend(store, "localhost:" + port);
        WireServer server = new WireServer(backend, new InetSocketAddress("localhost", port));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            backend.close();
            server.close();
        }));
        return backend.awaitFailure();
    }
}
