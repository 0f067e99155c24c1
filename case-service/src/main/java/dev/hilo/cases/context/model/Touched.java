package dev.hilo.cases.context.model;

import java.util.List;

/** Which cases a fact changes. */
public final class Touched {

    private Touched() {}

    /** Numbers of the cases whose rows, figures or places are no longer what they were. */
    public static List<String> cases(Fact fact) {
        return switch (fact) {
            case CaseFact f -> cases(f);
            case UserFact.UserMerged f -> ids(f.belongings());
            case UserFact.UserRestored f -> ids(f.belongings());
            case UserFact.UserErased f -> List.of();
            case UserFact.MergeUndone f -> List.of();
            case UserFact.UserMergedInto f -> List.of();
            case UserFact.IdentityLinked f -> List.of();
            case UserFact.IdentityUnlinked f -> List.of();
            case UserFact.ProfileLearned f -> List.of();
            case UserFact.DirectoryEntrySet f -> List.of();
            case UserFact.PreferencesSet f -> List.of();
            case UserFact.InteractionRecorded f -> List.of();
        };
    }

    private static List<String> cases(CaseFact fact) {
        return switch (fact) {
            case CaseFact.InteractionMoved f -> List.of(f.caseId(), f.toCaseId());
            case CaseFact.PartMoved f -> List.of(f.caseId(), f.toCaseId());
            case CaseFact.CaseMerged f -> List.of(f.caseId(), f.intoCaseId());
            case CaseFact f -> List.of(f.caseId());
        };
    }

    private static List<String> ids(UserFact.Belongings belongings) {
        return belongings.cases().stream().map(Case::id).toList();
    }
}
