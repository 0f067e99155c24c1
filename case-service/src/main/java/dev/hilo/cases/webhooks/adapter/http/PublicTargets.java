package dev.hilo.cases.webhooks.adapter.http;

import dev.hilo.cases.webhooks.app.Targets;
import dev.hilo.cases.webhooks.model.Addresses;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;

/** Lets requests go to public addresses only: nobody shall reach our own network through us. */
public final class PublicTargets implements Targets {

    private static final int LONGEST = 2_000;

    private final boolean allowHttp;
    private final boolean allowPrivate;

    /** Both for development. */
    public PublicTargets(boolean allowHttp, boolean allowPrivate) {
        this.allowHttp = allowHttp;
        this.allowPrivate = allowPrivate;
    }

    @Override
    public Optional<String> refusal(String url) {
        Optional<String> refusal = wording(url);
        if (refusal.isPresent()) {
            return refusal;
        }
        try {
            address(URI.create(url).getHost());
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of("must name a host that resolves");
        } catch (NotPublic e) {
            return Optional.of("must name a host with a public address");
        }
    }

    private Optional<String> wording(String url) {
        try {
            URI uri = new URI(url);
            boolean secure = "https".equalsIgnoreCase(uri.getScheme());
            if (!secure && !(allowHttp && "http".equalsIgnoreCase(uri.getScheme()))) {
                return Optional.of("must begin with https://");
            }
            if (url.length() > LONGEST || uri.getHost() == null || uri.getHost().isEmpty()) {
                return Optional.of("must name a host and have at most " + LONGEST + " characters");
            }
            return uri.getUserInfo() != null || uri.getFragment() != null
                    ? Optional.of("must have no user and no fragment: requests are signed instead")
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.of("must be a URL like https://example.com/hooks");
        }
    }

    /** What a host resolves to leads into a private network. */
    static final class NotPublic extends Exception {

        private static final long serialVersionUID = 1;
    }

    /**
     * An address of the host to connect to. The same look-up decides and is used, so that no second answer of the name's
     * owner can lead elsewhere. One private address among public ones refuses the host.
     */
    InetAddress address(String host) throws UnknownHostException, NotPublic {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        if (!allowPrivate && !Stream.of(addresses).allMatch(Addresses::isPublic)) {
            throw new NotPublic();
        }
        return addresses[0];
    }
}
