package dev.hilo.cases.context.model;

import dev.hilo.cases.context.model.CaseFact.Relation;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What and who else a case has to do with: other cases, tags, agents who follow it. */
public final class CaseTies {

    static final int TAGS = 30;
    static final int WATCHERS = 50;
    static final int RELATED = 100;

    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._:/-]{0,49}");
    private static final int NAME = 200;

    private CaseTies() {}

    /** Makes it part of another, which may be another user's; of none when null. Who asks has looked for circles. */
    public static Decision parent(Context context, String caseId, @Nullable String parentId, String actor) {
        return CaseActions.on(context, caseId, Lifecycle.CHANGE, one -> {
            if (caseId.equals(parentId)) {
                return new Decision.Invalid("parent", "must be another case");
            }
            return Objects.equals(one.relations().parent(), parentId)
                    ? new Decision.AlreadySo()
                    : new Decision.Accepted(new CaseFact.ParentSet(caseId, parentId, actor));
        });
    }

    /** Says that it has to do with another case; one that is related in another way already stays so. */
    public static Decision relate(Context context, String caseId, String otherId, String actor) {
        return CaseActions.on(context, caseId, Lifecycle.CHANGE, one -> {
            if (caseId.equals(otherId)) {
                return new Decision.Invalid("otherId", "must be another case");
            }
            if (one.relations().related().containsKey(otherId)) {
                return new Decision.AlreadySo();
            }
            return one.relations().related().size() >= RELATED
                    ? new Decision.Invalid(
                            "otherId", "is one too many: a case is related to " + RELATED + " at the most")
                    : new Decision.Accepted(new CaseFact.CaseRelated(caseId, otherId, Relation.RELATED, false, actor));
        });
    }

    /** However they were related. */
    public static Decision unrelate(Context context, String caseId, String otherId, String actor) {
        return CaseActions.on(
                context,
                caseId,
                Lifecycle.CHANGE,
                one -> Optional.ofNullable(one.relations().related().get(otherId))
                        .<Decision>map(relation ->
                                new Decision.Accepted(new CaseFact.CaseRelated(caseId, otherId, relation, true, actor)))
                        .orElseGet(Decision.AlreadySo::new));
    }

    public static Decision tag(Context context, String caseId, String tag, String actor) {
        return CaseActions.on(context, caseId, Lifecycle.CHANGE, one -> {
            String written = normalised(tag);
            if (!TAG.matcher(written).matches()) {
                return new Decision.Invalid(
                        "tag", "must be 1 to 50 letters, digits or . _ : / - and begin with a letter or digit");
            }
            if (one.relations().tags().contains(written)) {
                return new Decision.AlreadySo();
            }
            return one.relations().tags().size() >= TAGS
                    ? new Decision.Invalid("tag", "is one too many: a case has " + TAGS + " at the most")
                    : new Decision.Accepted(new CaseFact.TagsChanged(caseId, List.of(written), List.of(), actor));
        });
    }

    public static Decision untag(Context context, String caseId, String tag, String actor) {
        return CaseActions.on(
                context,
                caseId,
                Lifecycle.CHANGE,
                one -> one.relations().tags().contains(normalised(tag))
                        ? new Decision.Accepted(
                                new CaseFact.TagsChanged(caseId, List.of(), List.of(normalised(tag)), actor))
                        : new Decision.AlreadySo());
    }

    /** Lets an agent follow it. */
    public static Decision watch(Context context, String caseId, String agentId, String actor) {
        return CaseActions.on(context, caseId, Lifecycle.CHANGE, one -> {
            if (agentId.isBlank() || agentId.length() > NAME) {
                return new Decision.Invalid("agentId", "must be an agent's id");
            }
            if (one.relations().watchers().contains(agentId)) {
                return new Decision.AlreadySo();
            }
            return one.relations().watchers().size() >= WATCHERS
                    ? new Decision.Invalid(
                            "agentId", "is one too many: a case has " + WATCHERS + " watchers at the most")
                    : new Decision.Accepted(new CaseFact.WatchersChanged(caseId, List.of(agentId), List.of(), actor));
        });
    }

    public static Decision unwatch(Context context, String caseId, String agentId, String actor) {
        return CaseActions.on(
                context,
                caseId,
                Lifecycle.CHANGE,
                one -> one.relations().watchers().contains(agentId)
                        ? new Decision.Accepted(
                                new CaseFact.WatchersChanged(caseId, List.of(), List.of(agentId), actor))
                        : new Decision.AlreadySo());
    }

    /** One spelling for each tag: lower case, hyphens for spaces. */
    static String normalised(String tag) {
        return Normalizer.normalize(tag, Normalizer.Form.NFC)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", "-");
    }
}
