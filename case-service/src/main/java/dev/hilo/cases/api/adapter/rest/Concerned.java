package dev.hilo.cases.api.adapter.rest;

import jakarta.enterprise.context.RequestScoped;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Whom and what a request concerns. Resources say it, wherever path parameters {@code userId} and {@code caseId} do not;
 * the audit and kept answers are found by it, and erased with the user.
 */
@RequestScoped
public class Concerned {

    private final Set<String> users = new LinkedHashSet<>();
    private final Set<String> cases = new LinkedHashSet<>();
    private boolean many;

    /** The request reads or changes something of this user. */
    public void user(String userId) {
        users.add(userId);
    }

    /** The request reads or changes this case of this user. */
    public void caseOf(String userId, String caseId) {
        users.add(userId);
        cases.add(caseId);
    }

    /** The request reads what concerns many, of whom none is named. */
    public void everybody() {
        many = true;
    }

    boolean anything() {
        return many || !users.isEmpty() || !cases.isEmpty();
    }

    void caseId(String caseId) {
        cases.add(caseId);
    }

    Collection<String> users() {
        return Set.copyOf(users);
    }

    Collection<String> cases() {
        return Set.copyOf(cases);
    }
}
