package dev.hilo.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.hilo.local.web.Language;
import dev.hilo.local.web.Page;
import dev.hilo.local.web.Request;
import dev.hilo.local.web.Response;
import dev.hilo.local.web.WebServer;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The agent's page in Chromium, against an API whose answers come when the test lets them. */
@SuppressWarnings("NullAway.Init")
class AgentPageIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Map<String, String> PEOPLE = Map.of("u-1", "José Núñez", "u-2", "Begoña Íñiguez");

    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final List<String> answered = new CopyOnWriteArrayList<>();
    private WebServer server;
    private ChromeDriver browser;

    @BeforeEach
    void open() {
        Optional<Path> chromium = onPath("chromium", "google-chrome", "chrome");
        Optional<Path> driver = onPath("chromedriver");
        assumeThat(chromium.isPresent() && driver.isPresent())
                .as("chromium and chromedriver are on the PATH")
                .isTrue();
        server = WebServer.start(0, this::answer);
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.orElseThrow().toFile())
                        .usingAnyFreePort()
                        .build(),
                new ChromeOptions()
                        .setBinary(chromium.orElseThrow().toFile())
                        .addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage"));
        browser.get(server.url() + "/agent");
        browser.findElement(By.cssSelector("#sign-in button")).click();
        await().atMost(SOON)
                .until(() ->
                        browser.findElements(By.cssSelector("#cases button")).size() == 2);
    }

    @AfterEach
    void close() {
        held.values().forEach(CountDownLatch::countDown);
        if (browser != null) {
            browser.quit();
            server.close();
        }
    }

    @Test
    void a_slow_answer_about_one_person_is_not_shown_under_the_next() {
        hold("GET /api/v1/users/u-1/timeline");
        choose("u-1");
        choose("u-2");
        await().atMost(SOON).untilAsserted(() -> assertThat(timeline()).contains("Begoña Íñiguez"));
        release("GET /api/v1/users/u-1/timeline");

        await().during(Duration.ofSeconds(1))
                .atMost(SOON)
                .untilAsserted(
                        () -> assertThat(timeline()).doesNotContain("José").contains("Begoña Íñiguez"));
        assertThat(title()).contains("c-u-2");
        assertThat(requests("/events")).allMatch(request -> request.contains("u-2"));
    }

    @Test
    void a_draft_stays_with_its_person() {
        choose("u-1");
        draft().sendKeys("Para José: la clave nueva es…");
        choose("u-2");
        assertThat(draft().getDomProperty("value")).isEmpty();
        draft().sendKeys("Para Begoña");
        choose("u-1");
        assertThat(draft().getDomProperty("value")).isEqualTo("Para José: la clave nueva es…");
        choose("u-2");
        assertThat(draft().getDomProperty("value")).isEqualTo("Para Begoña");
    }

    @Test
    void what_is_on_its_way_goes_to_whom_it_was_written_and_leaves_the_next_draft_alone() {
        hold("POST /api/v1/cases/c-u-1/messages");
        choose("u-1");
        draft().sendKeys("Hecho, José");
        browser.findElement(By.cssSelector("#answer button")).click();
        choose("u-2");
        draft().sendKeys("Hola, Begoña");
        release("POST /api/v1/cases/c-u-1/messages");

        await().atMost(SOON).until(() -> !requests("/messages").isEmpty());
        await().during(Duration.ofSeconds(1))
                .atMost(SOON)
                .untilAsserted(() -> assertThat(draft().getDomProperty("value")).isEqualTo("Hola, Begoña"));
        assertThat(requests("/messages")).containsExactly("POST /api/v1/cases/c-u-1/messages");
        choose("u-1");
        assertThat(draft().getDomProperty("value")).as("it was sent").isEmpty();
    }

    private void choose(String user) {
        await().atMost(SOON).ignoreExceptions().untilAsserted(() -> {
            browser.findElement(By.cssSelector("#cases [data-id='c-" + user + "']"))
                    .click();
            assertThat(title()).contains("c-" + user);
        });
    }

    private String title() {
        return browser.findElement(By.id("case-title")).getText();
    }

    private String timeline() {
        return browser.findElement(By.id("timeline")).getText();
    }

    private WebElement draft() {
        return browser.findElement(By.cssSelector("#answer textarea"));
    }

    private void hold(String request) {
        held.put(request, new CountDownLatch(1));
    }

    private void release(String request) {
        held.getOrDefault(request, new CountDownLatch(0)).countDown();
    }

    /** Those answered so far. */
    private List<String> requests(String end) {
        return answered.stream().filter(request -> request.endsWith(end)).toList();
    }

    private Response answer(Request request) {
        String what = request.method() + " " + request.path();
        CountDownLatch until = held.get(what);
        try {
            if (until != null) {
                until.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Response response = switch (request.path()) {
            case "/agent" ->
                Response.html(Page.of(
                        Language.ES,
                        "Mesa",
                        AgentView.body(
                                Language.ES,
                                server.url().toString(),
                                server.url().toString()),
                        "/agent.js"));
            case "/agent.js" -> Page.file("agent.js", "text/javascript");
            case "/style.css" -> Page.file("style.css", "text/css");
            case "/token" -> Response.json(200, Map.of("access_token", "t"));
            case "/api/v1/cases" -> Response.json(200, Map.of("items", List.of(caseOf("u-1"), caseOf("u-2"))));
            default -> userOrNothing(request.path());
        };
        answered.add(what);
        return response;
    }

    private static Response userOrNothing(String path) {
        for (Map.Entry<String, String> person : PEOPLE.entrySet()) {
            if (path.equals("/api/v1/users/" + person.getKey() + "/timeline")) {
                return Response.json(
                        200,
                        Map.of(
                                "items",
                                List.of(Map.of(
                                        "version",
                                        1,
                                        "position",
                                        0,
                                        "kind",
                                        "interaction",
                                        "at",
                                        "2026-11-23T10:00:00Z",
                                        "text",
                                        "Soy " + person.getValue()))));
            }
        }
        return Response.json(path.endsWith("/messages") ? 201 : 200, Map.of());
    }

    private static Map<String, Object> caseOf(String user) {
        return Map.of("id", "c-" + user, "number", "c-" + user, "userId", user, "subject", "VPN", "status", "open");
    }

    private static Optional<Path> onPath(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(
                                System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
