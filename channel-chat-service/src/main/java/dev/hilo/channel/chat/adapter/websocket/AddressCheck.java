package dev.hilo.channel.chat.adapter.websocket;

import dev.hilo.channel.chat.adapter.AddressLimits;
import dev.hilo.kit.limits.ClientAddress;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Notes where a connection comes from, and refuses what is too much from one address. */
@ApplicationScoped
class AddressCheck implements HttpUpgradeCheck {

    static final TypedKey<String> ADDRESS = new TypedKey<>("hilo.chat.address");

    private static final int TOO_MANY_REQUESTS = 429;
    private static final Map<String, List<String>> LATER = Map.of("Retry-After", List.of("30"));

    private final ClientAddress addresses;
    private final AddressLimits limits;

    AddressCheck(ClientAddress addresses, AddressLimits limits) {
        this.addresses = addresses;
        this.limits = limits;
    }

    /** Whether it really is within the limit is settled when the connection is open; this saves opening it in vain. */
    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        String address = addresses.of(context.httpRequest());
        context.userData().put(ADDRESS, address);
        return limits.connection(address)
                .map(permit -> {
                    permit.close();
                    return CheckResult.permitUpgrade();
                })
                .orElseGet(() -> CheckResult.rejectUpgrade(TOO_MANY_REQUESTS, LATER));
    }
}
