package dev.hilo.cases.identity.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Caller;
import dev.hilo.cases.context.adapter.rest.ExistingUsers;
import dev.hilo.cases.context.app.ActOnCase;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Decision;
import dev.hilo.cases.context.model.Preferences;
import dev.hilo.cases.context.model.Preferences.Hours;
import dev.hilo.cases.context.model.UserFact;
import dev.hilo.contracts.LanguageTags;
import dev.hilo.contracts.Limits;
import dev.hilo.kit.Problems;
import dev.hilo.kit.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How users want to be spoken to. */
@Path("/api/v1/users")
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMINISTRATOR})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
@RunOnVirtualThread
public class PreferencesResource {

    private final ExistingUsers users;
    private final ActOnCase acting;
    private final Caller caller;

    PreferencesResource(ExistingUsers users, ActOnCase acting, Caller caller) {
        this.users = users;
        this.acting = acting;
        this.caller = caller;
    }

    @GET
    @Path("/{userId}/preferences")
    @Operation(operationId = "getPreferences", summary = "How a user wants to be spoken to")
    public Preferences get(@PathParam("userId") String userId) {
        return living(users.current(userId)).preferences();
    }

    /**
     * Replaces them. Languages are BCP 47 tags, the preferred first; channels likewise, each with the hours in which it
     * may be used ({@code from} and {@code to} as {@code 09:00}, an IANA zone, days {@code monday} to {@code sunday}).
     */
    @PUT
    @Path("/{userId}/preferences")
    @Operation(operationId = "setPreferences", summary = "Set how a user wants to be spoken to")
    public Preferences set(@PathParam("userId") String userId, @Nullable PreferencesForm form) {
        living(users.known(userId));
        if (form == null) {
            throw Problems.invalid("languages", "is missing: send the preferences as a JSON object");
        }
        Preferences wanted = form.preferences();
        ActOnCase.Outcome outcome = acting.act(
                userId, caller.cause("preferences", userId), null, null, (context, numbers) -> decide(context, wanted));
        return outcome.context().preferences();
    }

    private Decision decide(Context context, Preferences wanted) {
        return context.lineage().erased() || wanted.equals(context.preferences())
                ? new Decision.AlreadySo()
                : new Decision.Accepted(new UserFact.PreferencesSet(wanted, caller.subject()));
    }

    private static Context living(Context context) {
        if (context.lineage().erased()) {
            throw Problems.notFound("user", context.userId());
        }
        return context;
    }

    /** What is absent is no preference. */
    public record PreferencesForm(
            @Size(max = 50) @Nullable List<@Size(max = Limits.WORD) String> languages,
            @Size(max = 50) @Nullable List<ChannelForm> channels,
            @Nullable Boolean noCallsAtWork,
            @Nullable HoursForm workingHours,
            @Size(max = 50) @Nullable List<@Size(max = Limits.WORD) String> accessibility) {

        Preferences preferences() {
            return new Preferences(
                    given(languages).stream().map(PreferencesForm::language).toList(),
                    given(channels).stream().map(ChannelForm::preference).toList(),
                    Boolean.TRUE.equals(noCallsAtWork),
                    workingHours == null ? null : workingHours.hours("workingHours"),
                    given(accessibility));
        }

        private static String language(String tag) {
            return LanguageTags.canonical(tag)
                    .orElseThrow(() -> Problems.invalid("languages", "must be BCP 47 tags such as es or en-GB"));
        }
    }

    /** @param hours when it may be used; at any time when absent */
    public record ChannelForm(
            @Size(max = Limits.ID) @Nullable String channel,
            @Nullable HoursForm hours) {

        Preferences.ChannelPreference preference() {
            if (channel == null || !channel.matches("[a-z][a-z0-9-]*")) {
                throw Problems.invalid("channels", "must name channels by lower-case words such as email or chat");
            }
            return new Preferences.ChannelPreference(channel, hours == null ? null : hours.hours("channels.hours"));
        }
    }

    /** Hours of the week; every day when {@code days} is absent. */
    public record HoursForm(
            @Size(max = 7) @Nullable List<@Size(max = 20) String> days,
            @Size(max = 20) @Nullable String from,
            @Size(max = 20) @Nullable String to,
            @Size(max = Limits.WORD) @Nullable String zone) {

        Hours hours(String field) {
            try {
                return new Hours(
                        given(days).stream()
                                .map(day -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT))
                                        .name()
                                        .toLowerCase(Locale.ROOT))
                                .toList(),
                        LocalTime.parse(Objects.requireNonNullElse(from, "")).toString(),
                        LocalTime.parse(Objects.requireNonNullElse(to, "")).toString(),
                        ZoneId.of(Objects.requireNonNullElse(zone, "")).getId());
            } catch (DateTimeException | IllegalArgumentException e) {
                throw Problems.invalid(
                        field,
                        "must have from and to such as 09:00, a zone such as Europe/Madrid, and days monday to sunday");
            }
        }
    }

    private static <T> List<T> given(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }
}
