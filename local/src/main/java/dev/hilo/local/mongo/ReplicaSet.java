package dev.hilo.local.mongo;

import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.List;

/** What a driver, or Debezium, asks before it trusts a server to be the primary of a replica set. */
final class ReplicaSet {
    /** The name of the set. */
    static final String NAME = "rs0";

    /** MongoDB 5.0: what the commands and operators of mongo-java-server are closest to. */
    private static final int WIRE_VERSION = 13;

    private final String host;

    ReplicaSet(String host) {
        this.host = host;
    }

    Document hello(boolean legacy, long lastTimestamp) {
        Document time = new Document("ts", new BsonTimestamp(lastTimestamp)).append("t", 1L);
        return new Document(legacy ? "ismaster" : "isWritablePrimary", true)
                .append("helloOk", true)
                .append("setName", NAME)
                .append("setVersion", 1)
                .append("secondary", false)
                .append("hosts", List.of(host))
                .append("primary", host)
                .append("me", host)
                .append("maxBsonObjectSize", 16 * 1024 * 1024)
                .append("maxMessageSizeBytes", 48_000_000)
                .append("maxWriteBatchSize", 100_000)
                .append("localTime", Instant.now())
                .append("logicalSessionTimeoutMinutes", 30)
                .append("minWireVersion", 0)
                .append("maxWireVersion", WIRE_VERSION)
                .append("readOnly", false)
                .append("lastWrite", new Document("opTime", time).append("lastWriteDate", Instant.now()));
    }

    Document status() {
        Document self = new Document("_id", 0)
                .append("name", host)
                .append("stateStr", "PRIMARY")
                .append("state", 1)
                .append("self", true);
        return new Document("set", NAME).append("myState", 1).append("members", List.of(self));
    }
}
