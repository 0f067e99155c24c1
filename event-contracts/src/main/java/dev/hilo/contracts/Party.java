package dev.hilo.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who acted, as the channel knows them.
 *
 * @param identity the channel identity, normalised: {@code mailto:ana@corp.com}; also the Kafka key
 * @param verified whether the channel can vouch for it (a signed-in session, a mail that passed DMARC)
 * @param displayName as the channel shows it; says nothing about who it is
 * @param claims further identities of the same person that the channel has evidence for
 * @param suspect whether the channel has reason to believe that it is somebody else (a mail that failed DMARC): what they
 *     say is nobody's but theirs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Party(
        @Personal(placeholder = Personal.IDENTITY) String identity,
        boolean verified,
        @Personal @Nullable String displayName,
        List<Claim> claims,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean suspect) {

    public Party {
        Require.identity(identity, "from.identity");
        claims = Require.listOrEmpty(claims);
        if (suspect && verified) {
            throw new ContractViolation("from.suspect", "must be false where from.verified is true");
        }
    }

    void checkLimits() {
        Limits.text(identity, Limits.IDENTITY, "from.identity");
        Limits.text(displayName, Limits.NAME, "from.displayName");
        Limits.list(claims, Limits.CLAIMS, "from.claims");
        claims.forEach(Claim::checkLimits);
    }

    /** One against whom nothing speaks. */
    public Party(String identity, boolean verified, @Nullable String displayName, List<Claim> claims) {
        this(identity, verified, displayName, claims, false);
    }

    /**
     * A further identity of the same person.
     *
     * @param identity normalised
     * @param verified only verified claims link contexts
     * @param evidence how it is known, in a word: {@code token}, {@code one-time-code}
     */
    public record Claim(
            @Personal(placeholder = Personal.IDENTITY) String identity, boolean verified, String evidence) {

        public Claim {
            Require.identity(identity, "from.claims[].identity");
            Require.text(evidence, "from.claims[].evidence");
        }

        void checkLimits() {
            Limits.text(identity, Limits.IDENTITY, "from.claims[].identity");
            Limits.text(evidence, Limits.WORD, "from.claims[].evidence");
        }
    }
}
