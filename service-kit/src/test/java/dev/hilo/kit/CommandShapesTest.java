package dev.hilo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class CommandShapesTest {

    @Test
    void values_do_not_count_but_operators_paths_and_options_do() {
        assertThat(CommandShapes.shapes(
                        "find",
                        BsonDocument.parse(
                                "{find: 'context_log', filter: {$and: [{user: 'u1'}, {_id: {$in: [{user: 'u1', version: 1},"
                                        + " {user: 'u1', version: 2}]}}]}, limit: 5}")))
                .containsExactly("find context_log filter={$and:[{user},{_id:{$in:[{user,version}]}}]}");
    }

    @Test
    void each_write_of_a_batch_stands_for_itself() {
        assertThat(CommandShapes.shapes(
                        "update",
                        BsonDocument.parse("{update: 'cases', ordered: false, updates: ["
                                + "{q: {_id: 1, version: {$lt: 2}}, u: {_id: 1, a: 2}, upsert: true},"
                                + "{q: {_id: 2, version: {$lt: 2}}, u: {_id: 2, b: {c: 3}}, upsert: true},"
                                + "{q: {_id: 3}, u: {$set: {a: 1}, $push: {b: 2}}}]}")))
                .containsExactlyInAnyOrder(
                        "update cases ordered=false updates={q:{_id,version:{$lt}},u:replacement,upsert}",
                        "update cases ordered=false updates={q:{_id},u:{$push,$set}}");
    }

    @Test
    void a_command_whose_outcome_could_be_rolled_back_says_so() {
        assertThat(CommandShapes.weakness("find", BsonDocument.parse("{find: 'keys', filter: {}}")))
                .isEqualTo(" without readConcern=majority");
        assertThat(CommandShapes.weakness(
                        "find", BsonDocument.parse("{find: 'keys', readConcern: {level: 'majority'}}")))
                .isEmpty();
        assertThat(CommandShapes.weakness(
                        "insert", BsonDocument.parse("{insert: 'keys', writeConcern: {w: 'majority'}}")))
                .isEqualTo(" without writeConcern=majority");
        assertThat(CommandShapes.weakness(
                        "insert", BsonDocument.parse("{insert: 'keys', writeConcern: {w: 'majority', wtimeout: 1}}")))
                .isEmpty();
    }

    @Test
    void indexes_stand_for_themselves_and_what_descends_has_a_minus() {
        assertThat(CommandShapes.shapes(
                        "createIndexes",
                        BsonDocument.parse("{createIndexes: 'audit', indexes: [{key: {users: 1, at: -1}, name: 'a'},"
                                + " {key: {expires: 1}, name: 'b', expireAfterSeconds: 0}]}")))
                .containsExactlyInAnyOrder(
                        "createIndexes audit indexes=[{key:{users,-at},name}]",
                        "createIndexes audit indexes=[{key:{expires},name,expireAfterSeconds}]");
        assertThat(CommandShapes.shapes("find", BsonDocument.parse("{find: 'audit', sort: {at: -1, _id: -1}}")))
                .containsExactly("find audit sort={-at,-_id}");
        assertThat(CommandShapes.shapes("find", BsonDocument.parse("{find: 'chat', filter: {key: 'ñ'}}")))
                .as("a field that happens to be called so")
                .containsExactly("find chat filter={key}");
    }

    @Test
    void the_stages_of_a_pipeline_keep_their_order() {
        assertThat(CommandShapes.shapes(
                        "aggregate",
                        BsonDocument.parse("{aggregate: 'cases', pipeline: [{$match: {status: 'x'}},"
                                + " {$group: {_id: '$agent', load: {$sum: 1}}}], cursor: {}}")))
                .containsExactly("aggregate cases pipeline=[{$match:{status}},{$group:{_id,load:{$sum}}}]");
    }

    @Test
    void a_pipeline_as_an_update_is_told_from_the_others() {
        assertThat(CommandShapes.shapes(
                        "findAndModify",
                        BsonDocument.parse("{findAndModify: 'c', query: {_id: 1}, update: [{$set: {a: 1}}]}")))
                .containsExactly("findAndModify c query={_id} update=pipeline");
    }
}
