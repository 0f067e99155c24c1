package dev.hilo.cases.context.model.matching;

import dev.hilo.cases.context.model.CaseFact.MatchedBy;
import dev.hilo.cases.context.model.MatchingRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The policies there are. A desk names those it wants, in its order, by the words that facts name them by. A new policy
 * is a class, and its constant in {@link MatchedBy}, which does not compile before it is listed here.
 *
 * @param window see {@link ByContinuation}
 * @param passing likewise
 */
public record Policies(Duration window, Set<String> passing) {

    private static final List<String> USUAL = List.of("reference", "conversation", "in-reply-to", "continuation");

    /** As configured when nothing is. */
    public static List<MatchingRule> usual() {
        return new Policies(Duration.ofHours(72), Set.of("voice")).named(USUAL);
    }

    /** For who names the case they write about and means no other. */
    public static List<MatchingRule> byReferenceAlone() {
        return List.of(new ByReference());
    }

    /**
     * The policies named, in that order.
     *
     * @throws IllegalArgumentException when a name is unknown or comes twice; its message names those that there are
     */
    public List<MatchingRule> named(List<String> names) {
        List<MatchingRule> rules = new ArrayList<>();
        for (String name : names) {
            MatchingRule rule = Stream.of(MatchedBy.values())
                    .filter(by -> word(by).equals(name.strip()))
                    .flatMap(by -> policy(by).stream())
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "there is no policy '" + name + "'; there are " + String.join(", ", allowed())));
            if (rules.contains(rule)) {
                throw new IllegalArgumentException("the policy '" + name + "' is named twice");
            }
            rules.add(rule);
        }
        return List.copyOf(rules);
    }

    private List<String> allowed() {
        return Stream.of(MatchedBy.values())
                .filter(by -> policy(by).isPresent())
                .map(Policies::word)
                .toList();
    }

    private Optional<MatchingRule> policy(MatchedBy by) {
        return switch (by) {
            case REFERENCE -> Optional.of(new ByReference());
            case CONVERSATION -> Optional.of(new ByConversation());
            case IN_REPLY_TO -> Optional.of(new ByReply());
            case CONTINUATION -> Optional.of(new ByContinuation(window, passing));
            case SINGLE_ACTIVE_CASE -> Optional.of(new BySingleActiveCase());
            case NEW_CASE -> Optional.empty();
        };
    }

    private static String word(MatchedBy by) {
        return by.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
