package dev.hilo.kit.test;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;

/** The management interface of the service under test, on a port of its own: health and metrics. */
public final class Management {

    private Management() {}

    /** Where it answers. */
    public static URI url(String path) {
        return URI.create(ConfigProvider.getConfig().getValue("test.management.url", String.class))
                .resolve(path);
    }

    /** {@code /q/health/ready}, {@code /q/metrics}. */
    public static Response get(String path) {
        return RestAssured.given().get(url(path));
    }
}
