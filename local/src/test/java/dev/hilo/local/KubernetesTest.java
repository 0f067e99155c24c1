package dev.hilo.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is deployed on Kubernetes is what runs here. */
class KubernetesTest {

    private static final Path REPOSITORY = Path.of("..");
    private static final Path MANIFESTS = REPOSITORY.resolve("deploy/kubernetes");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String WEEK = "604800000";

    @Test
    void every_topic_of_the_platform_is_there_kept_as_long_and_takes_as_large_records() throws Exception {
        Map<String, List<String>> expected = new HashMap<>();
        Topic.all()
                .forEach(topic -> expected.put(
                        topic.name(),
                        List.of(
                                topic.settings().getOrDefault("retention.ms", WEEK),
                                topic.settings().getOrDefault("max.message.bytes", "the broker's"))));
        Map<String, List<String>> declared = new HashMap<>();
        for (JsonNode topic : documents("kafka/topics.yaml")) {
            JsonNode spec = topic.path("spec");
            declared.put(
                    spec.path("topicName").asText(),
                    List.of(
                            spec.path("config").path("retention.ms").asText(),
                            spec.path("config").path("max.message.bytes").asText()));
        }

        assertThat(declared).isEqualTo(expected);
    }

    @Test
    void the_connector_is_the_same_as_everywhere() throws Exception {
        JsonNode spec = documents("kafka/connector.yaml").getFirst().path("spec");
        Map<String, String> declared = new HashMap<>(Map.of(
                "connector.class", spec.path("class").asText(),
                "tasks.max", spec.path("tasksMax").asText()));
        spec.path("config")
                .properties()
                .forEach(one -> declared.put(one.getKey(), one.getValue().asText()));
        Map<String, String> expected = new HashMap<>();
        new ObjectMapper()
                .readTree(REPOSITORY.resolve("deploy/debezium/context-log.json").toFile())
                .path("config")
                .properties()
                .forEach(one -> expected.put(one.getKey(), one.getValue().asText()));

        assertThat(declared).isEqualTo(expected);
    }

    @Test
    void every_service_is_deployed_from_the_image_that_containers_run_too() throws Exception {
        JsonNode compose =
                YAML.readTree(REPOSITORY.resolve("docker-compose.yml").toFile());
        Map<String, String> images = new HashMap<>();
        for (String file : List.of("services/services.yaml", "channel-webhook/service.yaml")) {
            for (JsonNode one : documents(file)) {
                if (one.path("kind").asText().equals("Deployment")) {
                    images.put(
                            one.path("metadata").path("name").asText(),
                            one.at("/spec/template/spec/containers/0/image").asText());
                }
            }
        }

        assertThat(images.keySet())
                .containsAll(Arrays.stream(PlatformService.values())
                        .map(PlatformService::module)
                        .toList());
        images.forEach((service, image) -> assertThat(
                        compose.path("services").path(service).path("image").asText())
                .as(service)
                .isEqualTo(image));
    }

    @Test
    void every_service_has_a_job_of_its_own_image_that_creates_its_indexes() throws Exception {
        List<String> deployed = new ArrayList<>();
        for (JsonNode one : documents("services/services.yaml")) {
            if (one.path("kind").asText().equals("Deployment")) {
                deployed.add(one.at("/spec/template/spec/containers/0/image").asText());
            }
        }
        List<String> indexed = new ArrayList<>();
        for (JsonNode job : documents("services/indexes.yaml")) {
            JsonNode container = job.at("/spec/template/spec/containers/0");
            assertThat(container.path("env").toString())
                    .contains("{\"name\":\"HILO_MONGODB_INDEXES\",\"value\":\"apply\"}");
            indexed.add(container.path("image").asText());
        }

        assertThat(indexed).containsExactlyInAnyOrderElementsOf(deployed);
    }

    @Test
    void probes_and_metrics_use_the_management_port_and_only_monitoring_is_let_in_there() throws Exception {
        JsonNode template = documents("every-service/patch.yaml").getFirst().at("/spec/template");
        JsonNode container = template.at("/spec/containers/0");
        Map<String, String> ports = new HashMap<>();
        container
                .path("ports")
                .forEach(port -> ports.put(
                        port.path("name").asText(), port.path("containerPort").asText()));
        String management = ports.get("management");

        assertThat(List.of("startupProbe", "readinessProbe", "livenessProbe"))
                .allSatisfy(probe -> assertThat(
                                container.at("/" + probe + "/httpGet/port").asText())
                        .isEqualTo("management"));
        assertThat(template.at("/metadata/annotations/prometheus.io~1port").asText())
                .isEqualTo(management);
        assertThat(Files.readString(REPOSITORY.resolve("deploy/docker/Dockerfile")))
                .contains("QUARKUS_MANAGEMENT_PORT=" + management);
        Map<String, String> letIn = new HashMap<>();
        documents("services/network.yaml")
                .getFirst()
                .at("/spec/ingress")
                .forEach(rule -> letIn.put(
                        rule.at("/ports/0/port").asText(), rule.path("from").toString()));
        assertThat(letIn.get(management)).contains("hilo/monitoring").doesNotContain("podSelector");
    }

    @Test
    void the_alarms_are_the_same_for_the_operator_and_for_plain_prometheus() throws Exception {
        Path monitoring = REPOSITORY.resolve("deploy/monitoring");
        JsonNode plain =
                YAML.readTree(monitoring.resolve("rules.yaml").toFile()).path("groups");

        assertThat(plain.findValuesAsText("alert"))
                .contains(
                        "HiloOutboxFailed",
                        "HiloOutboxLag",
                        "HiloDeadLetters",
                        "HiloConsumerLag",
                        "HiloConsumerStopped");
        assertThat(YAML.readTree(monitoring.resolve("prometheus-rule.yaml").toFile())
                        .at("/spec/groups"))
                .isEqualTo(plain);
    }

    private static List<JsonNode> documents(String file) throws IOException {
        return read(MANIFESTS.resolve(file));
    }

    private static List<JsonNode> read(Path file) throws IOException {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(file.toFile())) {
            return documents.readAll();
        }
    }
}
