package dev.hilo.analytics.reports.adapter.rest;

import dev.hilo.kit.HiloConfig;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the dashboard page must know before anybody has signed in. */
@Path("/dashboard/settings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Dashboard")
public class DashboardSettings {

    private final HiloConfig config;

    DashboardSettings(HiloConfig config) {
        this.config = config;
    }

    /** @param issuer the identity provider that people sign in with */
    public record Settings(String issuer) {}

    @GET
    @PermitAll
    @Operation(operationId = "getDashboardSettings", summary = "Where the dashboard signs people in")
    public Settings settings() {
        return new Settings(config.identity().issuer());
    }
}
