package dev.hilo.cases.directory.adapter.scim;

import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.exceptions.InvalidFilterException;
import de.captaingoldfish.scim.sdk.server.filter.AndExpressionNode;
import de.captaingoldfish.scim.sdk.server.filter.AttributeExpressionLeaf;
import de.captaingoldfish.scim.sdk.server.filter.AttributePathRoot;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import dev.hilo.cases.directory.app.DirectoryStore;
import dev.hilo.cases.directory.app.Provisioning;
import dev.hilo.cases.directory.model.DirectoryEntry;
import dev.hilo.cases.directory.model.Names;
import dev.hilo.contracts.ContractViolation;
import dev.hilo.identities.IdentityRules;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The few entries that a filter can mean, found by a condition that a look-up serves; no filter reads the directory. */
final class Candidates {

    /** More entries than this do not share an address. */
    private static final int MOST = 200;

    private static final Set<String> SERVED = Set.of("id", "userName", "externalId", "emails.value");

    private final Provisioning provisioning;
    private final DirectoryStore entries;
    private final IdentityRules rules;

    Candidates(Provisioning provisioning, DirectoryStore entries, IdentityRules rules) {
        this.provisioning = provisioning;
        this.entries = entries;
        this.rules = rules;
    }

    /** @throws InvalidFilterException when the filter has no such condition */
    List<DirectoryEntry> of(FilterNode filter) {
        AttributeExpressionLeaf condition = served(filter)
                .orElseThrow(() -> new InvalidFilterException("this filter is not served: ask for userName, externalId,"
                        + " emails.value or id with 'eq', alone or joined by 'and' with further conditions"));
        String value = condition.getValue();
        return switch (attribute(condition)) {
            case "id" -> provisioning.find(value).stream().toList();
            case "userName" ->
                provisioning.findByKey(Names.userNameKey(value)).stream().toList();
            case "externalId" ->
                provisioning.findByKey(Names.externalIdKey(value)).stream().toList();
            default ->
                mail(value)
                        .map(identity -> entries.findByIdentity(identity, MOST))
                        .orElse(List.of());
        };
    }

    private Optional<String> mail(String address) {
        try {
            return Optional.of(rules.mail(address));
        } catch (ContractViolation e) {
            return Optional.empty();
        }
    }

    private static Optional<AttributeExpressionLeaf> served(FilterNode node) {
        return switch (node) {
            case AndExpressionNode both -> served(both.getLeftNode()).or(() -> served(both.getRightNode()));
            case AttributePathRoot root when root.getChild() != null -> served(root.getChild());
            case AttributeExpressionLeaf leaf ->
                leaf.getComparator() == Comparator.EQ
                                && leaf.isMainSchemaNode()
                                && SERVED.contains(attribute(leaf))
                                && leaf.getValue() != null
                        ? Optional.of(leaf)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static String attribute(AttributeExpressionLeaf leaf) {
        return leaf.getSchemaAttribute().getScimNodeName();
    }
}
