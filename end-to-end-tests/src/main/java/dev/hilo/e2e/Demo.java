package dev.hilo.e2e;

import dev.hilo.local.PlatformPort;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** {@code ./hilo demo}: plays the story on the platform that runs on this machine and tells it as it happens. */
public final class Demo {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Demo() {}

    public static void main(String[] args) {
        Map<PlatformPort, Integer> ports = PlatformPort.of(System.getenv());
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Endpoints at = Endpoints.local(ports);
        try {
            Transcript transcript = new Transcript(out);
            Story.Ending ending = new Story(at, transcript, PATIENCE, scene -> {}).play();
            new EnglishStory(at, transcript, PATIENCE).play();
            out.printf(
                    "%nThe thread held: one user, one case (%s), two channels; and each is answered in their language.%n",
                    ending.caseId());
            out.printf("Go on by hand:%n");
            out.printf("  everything, with links   http://localhost:%d/%n", ports.get(PlatformPort.LANDING));
            out.printf("  José's chat              %s/%n", at.chat());
            out.printf("  the agent's screen       http://localhost:%d/agent%n", ports.get(PlatformPort.LANDING));
            out.printf("  José's mailbox           http://localhost:%d/%n", ports.get(PlatformPort.MAILBOX));
            out.printf("  the case API             %s/q/swagger-ui%n", at.cases());
            out.printf("  the figures              %s/%n", at.analytics());
        } catch (StoryBroken | Http.Unreachable e) {
            out.printf("%nThe thread broke: %s.%n", e.getMessage());
            out.printf("'./hilo status' says what runs, './hilo logs SERVICE' what it said.%n");
            System.exit(1);
        }
        System.exit(0);
    }

    /** Prints lines with the seconds since the beginning. */
    private static final class Transcript implements Narrator {

        private final PrintStream out;
        private final Instant start = Instant.now();
        private int scene;

        Transcript(PrintStream out) {
            this.out = out;
        }

        @Override
        public void scene(String title) {
            scene++;
            out.printf("%n%d. %s%n", scene, title);
        }

        @Override
        public void line(String who, String what) {
            double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
            out.printf("   %6.2f s  %-14s %s%n", seconds, who, what);
        }
    }
}
