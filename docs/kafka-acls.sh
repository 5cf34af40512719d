#!/bin/sh
# Gives each service the rights on Kafka that it needs, and no others. Can be repeated. AclTest runs it.
#
#   docs/kafka-acls.sh HOST:PORT
#
#   KAFKA_ACLS                      the command, default kafka-acls.sh of the Kafka distribution
#   KAFKA_COMMAND_CONFIG            a file with client settings of who may change rights
#   EXPUNGE_PROCESSOR_PRINCIPAL     default User:expunge-processor
#   EXPUNGE_SCHEDULER_PRINCIPAL     default User:expunge-scheduler
#   EXPUNGE_API_PRINCIPAL           default User:expunge-api
#   EXPUNGE_APPLICATION_ID_PREFIX   as the services have it, default expunge
#
# Tables that are fed from topics of their own: the processor has to read those too, see the last lines.
set -eu

servers=${1:?"usage: $0 HOST:PORT"}
processor=${EXPUNGE_PROCESSOR_PRINCIPAL:-User:expunge-processor}
scheduler=${EXPUNGE_SCHEDULER_PRINCIPAL:-User:expunge-scheduler}
api=${EXPUNGE_API_PRINCIPAL:-User:expunge-api}
application=${EXPUNGE_APPLICATION_ID_PREFIX:-expunge}

allow() {
  principal=$1
  shift
  "${KAFKA_ACLS:-kafka-acls.sh}" --bootstrap-server "$servers" \
    ${KAFKA_COMMAND_CONFIG:+--command-config "$KAFKA_COMMAND_CONFIG"} \
    --add --force --allow-principal "$principal" "$@" > /dev/null
}

# Each service makes the topics that are missing.
for principal in "$processor" "$scheduler" "$api"; do
  allow "$principal" --operation Create --operation Describe --resource-pattern-type prefixed --topic expunge.
done

# What Kafka Streams keeps for itself: the group, the transactions, the changelogs.
streams() {
  allow "$1" --operation Read --resource-pattern-type prefixed --group "$2"
  allow "$1" --operation Write --operation Describe --resource-pattern-type prefixed --transactional-id "$2"
  allow "$1" --operation Create --operation Read --operation Write --resource-pattern-type prefixed --topic "$2-"
}
streams "$processor" "$application-cascade-processor"
streams "$scheduler" "$application-scheduler-service"

allow "$processor" --operation Read \
  --topic expunge.changes --topic expunge.requests --topic expunge.commands --topic expunge.shards --topic expunge.catalog
allow "$processor" --operation Write \
  --topic expunge.changes --topic expunge.shards --topic expunge.timers --topic expunge.deletes --topic expunge.audit \
  --topic expunge.catalog --topic expunge.replies --topic expunge.quarantine
allow "$processor" --operation Write --resource-pattern-type prefixed --topic expunge.rows --topic expunge.effects
# Removes messages between shards that were read.
allow "$processor" --operation Delete --topic expunge.shards

allow "$scheduler" --operation Read --topic expunge.timers
allow "$scheduler" --operation Write --topic expunge.commands --topic expunge.audit --topic expunge.quarantine

allow "$api" --operation Read \
  --topic expunge.deletes --topic expunge.audit --topic expunge.catalog --topic expunge.replies
allow "$api" --operation Read --resource-pattern-type prefixed --topic expunge.rows
allow "$api" --operation Write \
  --topic expunge.changes --topic expunge.requests --topic expunge.audit --topic expunge.quarantine

# A table's own topic:
#   kafka-acls.sh ... --add --allow-principal User:expunge-processor --operation Read --topic shop.public.users
# Who reads the audit trail:
#   kafka-acls.sh ... --add --allow-principal User:auditor --operation Read --topic expunge.audit --group auditor
