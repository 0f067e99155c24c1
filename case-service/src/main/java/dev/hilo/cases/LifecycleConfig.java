package dev.hilo.cases;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the desk decides about the life of its cases. */
@ConfigMapping(prefix = "hilo.cases")
public interface LifecycleConfig {

    /** How long after its resolution a case is closed when its user says nothing, ISO 8601; {@code PT0S} for never. */
    @WithDefault("P3D")
    Duration closeAfter();

    /**
     * Which priority follows from impact and urgency: a row for each impact from 1 (widespread) to 3, in each a digit for
     * each urgency from 1 (nothing works) to 3.
     */
    @WithDefault("123 234 345")
    String priorityMatrix();

    /** The causes by which cases may be resolved; any short word while there is no list. */
    Optional<List<String>> closureCodes();

    /** How long after a case was closed a lone score, such as 4 or ★★★★, counts as its user's satisfaction. */
    @WithDefault("P7D")
    Duration feedbackWindow();

    /** How often it is looked for cases whose time has come. */
    @WithDefault("1m")
    Duration timePassesEvery();

    /** Short answers to a resolution, whatever the channel. */
    Replies replies();

    /** Whole messages; accents, capitals and punctuation do not matter. */
    interface Replies {

        /** Those that confirm it, in the place of the usual ones in Spanish and English. */
        Optional<List<String>> confirming();

        /** Those that reject it, likewise. */
        Optional<List<String>> rejecting();
    }
}
