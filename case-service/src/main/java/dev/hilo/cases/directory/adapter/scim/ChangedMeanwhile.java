package dev.hilo.cases.directory.adapter.scim;

import de.captaingoldfish.scim.sdk.common.constants.HttpStatus;
import de.captaingoldfish.scim.sdk.common.exceptions.ScimException;

/** Another request wrote the entry between our reading and writing; the request may be done again. */
final class ChangedMeanwhile extends ScimException {

    private static final long serialVersionUID = 1L;

    ChangedMeanwhile() {
        super("the user was changed by another request at the same time: try again", null, HttpStatus.CONFLICT, null);
    }
}
