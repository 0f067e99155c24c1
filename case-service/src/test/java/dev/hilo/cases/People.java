package dev.hilo.cases;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;

/** People with tokens of the local issuer, for tests from outside. */
public final class People {

    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private People() {}

    static RequestSpecification as(String role, String name) {
        return as(role, name, name.toLowerCase(Locale.ROOT) + "@hilo.local");
    }

    public static RequestSpecification as(String role, String name, String email) {
        return given().auth().oauth2(token(role, name, email));
    }

    static String token(String role, String name, String email) {
        return TOKENS.computeIfAbsent(
                role + " " + name + " " + email,
                person -> given().formParam("role", role)
                        .formParam("name", name)
                        .formParam("email", email)
                        .post(ConfigProvider.getConfig().getValue("hilo.identity.issuer", String.class) + "/token")
                        .jsonPath()
                        .getString("access_token"));
    }
}
