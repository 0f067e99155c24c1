package dev.hilo.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code kubectl apply -k} sends, put together by kubectl, which needs no cluster for it. */
class DeploymentTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Path STRIMZI = Path.of("../../shared/kubernetes");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static List<JsonNode> resources = List.of();

    @BeforeAll
    static void putTogether() throws Exception {
        assumeThat(Stream.of(System.getenv().getOrDefault("PATH", "").split(":")))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
        Path overlay = Files.createTempDirectory(Path.of("target"), "overlay");
        Files.writeString(overlay.resolve("kustomization.yaml"), """
                resources: [../../../deploy/kubernetes]
                components: [../../../deploy/kubernetes/channel-webhook]
                """);
        resources = new ArrayList<>(kustomized(overlay));
    }

    @Test
    void every_image_names_its_registry_and_a_version() {
        Set<String> images = new TreeSet<>(resources.stream()
                .flatMap(one -> one.findValuesAsText("image").stream())
                .toList());

        assertThat(images)
                .hasSizeGreaterThan(6)
                .allSatisfy(image -> assertThat(image).matches("[a-z0-9.-]+\\.[a-z]+(:\\d+)?/.+:[0-9][^:]*"));
    }

    @Test
    void every_deployment_may_be_disrupted_one_pod_at_a_time_and_is_spread_by_itself() {
        Set<JsonNode> disruptable = of("PodDisruptionBudget")
                .map(budget -> budget.at("/spec/selector/matchLabels"))
                .collect(Collectors.toSet());

        assertThat(of("Deployment")).hasSizeGreaterThan(6).allSatisfy(deployment -> {
            assertThat(deployment.at("/spec/selector/matchLabels"))
                    .as(name(deployment))
                    .isIn(disruptable);
            JsonNode spread = pod(deployment).at("/topologySpreadConstraints/0");
            JsonNode labels = deployment.at("/spec/template/metadata/labels");
            spread.at("/labelSelector/matchLabels")
                    .properties()
                    .forEach(label -> assertThat(labels.path(label.getKey())).isEqualTo(label.getValue()));
            assertThat(texts(spread.path("matchLabelKeys"))).contains("app.kubernetes.io/name");
            assertThat(labels.has("app.kubernetes.io/name")).isTrue();
        });
    }

    @Test
    void every_pod_has_time_to_serve_on_while_it_leaves_and_to_finish() {
        JsonNode settings = of("ConfigMap")
                .filter(map -> name(map).startsWith("hilo-settings"))
                .findFirst()
                .orElseThrow()
                .path("data");
        long delay = Duration.parse(
                        "PT" + settings.path("QUARKUS_SHUTDOWN_DELAY").asText())
                .toSeconds();

        assertThat(delay).isBetween(5L, 20L);
        assertThat(of("Deployment"))
                .allSatisfy(deployment -> assertThat(pod(deployment)
                                .path("terminationGracePeriodSeconds")
                                .asLong())
                        .as(name(deployment))
                        .isGreaterThanOrEqualTo(delay + 10 + 15));
    }

    @Test
    void every_container_is_probed_limited_and_confined() {
        assertThat(of("Deployment")).allSatisfy(deployment -> {
            JsonNode pod = pod(deployment);
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            for (JsonNode container : pod.path("containers")) {
                assertThat(container.path("resources").path("requests").properties())
                        .hasSize(2);
                assertThat(container.path("resources").path("limits").properties())
                        .hasSize(2);
                assertThat(List.of("startupProbe", "readinessProbe", "livenessProbe"))
                        .allMatch(container::has);
                JsonNode confined = container.path("securityContext");
                assertThat(confined.path("allowPrivilegeEscalation").asBoolean(true))
                        .isFalse();
                assertThat(confined.path("readOnlyRootFilesystem").asBoolean()).isTrue();
                assertThat(texts(confined.at("/capabilities/drop"))).containsExactly("ALL");
            }
        });
    }

    @Test
    void every_secret_that_kafka_makes_is_of_a_user_or_the_cluster_and_its_largest_event_is_the_same_everywhere() {
        Set<String> made = of("KafkaUser").map(DeploymentTest::name).collect(Collectors.toSet());
        made.add("hilo-cluster-ca-cert");
        Set<String> used = of("Deployment")
                .flatMap(deployment ->
                        StreamSupport.stream(pod(deployment).path("volumes").spliterator(), false))
                .filter(volume -> volume.path("name").asText().startsWith("kafka-"))
                .map(volume -> volume.at("/secret/secretName").asText())
                .collect(Collectors.toSet());

        assertThat(used)
                .as("one user for each service, and who signed")
                .hasSize((int) of("Deployment").count() + 1)
                .isSubsetOf(made);
        assertThat(of("Kafka")
                        .findFirst()
                        .orElseThrow()
                        .at("/spec/kafka/config/message.max.bytes")
                        .asLong())
                .isEqualTo(of("KafkaConnect")
                        .findFirst()
                        .orElseThrow()
                        .at("/spec/config/producer.max.request.size")
                        .asLong())
                .isEqualTo(8_388_608);
    }

    @Test
    void strimzi_takes_its_resources() throws Exception {
        assumeThat(STRIMZI).isDirectory();
        Map<String, JsonNode> schemas = new HashMap<>();
        try (Stream<Path> files = Files.list(STRIMZI)) {
            for (Path file :
                    files.filter(path -> path.toString().contains("Crd")).toList()) {
                JsonNode definition = YAML.readTree(file.toFile());
                for (JsonNode version : definition.at("/spec/versions")) {
                    String type = definition.at("/spec/group").asText() + "/"
                            + version.path("name").asText() + " "
                            + definition.at("/spec/names/kind").asText();
                    schemas.put(type, closed(version.at("/schema/openAPIV3Schema/properties/spec")));
                }
            }
        }

        List<JsonNode> strimzis = resources.stream()
                .filter(one -> one.path("apiVersion").asText().startsWith("kafka.strimzi.io/"))
                .toList();
        assertThat(strimzis).hasSizeGreaterThan(15).allSatisfy(one -> {
            String type =
                    one.path("apiVersion").asText() + " " + one.path("kind").asText();
            assertThat(schemas).containsKey(type);
            assertThat(SCHEMAS.getSchema(schemas.get(type).toString(), InputFormat.JSON)
                            .validate(one.path("spec").toString(), InputFormat.JSON))
                    .as(type + " " + name(one))
                    .isEmpty();
        });
    }

    /** As the API server prunes: what a schema does not name is an error here. */
    private static JsonNode closed(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.has("properties")
                && !object.has("x-kubernetes-preserve-unknown-fields")
                && !object.has("additionalProperties")
                && object.path("type").asText().equals("object")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(DeploymentTest::closed);
        return schema;
    }

    private static List<JsonNode> kustomized(Path directory) throws IOException, InterruptedException {
        Path out = directory.resolve("out.yaml");
        Process kubectl = new ProcessBuilder("kubectl", "kustomize", directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(kubectl.waitFor()).as(Files.readString(out)).isZero();
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(out.toFile())) {
            return documents.readAll();
        }
    }

    private static Stream<JsonNode> of(String kind) {
        return resources.stream().filter(one -> one.path("kind").asText().equals(kind));
    }

    private static JsonNode pod(JsonNode deployment) {
        return deployment.at("/spec/template/spec");
    }

    private static String name(JsonNode resource) {
        return resource.at("/metadata/name").asText();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
