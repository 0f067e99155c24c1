package dev.hilo.local;

import org.testcontainers.containers.FixedHostPortGenericContainer;
import org.testcontainers.utility.DockerImageName;

/** The JVM that holds MongoDB's container, through Testcontainers; the container goes when this JVM goes. */
public final class MongoContainerMain {
    private MongoContainerMain() {}

    /**
     * Runs the container until this JVM ends.
     *
     * @param args the port, the same inside and outside so that the replica set's member has one address, and the image
     */
    public static void main(String[] args) throws InterruptedException {
        int port = Integer.parseInt(args[0]);
        String image = DockerImageName.parse(args[1]).asCanonicalNameString();
        try (var container = new FixedHostPortGenericContainer<>(image)) {
            container
                    .withFixedExposedPort(port, port)
                    .withCommand(
                            "--replSet",
                            LocalMongo.REPLICA_SET,
                            "--port",
                            args[0],
                            "--bind_ip_all",
                            "--setParameter",
                            "enableTestCommands=1");
            container.start();
            Thread.currentThread().join();
        }
    }
}
