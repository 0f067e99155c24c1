package dev.hilo.cases.desk.adapter.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hilo.cases.context.model.CaseChanges.Details;
import dev.hilo.cases.context.model.CaseChanges.Urgency;
import dev.hilo.cases.context.model.Why;
import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.Limits;
import dev.hilo.kit.Problems;
import dev.hilo.kit.TextLimits;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BadRequestException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A merge patch of a case, read field by field, because null and absent are two things in it.
 *
 * @param major null when it says nothing about it
 */
record CasePatch(
        Details details,
        Urgency urgency,
        @Nullable Boolean major,
        @Nullable String majorReason,
        boolean isAboutParent,
        @Nullable String parent) {

    /** The longest text of a field, in characters. */
    private static final int LONGEST = 500;

    /**
     * What may be changed.
     *
     * @param impact from 1, widespread, to 3, one person; {@code urgency} from 1, nothing works, to 3, can wait
     * @param priority from 1 to 5, against the matrix; without it the matrix decides
     * @param parent number of the case that this one is a part of
     */
    record Fields(
            @Size(max = LONGEST) @Nullable String subject,
            @Size(max = Limits.ID) @Nullable String service,
            @Size(max = Limits.ID) @Nullable String category,
            @Nullable Integer impact,
            @Nullable Integer urgency,
            @Nullable Integer priority,
            @Size(max = Why.LONGEST) @Nullable String priorityReason,
            @Nullable Boolean major,
            @Size(max = Why.LONGEST) @Nullable String majorReason,
            @Size(max = Limits.ID) @Nullable String parent) {

        static final List<String> NAMES = Stream.of(Fields.class.getRecordComponents())
                .map(component -> component.getName())
                .toList();
    }

    static CasePatch read(byte[] body) {
        JsonNode patch = tree(body);
        if (patch == null || !patch.isObject()) {
            throw Problems.invalid("body", "must be a JSON object with some of " + names());
        }
        patch.fieldNames().forEachRemaining(name -> {
            if (!Fields.NAMES.contains(name)) {
                throw Problems.invalid(name, "cannot be changed here: " + names() + " can");
            }
        });
        return new CasePatch(
                new Details(kept(patch, "subject"), removable(patch, "service"), removable(patch, "category")),
                new Urgency(
                        number(patch, "impact"),
                        number(patch, "urgency"),
                        number(patch, "priority"),
                        reason(patch, "priorityReason")),
                flag(patch, "major"),
                reason(patch, "majorReason"),
                patch.has("parent"),
                patch.path("parent").isNull() ? null : text(patch, "parent"));
    }

    boolean isAboutUrgency() {
        return urgency.impact() != null || urgency.urgency() != null || urgency.level() != null;
    }

    /** What is no JSON is told by the framework, which is told by this exception. */
    private static @Nullable JsonNode tree(byte[] body) {
        try {
            return ContractJson.mapper()
                    .reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .readTree(body);
        } catch (IOException e) {
            throw new BadRequestException(e);
        }
    }

    private static @Nullable String kept(JsonNode patch, String name) {
        if (patch.path(name).isNull()) {
            throw wrong(name, "must be a text: it cannot be taken away");
        }
        return text(patch, name);
    }

    private static @Nullable String removable(JsonNode patch, String name) {
        return patch.path(name).isNull() ? "" : text(patch, name);
    }

    private static @Nullable String reason(JsonNode patch, String name) {
        String text = patch.path(name).isNull() ? null : text(patch, name);
        return checked(text, name, Why.LONGEST);
    }

    private static @Nullable String text(JsonNode patch, String name) {
        JsonNode value = patch.get(name);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            throw wrong(name, "must be a text");
        }
        return checked(value.textValue(), name, name.equals("subject") ? LONGEST : Limits.ID);
    }

    private static @Nullable String checked(@Nullable String text, String name, int most) {
        if (text != null && TextLimits.isLonger(text, most)) {
            throw Problems.tooLong(name, most);
        }
        if (text != null && !TextLimits.isPlain(text)) {
            throw Problems.unprintable(name);
        }
        return text;
    }

    private static @Nullable Integer number(JsonNode patch, String name) {
        JsonNode value = patch.get(name);
        if (value == null) {
            return null;
        }
        if (!value.isInt()) {
            throw wrong(name, "must be a whole number");
        }
        return value.intValue();
    }

    private static @Nullable Boolean flag(JsonNode patch, String name) {
        JsonNode value = patch.get(name);
        if (value == null) {
            return null;
        }
        if (!value.isBoolean()) {
            throw wrong(name, "must be true or false");
        }
        return value.booleanValue();
    }

    private static HttpProblem wrong(String name, String remedy) {
        return Problems.invalid(name, remedy);
    }

    private static String names() {
        return Fields.NAMES.stream().collect(Collectors.joining(", "));
    }
}
