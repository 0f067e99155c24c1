package dev.hilo.cases.attachments.adapter.tika;

import dev.hilo.cases.attachments.app.MediaTypes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Objects;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/** By the magic numbers and the endings of names that Apache Tika knows; no parser runs. */
public final class TikaMediaTypes implements MediaTypes {

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();
    private final MediaTypeRegistry registry = types.getMediaTypeRegistry();

    @Override
    public String detected(byte[] bytes, String name) {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        try {
            MediaType seen = types.detect(new ByteArrayInputStream(bytes), metadata);
            MediaType named = types.detect(null, metadata);
            boolean text = is(seen, MediaType.TEXT_PLAIN) && is(named, MediaType.TEXT_PLAIN);
            return (text ? named : seen).getBaseType().toString();
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }

    @Override
    public String believable(String declared, String detected) {
        MediaType said = parsed(declared);
        MediaType seen = Objects.requireNonNull(parsed(detected));
        boolean holds = said != null
                && (is(said, seen) || is(seen, said))
                && (said.getBaseType().equals(said) || said.getType().equals("text"));
        return holds ? declared : detected;
    }

    @Override
    public boolean isAmong(String mediaType, Collection<String> among) {
        MediaType type = parsed(mediaType);
        return type != null
                && among.stream()
                        .map(TikaMediaTypes::parsed)
                        .anyMatch(one -> one != null && is(type.getBaseType(), one.getBaseType()));
    }

    private boolean is(MediaType type, MediaType kind) {
        MediaType one = registry.normalize(type.getBaseType());
        MediaType other = registry.normalize(kind.getBaseType());
        return one.equals(other) || registry.isSpecializationOf(one, other);
    }

    private static @Nullable MediaType parsed(String mediaType) {
        return MediaType.parse(mediaType);
    }
}
