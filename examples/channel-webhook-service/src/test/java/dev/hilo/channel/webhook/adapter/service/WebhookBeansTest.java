package dev.hilo.channel.webhook.adapter.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hilo.channel.webhook.model.Source;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebhookBeansTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void a_source_is_what_the_configuration_says() {
        assertThat(source(Map.of("secrets", SECRET, "vouches", "true", "deliver-to", "https://forms.example.com/hilo")))
                .contains(new Source(
                        "forms", List.of(SECRET), true, Optional.of(URI.create("https://forms.example.com/hilo"))));
    }

    @Test
    void without_a_secret_it_is_a_stranger_and_unless_told_it_does_not_vouch() {
        assertThat(source(Map.of("deliver-to", "https://forms.example.com/hilo")))
                .isEmpty();
        assertThat(source(Map.of("secrets", SECRET)).orElseThrow().vouches()).isFalse();
    }

    @Test
    void a_mistake_ends_the_start_with_the_name_of_the_setting() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source(Map.of("secrets", "s3cret")))
                .withMessageStartingWith("hilo.webhook.sources.forms.secrets must be")
                .withMessageNotContaining("s3cret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source(Map.of("secrets", SECRET, "deliver-to", "http://forms.example.com")))
                .withMessageStartingWith("hilo.webhook.sources.forms.deliver-to must be");
    }

    private static Optional<Source> source(Map<String, String> told) {
        Map<String, String> values = new HashMap<>();
        told.forEach((key, value) -> values.put("hilo.webhook.sources.forms." + key, value));
        WebhookConfig config = new SmallRyeConfigBuilder()
                .withMapping(WebhookConfig.class)
                .withDefaultValues(values)
                .withConverter(java.time.Duration.class, 200, text -> java.time.Duration.parse("PT" + text))
                .build()
                .getConfigMapping(WebhookConfig.class);
        return WebhookBeans.source("forms", config.sources().get("forms"), config.allowHttp());
    }
}
