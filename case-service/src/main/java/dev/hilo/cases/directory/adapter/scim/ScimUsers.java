package dev.hilo.cases.directory.adapter.scim;

import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import de.captaingoldfish.scim.sdk.common.exceptions.ConflictException;
import de.captaingoldfish.scim.sdk.common.exceptions.ResourceNotFoundException;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.filter.resources.FilterResourceResolver;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import dev.hilo.cases.api.adapter.rest.Concerned;
import dev.hilo.cases.directory.app.DirectoryStore;
import dev.hilo.cases.directory.app.DirectoryStore.Order;
import dev.hilo.cases.directory.app.Provisioned;
import dev.hilo.cases.directory.app.Provisioning;
import dev.hilo.cases.directory.model.DirectoryEntry;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The resource type {@code User}: SCIM's words on one side, the directory's use cases on the other. */
final class ScimUsers extends ResourceHandler<User> {

    private final Provisioning provisioning;
    private final DirectoryStore entries;
    private final Candidates candidates;
    private final UserMapping mapping;
    private final Concerned concerned;

    ScimUsers(
            Provisioning provisioning,
            DirectoryStore entries,
            Candidates candidates,
            UserMapping mapping,
            Concerned concerned) {
        this.provisioning = provisioning;
        this.entries = entries;
        this.candidates = candidates;
        this.mapping = mapping;
        this.concerned = concerned;
    }

    @Override
    public User createResource(User user, Context context) {
        return result("", provisioning.create(mapping.draft(user)));
    }

    @Override
    public @Nullable User getResource(
            String id, List<SchemaAttribute> attributes, List<SchemaAttribute> excludedAttributes, Context context) {
        Optional<DirectoryEntry> entry = provisioning.find(id);
        entry.ifPresent(found -> ((ScimRequest) context).hasRead(found.version()));
        return entry.map(this::shown).orElse(null);
    }

    @Override
    public User updateResource(User user, Context context) {
        String id = user.getId().orElseThrow();
        return result(id, provisioning.replace(id, version(id, context), mapping.draft(user)));
    }

    @Override
    public void deleteResource(String id, Context context) {
        result(id, provisioning.delete(id, version(id, context)));
    }

    @Override
    public PartialListResponse<User> listResources(
            long startIndex,
            int count,
            @Nullable FilterNode filter,
            @Nullable SchemaAttribute sortBy,
            @Nullable SortOrder sortOrder,
            List<SchemaAttribute> attributes,
            List<SchemaAttribute> excludedAttributes,
            Context context) {
        return filter == null
                ? page(startIndex, count, order(sortBy), sortOrder != SortOrder.DESCENDING)
                : filtered(startIndex, count, filter);
    }

    private PartialListResponse<User> page(long startIndex, int count, Order order, boolean ascending) {
        List<DirectoryEntry> page = count == 0 ? List.of() : entries.page(order, ascending, startIndex - 1, count);
        return PartialListResponse.<User>builder()
                .resources(page.stream().map(this::shown).toList())
                .totalResults(entries.count())
                .build();
    }

    /** What the look-up found, cut down by the whole of the filter. */
    private PartialListResponse<User> filtered(long startIndex, int count, FilterNode filter) {
        List<User> users = candidates.of(filter).stream().map(this::shown).toList();
        List<User> matching = FilterResourceResolver.filterResources(getServiceProvider(), users, filter);
        return PartialListResponse.<User>builder()
                .resources(matching.stream().skip(startIndex - 1).limit(count).toList())
                .totalResults(matching.size())
                .build();
    }

    /** As SCIM shows it; the request concerns its user. */
    private User shown(DirectoryEntry entry) {
        if (entry.userId() != null) {
            concerned.user(entry.userId());
        }
        return mapping.user(entry);
    }

    private static Order order(@Nullable SchemaAttribute sortBy) {
        return switch (sortBy == null ? "meta.created" : sortBy.getScimNodeName()) {
            case "meta.created" -> Order.CREATED;
            case "meta.lastModified" -> Order.MODIFIED;
            case "userName" -> Order.USER_NAME;
            default ->
                throw new BadRequestException(
                        "'sortBy' must be userName, meta.created or meta.lastModified",
                        null,
                        ScimType.RFC7644.INVALID_VALUE);
        };
    }

    private long version(String id, Context context) {
        return ((ScimRequest) context)
                .read()
                .orElseGet(
                        () -> provisioning.find(id).map(DirectoryEntry::version).orElse(0L));
    }

    private User result(String id, Provisioned provisioned) {
        return switch (provisioned) {
            case Provisioned.Done done -> shown(done.entry());
            case Provisioned.NameTaken taken ->
                throw new ConflictException(
                        "another user has this " + taken.attribute() + ": give another one, or update that user",
                        ScimType.RFC7644.UNIQUENESS);
            case Provisioned.Changed changed -> throw new ChangedMeanwhile();
            case Provisioned.NoSuchEntry none ->
                throw new ResourceNotFoundException("there is no user with the id " + id, null, null);
        };
    }
}
