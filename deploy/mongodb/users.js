// Creates a user for each service and one for Debezium, each with the rights it needs and no others:
//   HILO_PASSWORDS='{"case-service": "…", …}' mongosh "mongodb://admin@mongo.example/" deploy/mongodb/users.js
// A user that is there gets its roles and password anew. The services sign in with ?authSource=admin in HILO_MONGODB_URI.
//
// readWrite lets a service read, write and create indexes in its own database and nothing else; collMod, for a changed time
// after which documents go, is part of dbAdmin and needed only by the job that creates indexes.

const services = {
  "case-service": "hilo_cases",
  "channel-chat-service": "hilo_chat",
  "channel-email-service": "hilo_email",
  "channel-webhook-service": "hilo_webhook",
  "routing-service": "hilo_routing",
  "notification-service": "hilo_notification",
  "analytics-service": "hilo_analytics"
};

const passwords = JSON.parse(process.env.HILO_PASSWORDS || "{}");
const admin = db.getSiblingDB("admin");

function user(name, roles) {
  const pwd = passwords[name];
  if (!pwd) {
    print(`${name}: no password in HILO_PASSWORDS, left out`);
    return;
  }
  if (admin.getUser(name)) {
    admin.updateUser(name, {pwd, roles});
  } else {
    admin.createUser({user: name, pwd, roles});
  }
  print(`${name}: ${JSON.stringify(roles)}`);
}

for (const [name, database] of Object.entries(services)) {
  user(name, [{role: "readWrite", db: database}]);
}
user("hilo-indexes", Object.values(services).flatMap(database => [
  {role: "readWrite", db: database}, {role: "dbAdmin", db: database}
]));
// The connector tails one collection, and asks the cluster for its time.
user("debezium", [{role: "read", db: "hilo_cases"}, {role: "clusterMonitor", db: "admin"}]);
