package dev.hilo.cases.rebuild.adapter.mongo;

import dev.hilo.cases.context.app.Identities;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.LinkedIdentity;
import dev.hilo.cases.rebuild.app.Projection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The register of identities. It is mended in place and never emptied: whoever wrote while their identity was missing
 * would become somebody else.
 */
public final class IdentityProjection implements Projection {

    private final Identities identities;

    public IdentityProjection(Identities identities) {
        this.identities = identities;
    }

    @Override
    public String name() {
        return "identities";
    }

    @Override
    public Folded begin(String userId) {
        return new Folded() {
            @Override
            public void add(Commit commit, Context after) {}

            @Override
            public long store(Context latest) {
                if (latest.lineage().into() != null) {
                    return 0;
                }
                List<String> own = latest.identities().stream()
                        .map(LinkedIdentity::identity)
                        .toList();
                Map<String, Identities.Owner> owners = identities.find(own);
                Map<String, String> missing = new HashMap<>();
                long mended = 0;
                for (String identity : own) {
                    Identities.Owner owner = owners.get(identity);
                    if (owner == null) {
                        missing.put(identity, userId);
                    } else if (!owner.userId().equals(userId)) {
                        identities.move(identity, owner.userId(), userId);
                        mended++;
                    }
                }
                if (!missing.isEmpty()) {
                    identities.claim(missing);
                }
                return mended + missing.size();
            }
        };
    }

    /** An identity that was claimed and whose first interaction is still on its way is nobody's by the log: let it be. */
    @Override
    public long sweep(KnownUsers known) {
        return 0;
    }
}
