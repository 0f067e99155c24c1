// Shards the services' databases on a cluster of MongoDB 7 or 8, empty or populated, with the services running:
//   mongosh "mongodb://admin@mongos.example/" deploy/mongodb/shard.js
// It can be run again: what is sharded stays as it is. Create the indexes first (HILO_MONGODB_INDEXES=apply).
//
// Logs and conversations are sharded by whose they are, so that a read goes to one shard; everything else is found by _id and
// spread evenly by its hash. Unsharded stay collections that are few and small: they lie on the database's primary shard.

const databases = {
  hilo_cases: {
    byField: {context_log: "user", "attachments.chunks": "files_id"},
    byHash: [
      "contexts", "cases", "identities", "keys", "search", "audit", "idempotency", "directory", "directory_names",
      "attachments.files", "verifications", "verification_counts", "webhook_deliveries", "webhook_lanes"
    ],
    small: ["counters", "erasures", "jobs", "services", "templates", "webhooks"]
  },
  hilo_chat: {byField: {chat_messages: "session"}, byHash: ["chat_sessions", "deliveries"], small: ["chat_touched"]},
  hilo_email: {byField: {}, byHash: ["deliveries", "unparseable_mail"], small: ["mailbox_checkpoints"]},
  hilo_webhook: {byField: {}, byHash: ["deliveries"], small: []},
  hilo_routing: {byField: {}, byHash: ["cases", "parked_commits", "positions"], small: ["agents", "gaps"]},
  hilo_notification: {byField: {}, byHash: ["case_queues", "deliveries", "parked_commits", "users"], small: ["gaps", "stranger_answers", "unseen"]},
  hilo_analytics: {byField: {}, byHash: ["chapters", "parked_commits", "positions"], small: ["gaps"]}
};

function shard(database, name, key) {
  const namespace = `${database}.${name}`;
  if (db.getSiblingDB("config").collections.findOne({_id: namespace})) {
    print(`${namespace} is sharded already`);
    return;
  }
  // A populated collection needs an index that begins with the key and is not multikey; it can be there already.
  db.getSiblingDB(database).getCollection(name).createIndex(key);
  sh.shardCollection(namespace, key);
  print(`${namespace} is sharded by ${JSON.stringify(key)}`);
}

for (const [database, collections] of Object.entries(databases)) {
  for (const [name, field] of Object.entries(collections.byField)) {
    shard(database, name, {[field]: 1});
  }
  for (const name of collections.byHash) {
    shard(database, name, {_id: "hashed"});
  }
}
