package dev.hilo.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.hilo.local.KafkaMain;
import dev.hilo.local.process.ChildProcess;
import dev.hilo.local.process.ChildSpec;
import dev.hilo.local.process.Installation;
import dev.hilo.local.process.Ports;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * A broker as operators run it: TLS, passwords on one listener and client certificates on another, and nothing allowed that
 * the manifests of Kubernetes do not allow.
 */
final class SecuredKafka implements AutoCloseable {

    static final String PASSWORD = "contraseña de Íñiguez 9";
    private static final String STORE_PASSWORD = "changeit";
    private static final Path USERS = Path.of("../deploy/kubernetes/kafka/users.yaml");

    private final Path state;
    private final int inside = Ports.free();
    private final int passwords = Ports.free();
    private final int certificates = Ports.free();
    private final ChildProcess process;
    private final Admin admin;

    SecuredKafka(Path state, List<String> users) throws Exception {
        this.state = state;
        keyPair("broker", "localhost");
        keyPair("client", "notification-service");
        trust("trusted-by-clients", "broker");
        trust("trusted-by-broker", "client");
        Path properties = state.resolve("kafka.properties");
        try (OutputStream out = Files.newOutputStream(properties)) {
            settings(users).store(out, null);
        }
        process = new ChildProcess(ChildSpec.ofClass(
                "kafka",
                state.resolve("kafka.log"),
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                Map.of(),
                KafkaMain.class.getName(),
                properties.toString(),
                state.resolve("kafka").toString(),
                "aGlsby1sb2NhbC1jbHVzdA"));
        process.start();
        process.await(() -> Ports.answers(inside) && Ports.answers(passwords), Duration.ofSeconds(90));
        admin = Admin.create(Map.of("bootstrap.servers", "localhost:" + inside));
    }

    private Properties settings(List<String> users) {
        int controller = Ports.free();
        StringBuilder jaas = new StringBuilder("org.apache.kafka.common.security.plain.PlainLoginModule required");
        users.forEach(user -> jaas.append(" user_%s=\"%s\"".formatted(user, PASSWORD)));
        Properties all = new Properties();
        all.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.bootstrap.servers", "localhost:" + controller,
                "listeners",
                        "INSIDE://localhost:%d,PASSWORDS://localhost:%d,CERTIFICATES://localhost:%d,CONTROLLER://localhost:%d"
                                .formatted(inside, passwords, certificates, controller),
                "listener.security.protocol.map",
                        "INSIDE:PLAINTEXT,PASSWORDS:SASL_SSL,CERTIFICATES:SSL,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name", "INSIDE",
                "controller.listener.names", "CONTROLLER",
                "log.dirs", state.resolve("kafka").toString()));
        all.putAll(Map.of(
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "super.users", "User:ANONYMOUS",
                "listener.name.passwords.sasl.enabled.mechanisms", "PLAIN",
                "listener.name.passwords.plain.sasl.jaas.config", jaas + ";",
                "listener.name.certificates.ssl.client.auth", "required",
                "ssl.principal.mapping.rules", "RULE:^CN=(.*)$/$1/",
                "auto.create.topics.enable", "false",
                "group.initial.rebalance.delay.ms", "0"));
        all.putAll(Map.of(
                "ssl.keystore.location",
                store("broker").toString(),
                "ssl.keystore.password",
                STORE_PASSWORD,
                "ssl.truststore.location",
                store("trusted-by-broker").toString(),
                "ssl.truststore.password",
                STORE_PASSWORD,
                "offsets.topic.replication.factor",
                "1",
                "offsets.topic.num.partitions",
                "1",
                "transaction.state.log.replication.factor",
                "1",
                "transaction.state.log.min.isr",
                "1"));
        return all;
    }

    /** With user name and password, over TLS. */
    KafkaConnection withPassword(String user, String password) {
        return KafkaConnection.of(Map.of(
                "bootstrap.servers",
                "localhost:" + passwords,
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(user, password),
                "ssl.truststore.location",
                store("trusted-by-clients").toString(),
                "ssl.truststore.password",
                STORE_PASSWORD));
    }

    /** With the certificate of notification-service, all in PEM. */
    KafkaConnection withCertificate() throws GeneralSecurityException, IOException {
        KeyStore client = read("client");
        return KafkaConnection.of(Map.of(
                "bootstrap.servers",
                "localhost:" + certificates,
                "security.protocol",
                "SSL",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.certificates",
                pem("CERTIFICATE", read("broker").getCertificate("broker").getEncoded()),
                "ssl.keystore.type",
                "PEM",
                "ssl.keystore.certificate.chain",
                pem("CERTIFICATE", client.getCertificate("client").getEncoded()),
                "ssl.keystore.key",
                pem(
                        "PRIVATE KEY",
                        client.getKey("client", STORE_PASSWORD.toCharArray()).getEncoded())));
    }

    Admin admin() {
        return admin;
    }

    void createTopics(List<String> topics) throws ExecutionException, InterruptedException {
        admin.createTopics(topics.stream()
                        .map(topic -> new NewTopic(topic, 1, (short) 1))
                        .toList())
                .all()
                .get();
    }

    /** What the manifest of a service says. */
    static List<AclBinding> manifest(String service) throws IOException {
        List<AclBinding> bindings = new ArrayList<>();
        try (MappingIterator<JsonNode> users =
                new ObjectMapper(new YAMLFactory()).readerFor(JsonNode.class).readValues(USERS.toFile())) {
            while (users.hasNext()) {
                JsonNode user = users.next();
                if (user.at("/metadata/name").asText().equals(service)) {
                    user.at("/spec/authorization/acls").forEach(acl -> bindings.addAll(bindings(service, acl)));
                }
            }
        }
        return bindings;
    }

    private static List<AclBinding> bindings(String service, JsonNode acl) {
        JsonNode resource = acl.path("resource");
        ResourcePattern pattern = new ResourcePattern(
                ResourceType.fromString(resource.path("type").asText()),
                resource.path("name").asText(),
                resource.path("patternType").asText().equals("prefix") ? PatternType.PREFIXED : PatternType.LITERAL);
        List<AclBinding> bindings = new ArrayList<>();
        acl.path("operations")
                .forEach(operation -> bindings.add(new AclBinding(
                        pattern,
                        new AccessControlEntry(
                                "User:" + service,
                                "*",
                                AclOperation.valueOf(operation.asText().toUpperCase(Locale.ROOT)),
                                AclPermissionType.ALLOW))));
        return bindings;
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
        process.close();
    }

    private void keyPair(String name, String commonName) throws Exception {
        Process keytool = new ProcessBuilder(
                        Installation.java().resolveSibling("keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + commonName,
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store(name).toString(),
                        "-storepass",
                        STORE_PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(state.resolve("keytool.log").toFile())
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool: " + Files.readString(state.resolve("keytool.log")));
        }
    }

    private void trust(String store, String of) throws GeneralSecurityException, IOException {
        Certificate certificate = read(of).getCertificate(of);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(of, certificate);
        try (OutputStream out = Files.newOutputStream(store(store))) {
            trusted.store(out, STORE_PASSWORD.toCharArray());
        }
    }

    private KeyStore read(String name) throws GeneralSecurityException, IOException {
        return KeyStore.getInstance(store(name).toFile(), STORE_PASSWORD.toCharArray());
    }

    private Path store(String name) {
        return state.resolve(name + ".p12").toAbsolutePath();
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(what, Base64.getMimeEncoder().encodeToString(bytes), what);
    }
}
