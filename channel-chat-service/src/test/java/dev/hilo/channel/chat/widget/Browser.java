package dev.hilo.channel.chat.widget;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.SearchContext;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A visitor's Chromium, with nobody before it on the screen. */
final class Browser implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");

    private final Path downloads;
    private final ChromeDriver driver;

    Browser() {
        try {
            downloads = Files.createTempDirectory("hilo-downloads");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ChromeOptions options = new ChromeOptions()
                .setBinary(program().orElseThrow().toFile())
                .addArguments(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-dev-shm-usage",
                        "--lang=es",
                        "--window-size=1200,900")
                .setExperimentalOption("prefs", Map.of("download.default_directory", downloads.toString()));
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(
                                onPath("chromedriver").orElseThrow().toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
    }

    /** Whether this machine has one. */
    static boolean isThere() {
        return program().isPresent() && onPath("chromedriver").isPresent();
    }

    private static Optional<Path> program() {
        return Stream.of("chromium", "google-chrome", "chrome")
                .flatMap(name -> onPath(name).stream())
                .findFirst();
    }

    private static Optional<Path> onPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    void visit(String url) {
        driver.switchTo().defaultContent();
        driver.get(url);
        button();
    }

    void follow(String link) {
        driver.switchTo().defaultContent();
        driver.findElement(By.id(link)).click();
        button();
    }

    /** The widget's button; outside of the frame. */
    WebElement button() {
        driver.switchTo().defaultContent();
        return waiting().until(any -> widget().findElement(By.cssSelector("button")));
    }

    boolean isOpen() {
        driver.switchTo().defaultContent();
        return widget().findElement(By.cssSelector("#panel")).isDisplayed();
    }

    void press(Keys key) {
        driver.switchTo().activeElement().sendKeys(key);
    }

    /** What has the focus, of the page around: the widget counts as one. */
    String focused() {
        driver.switchTo().defaultContent();
        return driver.switchTo().activeElement().getTagName();
    }

    /** Writes into the chat and sends it with the keyboard. */
    void write(String text) {
        WebElement field = within("#text");
        field.sendKeys(text, Keys.ENTER);
    }

    /** Writes and does not send. */
    void type(String text) {
        within("#text").sendKeys(text);
    }

    /** Chooses files, as the dialog does that the button opens. */
    void attach(Path... files) {
        within("#attach");
        driver.findElement(By.id("chosen"))
                .sendKeys(Stream.of(files).map(Path::toString).collect(Collectors.joining("\n")));
    }

    /** Presses a button by the keyboard. */
    void enter(String selector) {
        within(selector).sendKeys(Keys.ENTER);
    }

    int count(String selector) {
        enter();
        return driver.findElements(By.cssSelector(selector)).size();
    }

    /** The text of what only a screen reader sees. */
    String hidden(String selector) {
        enter();
        return String.valueOf(driver.findElement(By.cssSelector(selector)).getDomProperty("textContent"));
    }

    /** What is saved when a button is pressed. */
    Path download(String selector) {
        WebElement pressed = within(selector);
        pressed.click();
        return waiting().until(any -> {
            try (Stream<Path> saved = Files.list(downloads)) {
                return saved.filter(file -> !file.toString().endsWith(".crdownload"))
                        .findFirst()
                        .orElse(null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    String textOf(String selector) {
        return within(selector).getText();
    }

    /** What was said, in the order it is shown. */
    List<String> said(String side) {
        within("#log");
        return driver.findElements(By.cssSelector("." + side + " .bubble")).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** Whatever the frame shows. */
    String framed() {
        enter();
        return driver.findElement(By.tagName("body")).getText();
    }

    String script(String source) {
        driver.switchTo().defaultContent();
        return String.valueOf(((JavascriptExecutor) driver).executeScript(source));
    }

    /** In the chat's own page, in the frame. */
    String scriptWithin(String source) {
        enter();
        return String.valueOf(((JavascriptExecutor) driver).executeScript(source));
    }

    /** Another tab of the same browser, which is looked at from then on; gives what to come back to this one by. */
    String openTab(String url) {
        String here = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB);
        visit(url);
        return here;
    }

    /** Gives what to come back to the one before by. */
    String switchTab(String tab) {
        String here = driver.getWindowHandle();
        driver.switchTo().window(tab);
        return here;
    }

    /** Breaches of WCAG 2.1 AA that can be found by a program, in the page and in the frame. */
    List<String> breaches() {
        driver.switchTo().defaultContent();
        return new AxeBuilder()
                .withTags(WCAG).analyze(driver).getViolations().stream()
                        .map(Rule::toString)
                        .toList();
    }

    private void enter() {
        driver.switchTo().defaultContent();
        WebElement frame = waiting().until(any -> widget().findElement(By.cssSelector("iframe")));
        driver.switchTo().frame(frame);
    }

    private WebElement within(String selector) {
        enter();
        return waiting().until(any -> {
            WebElement found = driver.findElement(By.cssSelector(selector));
            return found.isDisplayed() ? found : null;
        });
    }

    private SearchContext widget() {
        return driver.findElement(By.cssSelector("hilo-chat")).getShadowRoot();
    }

    private WebDriverWait waiting() {
        WebDriverWait wait = new WebDriverWait(driver, SOON);
        wait.ignoring(org.openqa.selenium.NoSuchElementException.class);
        return wait;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
