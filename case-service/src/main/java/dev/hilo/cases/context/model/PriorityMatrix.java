package dev.hilo.cases.context.model;

import java.util.List;

/**
 * Which level follows from impact and urgency.
 *
 * @param levels three rows, by impact from 1 to 3, each with three levels, by urgency from 1 to 3
 */
public record PriorityMatrix(List<List<Integer>> levels) {

    /** ITIL's own: the sum of both, less one. */
    public static final PriorityMatrix ITIL =
            new PriorityMatrix(List.of(List.of(1, 2, 3), List.of(2, 3, 4), List.of(3, 4, 5)));

    private static final int SIDE = 3;
    private static final int ONE_PERSON = 3;
    private static final int HAMPERED = 2;

    public PriorityMatrix {
        levels = levels.stream().map(List::copyOf).toList();
        if (levels.size() != SIDE || levels.stream().anyMatch(row -> row.size() != SIDE)) {
            throw new IllegalArgumentException("a priority matrix has three rows of three levels");
        }
        if (levels.stream().flatMap(List::stream).anyMatch(level -> level < 1 || level > 5)) {
            throw new IllegalArgumentException("the levels of a priority matrix go from 1 to 5");
        }
    }

    /** As a desk writes it down: {@code 123 234 345}, a row for each impact from 1 to 3. */
    public static PriorityMatrix parse(String rows) {
        if (!rows.strip().matches("[1-5]{3}\\s+[1-5]{3}\\s+[1-5]{3}")) {
            throw new IllegalArgumentException("a priority matrix is written as three rows like 123 234 345");
        }
        return new PriorityMatrix(List.of(rows.strip().split("\\s+")).stream()
                .map(row -> row.chars().mapToObj(Character::getNumericValue).toList())
                .toList());
    }

    public Priority priority(int impact, int urgency) {
        return new Priority(impact, urgency, levels.get(impact - 1).get(urgency - 1), null);
    }

    /** Of a case about which nobody has said how urgent it is: one person, work is hampered. */
    public Priority usual() {
        return priority(ONE_PERSON, HAMPERED);
    }
}
