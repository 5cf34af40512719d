package dev.expunge.schema.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.expunge.core.event.ActionCommand;
import dev.expunge.core.event.DeleteCommand;
import dev.expunge.core.event.RowChange;
import dev.expunge.core.request.DeleteIds;
import dev.expunge.event.Action;
import dev.expunge.event.ActionBody;
import dev.expunge.event.CatalogBody;
import dev.expunge.event.DeleteBody;
import dev.expunge.event.ReplyTo;
import dev.expunge.event.Request;
import dev.expunge.schema.topic.Topics;
import dev.expunge.schema.wire.LocalSchemas;
import dev.expunge.schema.wire.UnreadableRecordException;
import dev.expunge.schema.wire.WireFormat;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UnreadableRecordsTest {

    private final LocalSchemas ids = new LocalSchemas();
    private final RowChangeCodec changes = new RowChangeCodec(ids);
    private final RequestCodec requests = new RequestCodec(ids);
    private final WireFormat<dev.expunge.event.RowChange> anyChange =
            new WireFormat<>(ids, dev.expunge.event.RowChange.class);
    private final WireFormat<Request> anyRequest = new WireFormat<>(ids, Request.class);

    @Nested
    class ARowChange {

        @Test
        void withoutEventIdIsNamedByItsPlaceInTheTopic() throws Exception {
            assertThat(read("users", "u1", "ignored").eventId()).isEqualTo(Topics.CHANGES.name() + "-3-17");
        }

        @Test
        void withoutKeyHasTheRecords() throws Exception {
            assertThat(read("users", null, "u7").key()).isEqualTo("u7");
            assertThat(read("users", "u1", "u7").key()).isEqualTo("u1");
        }

        @Test
        void withoutColumnsIsARemoval() throws Exception {
            assertThat(read("users", "u1", null).columns()).isNull();
        }

        @Test
        void isNotReadWithoutTableOrKey() {
            refused(() -> read("", "u1", null), "field table is missing");
            refused(() -> read("users", null, null), "field key is missing");
            refused(() -> read("users", "", "u1"), "field key is missing");
        }

        @Test
        void isNotReadWithoutValue() {
            refused(() -> changes.decode(origin("u1"), null), "the record has no value");
        }

        @Test
        void isNotReadWithAKeyThatIsNoText() {
            RecordOrigin origin = new RecordOrigin(Topics.CHANGES.name(), 0, 0, 0, new byte[] {(byte) 0xff});
            refused(() -> changes.decode(origin, bytes("users", null)), "key is not UTF-8 text");
        }

        private RowChange read(String table, @Nullable String key, @Nullable String recordKey)
                throws UnreadableRecordException {
            return changes.decode(origin(recordKey), bytes(table, key));
        }

        private byte[] bytes(String table, @Nullable String key) {
            return anyChange.write(
                    Topics.CHANGES.name(),
                    new dev.expunge.event.RowChange(null, null, table, key, null, null, false, null, null));
        }
    }

    @Nested
    class ARequest {

        @Test
        void withoutEventIdIsNamedByItsPlaceInTheTopicAndNamesItsDeleteByThat() throws Exception {
            DeleteCommand command = (DeleteCommand) read(empty().setDelete(delete().build()));
            assertThat(command.eventId()).isEqualTo(Topics.REQUESTS.name() + "-3-17");
            assertThat(command.deleteId()).isEqualTo(DeleteIds.forEvent(command.eventId()));
        }

        @Test
        void withRequestIdNamesItsDeleteByThat() throws Exception {
            DeleteBody delete = delete().setRequestId("q1").build();
            DeleteCommand command = (DeleteCommand) read(empty().setEventId("e").setDelete(delete));
            assertThat(command.deleteId()).isEqualTo(DeleteIds.forRequest("q1"));
        }

        @Test
        void isForItsSenderUnlessItSaysOtherwise() throws Exception {
            Request.Builder request = empty().setPrincipal("ann");
            DeleteCommand own = (DeleteCommand) read(request.setDelete(delete().build()));
            DeleteCommand other = (DeleteCommand)
                    read(request.setDelete(delete().setRequestedBy("bob").build()));
            assertThat(own.request().note().requestedBy()).isEqualTo("ann");
            assertThat(other.request().note().requestedBy()).isEqualTo("bob");
        }

        @Test
        void isNotReadUnlessItAsksForExactlyOneThing() {
            refused(() -> read(empty()), "0 of them");
            refused(
                    () -> read(empty().setDelete(delete().build()).setAction(new ActionBody("d", Action.PURGE))),
                    "2 of them");
        }

        @Test
        void isNotReadWithAnActionThatThisVersionDoesNotKnow() {
            refused(
                    () -> read(empty().setAction(new ActionBody("d", Action.UNKNOWN))),
                    "field action.action cannot be UNKNOWN");
        }

        @Test
        void isNotReadWithoutWhatItIsAbout() {
            refused(() -> read(empty().setDelete(delete().setTable("").build())), "field delete.table is missing");
            refused(
                    () -> read(empty().setAction(new ActionBody("", Action.PURGE))),
                    "field action.deleteId is missing");
            refused(
                    () -> read(empty().setReplyTo(new ReplyTo("", "c")).setAction(new ActionBody("d", Action.PURGE))),
                    "field replyTo.client is missing");
        }

        @Test
        void isNotReadWithADefinitionThatIsNoJson() {
            refused(
                    () -> read(empty().setCatalog(new CatalogBody(Map.of("users", "{key")))),
                    "field catalog.tables.users cannot be {key: ");
            refused(() -> read(empty().setCatalog(new CatalogBody(Map.of("users", "{} {}")))), "catalog.tables.users");
        }

        @Test
        void keepsAnEmptyEventIdFromStandingForAll() {
            refused(() -> read(empty().setEventId("").setAction(new ActionBody("d", Action.PURGE))), "eventId");
        }

        @Test
        void mayBeAnActionOfNobodyThatNobodyWaitsFor() throws Exception {
            assertThat(read(empty().setEventId("e").setAction(new ActionBody("d", Action.RETRY))))
                    .isEqualTo(new ActionCommand("e", "d", ActionCommand.Action.RETRY, null, null));
        }

        private dev.expunge.core.event.Input read(Request.Builder request) throws UnreadableRecordException {
            RecordOrigin origin = new RecordOrigin(Topics.REQUESTS.name(), 3, 17, 0, null);
            return requests.decode(origin, anyRequest.write(Topics.REQUESTS.name(), request.build()));
        }

        private Request.Builder empty() {
            return Request.newBuilder();
        }

        private DeleteBody.Builder delete() {
            return DeleteBody.newBuilder().setTable("users");
        }
    }

    @Nested
    class ATombstone {

        @Test
        void ofTheTimersNeedsTableAndKeyInItsKey() {
            TimerChangeCodec timers = new TimerChangeCodec(ids);
            for (String key : new String[] {"users", "/u1", "users/"}) {
                refused(() -> timers.decode(origin(key), null), "field key cannot be " + key);
            }
            refused(() -> timers.decode(origin(null), null), "field key is missing");
        }
    }

    @FunctionalInterface
    private interface Reading {
        Object read() throws UnreadableRecordException;
    }

    private static void refused(Reading reading, String message) {
        assertThatThrownBy(reading::read)
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining(message);
    }

    private static RecordOrigin origin(@Nullable String key) {
        byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        return new RecordOrigin(Topics.CHANGES.name(), 3, 17, 0, bytes);
    }
}
