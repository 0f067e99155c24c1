package dev.hilo.channel.chat.adapter.page;

import dev.hilo.kit.HiloConfig;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What the plain chat page needs to know of its surroundings. */
@Path("/config.json")
public class PageSettings {

    private final HiloConfig config;

    PageSettings(HiloConfig config) {
        this.config = config;
    }

    /** @param issuer the local identity provider: tokens for a name and an address at {@code {issuer}/token} */
    public record Settings(String issuer) {}

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public Settings settings() {
        return new Settings(config.identity().issuer());
    }
}
