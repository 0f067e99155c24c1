package dev.hilo.notification.telling.model;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one case of the user.
 *
 * @param latest where the user last spoke about it
 */
public record CaseContact(
        String caseId,
        String subject,
        String language,
        @Nullable Contact latest) {

    CaseContact heardOn(Contact contact) {
        return new CaseContact(caseId, subject, language, contact);
    }
}
