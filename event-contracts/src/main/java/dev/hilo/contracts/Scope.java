package dev.hilo.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Which key seals a value: that of the case it is about, of the member it is from, of both, or of the user when it is
 * neither about a case nor another member's. Written {@code HILO-1042}, {@code member:<user id>}, {@code
 * HILO-1042~<user id>} and {@code user}.
 *
 * @param caseId what it is about; null when it is about no case
 * @param memberId whose it is, of the users merged into this one; null when the user's own
 */
public record Scope(@Nullable String caseId, @Nullable String memberId) {

    /** The scope of what is the user's own and about no case. */
    public static final Scope USER = new Scope(null, null);

    private static final String USER_NAME = "user";
    private static final String MEMBER = "member:";
    private static final String OF = "~";

    public Scope {
        if (caseId != null
                && (caseId.contains(OF) || caseId.startsWith(MEMBER) || caseId.equals(USER_NAME) || caseId.isBlank())) {
            throw new ContractViolation("caseId", "must be a case number like HILO-1042");
        }
    }

    /** Reads what {@link #name()} wrote. */
    public static Scope parse(String name) {
        if (name.equals(USER_NAME)) {
            return USER;
        }
        if (name.startsWith(MEMBER)) {
            return new Scope(null, name.substring(MEMBER.length()));
        }
        int of = name.indexOf(OF);
        return of < 0 ? new Scope(name, null) : new Scope(name.substring(0, of), name.substring(of + OF.length()));
    }

    /** As it stands in {@link ContextCommitted#sealed} and names a key. */
    public String name() {
        if (memberId == null) {
            return caseId == null ? USER_NAME : caseId;
        }
        return caseId == null ? MEMBER + memberId : caseId + OF + memberId;
    }

    /** Whether destroying what is sealed about a case, by whomever, includes this. */
    public boolean isAbout(String someCaseId) {
        return someCaseId.equals(caseId);
    }

    /** Whether destroying what is a merged user's, about whatever case, includes this. */
    public boolean isOf(String someMemberId) {
        return someMemberId.equals(memberId);
    }

    /** Of a part of this that names its own case or member; null where it names none. */
    Scope of(@Nullable String nearerCase, @Nullable String nearerMember) {
        return nearerCase == null && nearerMember == null
                ? this
                : new Scope(nearerCase == null ? caseId : nearerCase, nearerMember == null ? memberId : nearerMember);
    }

    /** The same in the log of a user, where their own things are not a member's. */
    Scope inLogOf(String userId) {
        return userId.equals(memberId) ? new Scope(caseId, null) : this;
    }
}
