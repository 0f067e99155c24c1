package dev.hilo.cases.protection.adapter.kafka;

import dev.hilo.cases.protection.app.CarrierTopics;
import dev.hilo.cases.protection.app.Erasure.Carriers;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.IdentityErased;
import dev.hilo.stream.EventPublisher;
import dev.hilo.stream.KafkaConnection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Cuts topics off with {@code deleteRecords}, which a broker does at once, up to what every group that reads them has
 * committed. Only topics that are no record: what they carried is in the log by then, or has been sent.
 */
public final class KafkaCarrierTopics implements CarrierTopics {

    private static final List<String> TOPICS = List.of(
            EventType.INTERACTION_RECEIVED.topic(),
            EventType.DELIVERY_REQUESTED.topic(),
            EventType.DELIVERY_RECEIPTED.topic(),
            EventType.IDENTITY_ERASED.topic());

    private final Admin admin;
    private final EventPublisher publisher;
    private final DeadLetterPurge deadLetters;
    private final Clock clock;

    public KafkaCarrierTopics(Admin admin, EventPublisher publisher, KafkaConnection connection, Clock clock) {
        this.admin = admin;
        this.publisher = publisher;
        this.deadLetters = new DeadLetterPurge(admin, connection);
        this.clock = clock;
    }

    @Override
    public void announce(String erasureId, Set<String> identities) {
        publisher.publishAll(
                EventType.IDENTITY_ERASED,
                identities.stream()
                        .map(identity -> new IdentityErased(erasureId, identity, clock.instant()))
                        .toList());
    }

    @Override
    public Carriers ends() {
        return new Carriers(offsets(partitions(TOPICS), OffsetSpec.latest()).entrySet().stream()
                .filter(end -> end.getValue() > 0)
                .map(end -> position(end.getKey(), end.getValue()))
                .collect(Collectors.toSet()));
    }

    @Override
    public void purgeDeadLetters(Set<String> identities) {
        List<String> topics = TOPICS.stream().map(EventType::deadLetterTopic).toList();
        deadLetters.purge(partitions(topics), identities);
    }

    @Override
    public Cut cutOff(Carriers upTo, Set<String> skipped) {
        Map<TopicPartition, Long> wanted = new HashMap<>();
        upTo.positions().forEach(text -> wanted.put(partition(text), offset(text)));
        if (wanted.isEmpty()) {
            return new Cut(upTo, Set.of());
        }
        Map<TopicPartition, Long> begins = offsets(wanted.keySet(), OffsetSpec.earliest());
        List<Position> positions = positions(wanted.keySet(), begins);
        Map<TopicPartition, RecordsToDelete> deletions = new HashMap<>();
        Set<String> left = new HashSet<>();
        Set<Reader> waitedFor = new HashSet<>();
        wanted.forEach((partition, offset) -> {
            List<Position> behind = positions.stream()
                    .filter(one -> one.partition().equals(partition) && one.offset() < offset)
                    .filter(one -> !(one.idle() && skipped.contains(one.group())))
                    .toList();
            long all = behind.stream().mapToLong(Position::offset).min().orElse(offset);
            if (all > begins.getOrDefault(partition, 0L)) {
                deletions.put(partition, RecordsToDelete.beforeOffset(all));
            }
            if (!behind.isEmpty()) {
                left.add(position(partition, offset));
                behind.forEach(one -> waitedFor.add(new Reader(partition.topic(), one.group(), one.idle())));
            }
        });
        if (!deletions.isEmpty()) {
            get(admin.deleteRecords(deletions).all());
        }
        return new Cut(new Carriers(left), waitedFor);
    }

    /** How far a group has read; what the broker no longer has counts as read. */
    private record Position(TopicPartition partition, String group, long offset, boolean idle) {}

    /**
     * How far each reader is. A group that reads a topic and never came to a partition has read none of it; it reads what
     * it has once committed, and what its members have been given by now.
     */
    private List<Position> positions(Set<TopicPartition> partitions, Map<TopicPartition, Long> begins) {
        Collection<GroupListing> all = get(admin.listGroups().all());
        Map<String, Collection<MemberDescription>> members = members(all);
        List<Position> positions = new ArrayList<>();
        for (String group : all.stream().map(GroupListing::groupId).toList()) {
            Map<TopicPartition, OffsetAndMetadata> committed =
                    get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            Collection<MemberDescription> present = members.getOrDefault(group, List.of());
            Set<String> reads = Stream.concat(
                            committed.keySet().stream(),
                            present.stream().flatMap(member -> member.assignment().topicPartitions().stream()))
                    .map(TopicPartition::topic)
                    .collect(Collectors.toSet());
            for (TopicPartition partition : partitions) {
                if (reads.contains(partition.topic())) {
                    OffsetAndMetadata at = committed.get(partition);
                    long begin = begins.getOrDefault(partition, 0L);
                    long offset = at == null ? begin : Math.max(begin, at.offset());
                    positions.add(new Position(partition, group, offset, present.isEmpty()));
                }
            }
        }
        return positions;
    }

    private Map<String, Collection<MemberDescription>> members(Collection<GroupListing> groups) {
        List<String> consumers = groups.stream()
                .filter(group -> group.protocol().equals("consumer"))
                .map(GroupListing::groupId)
                .toList();
        Map<String, Collection<MemberDescription>> members = new HashMap<>();
        get(admin.describeConsumerGroups(consumers).all())
                .forEach((group, description) -> members.put(group, description.members()));
        return members;
    }

    private Set<TopicPartition> partitions(Collection<String> topics) {
        Set<String> existing = get(admin.listTopics().names());
        existing = new HashSet<>(existing);
        existing.retainAll(topics);
        Set<TopicPartition> partitions = new HashSet<>();
        get(admin.describeTopics(existing).allTopicNames())
                .forEach((topic, description) -> description
                        .partitions()
                        .forEach(one -> partitions.add(new TopicPartition(topic, one.partition()))));
        return partitions;
    }

    private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> one :
                get(admin.listOffsets(asked).all()).entrySet()) {
            offsets.put(one.getKey(), one.getValue().offset());
        }
        return offsets;
    }

    private static String position(TopicPartition partition, long offset) {
        return partition.topic() + "/" + partition.partition() + "=" + offset;
    }

    private static TopicPartition partition(String position) {
        int slash = position.lastIndexOf('/');
        return new TopicPartition(
                position.substring(0, slash),
                Integer.parseInt(position.substring(slash + 1, position.lastIndexOf('='))));
    }

    private static long offset(String position) {
        return Long.parseLong(position.substring(position.lastIndexOf('=') + 1));
    }

    static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka refuses: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking Kafka", e);
        }
    }
}
