package dev.hilo.local;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.kafka.connect.cli.ConnectStandalone;

/**
 * Kafka Connect's JVM. Connect writes its offsets in place, so a kill at that moment may leave half a file, with which it would
 * not start; such a file is put aside. The connector then reads the collection anew: events come twice, none is lost.
 */
public final class ConnectMain {
    private ConnectMain() {}

    /**
     * Runs Connect's own main class.
     *
     * @param args the file of the offsets, the worker's properties and the connector's JSON
     */
    public static void main(String[] args) throws IOException {
        Path offsets = Path.of(args[0]);
        if (Files.exists(offsets) && !isWhole(offsets)) {
            Path aside = offsets.resolveSibling(offsets.getFileName() + ".damaged");
            Files.move(offsets, aside, StandardCopyOption.REPLACE_EXISTING);
            System.err.println(
                    "The offsets were cut short; put aside as " + aside + ", the log will be published anew");
        }
        ConnectStandalone.main(new String[] {args[1], args[2]});
    }

    private static boolean isWhole(Path offsets) {
        try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(offsets))) {
            in.readObject();
            return true;
        } catch (IOException | ClassNotFoundException e) {
            return false;
        }
    }
}
