package dev.hilo.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command of {@code docs/rest-api.md}: a fenced block of shell that begins with {@code curl}. A comment {@code # → 409}
 * says how it is answered, where that is no success; {@code # → CASE=.cases[0].id} which field of the answer goes into
 * which variable.
 */
record WalkStep(String command, int expected, Map<String, String> captures) {

    /** Any success. */
    static final int SUCCESS = 0;

    private static final Pattern BLOCK =
            Pattern.compile("^```sh\\R(curl .*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Z]+)}?");

    /** The commands of a page, in order. */
    static List<WalkStep> of(String page) {
        List<WalkStep> steps = new ArrayList<>();
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            steps.addAll(read(Objects.requireNonNull(block.group(1))));
        }
        return steps;
    }

    /** What is indented goes on with its command; what a comment says belongs to the command above it. */
    private static List<WalkStep> read(String block) {
        List<WalkStep> steps = new ArrayList<>();
        for (String line : block.replaceAll("\\\\?\\R[ \\t]+", " ").split("\\R")) {
            if (line.startsWith("curl ")) {
                steps.add(new WalkStep(line, SUCCESS, Map.of()));
            } else if (line.startsWith("# →")) {
                steps.set(steps.size() - 1, steps.getLast().answered(line.substring(3)));
            } else if (!line.isBlank()) {
                throw new AssertionError("neither a curl command nor '# → …': " + line);
            }
        }
        return steps;
    }

    private WalkStep answered(String comment) {
        int status = expected;
        Map<String, String> all = new LinkedHashMap<>(captures);
        for (String word : comment.strip().split("\\s+")) {
            if (word.matches("[1-5]\\d\\d")) {
                status = Integer.parseInt(word);
            } else {
                String[] sides = word.split("=\\.", 2);
                all.put(sides[0], sides[1]);
            }
        }
        return new WalkStep(command, status, all);
    }

    /** The command's words, as a shell would hand them over. */
    List<String> words(Map<String, String> variables) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                begun = true;
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else if (c == '\\' && quote != '\'') {
                word.append(command.charAt(++i));
            } else if (c == ' ' && quote == 0) {
                if (begun) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                begun = false;
            } else if (c == '$' && quote != '\'') {
                Matcher name = VARIABLE.matcher(command).region(i, command.length());
                if (!name.lookingAt()) {
                    throw new AssertionError("a $ without a variable: " + command);
                }
                String value = variables.get(name.group(1));
                if (value == null) {
                    throw new AssertionError("nothing gave " + name.group() + " a value: " + command);
                }
                word.append(value);
                begun = true;
                i = name.end() - 1;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }
}
