package dev.hilo.local;

import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;

/** The broker's JVM: formats the log directory when it is new, then runs Kafka's own main class. */
public final class KafkaMain {
    private KafkaMain() {}

    /**
     * Runs the broker.
     *
     * @param args the properties file, the log directory and the cluster id
     */
    public static void main(String[] args) {
        String properties = args[0];
        if (!Files.exists(Path.of(args[1], "meta.properties"))) {
            int code = StorageTool.execute(
                    new String[] {"format", "--standalone", "--cluster-id", args[2], "--config", properties},
                    System.out);
            if (code != 0) {
                System.exit(code);
            }
        }
        Kafka.main(new String[] {properties});
    }
}
