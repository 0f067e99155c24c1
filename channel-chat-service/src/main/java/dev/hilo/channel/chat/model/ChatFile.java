package dev.hilo.channel.chat.model;

/**
 * A file that goes with a message of either side; its bytes are with the case service.
 *
 * @param id of the attachment; pages do not get it
 * @param mediaType as the case service found it
 * @param size bytes
 * @param sha256 of the bytes, hexadecimal
 */
public record ChatFile(String id, String name, String mediaType, long size, String sha256) {

    @Override
    public String toString() {
        return "ChatFile[" + id + "]";
    }
}
