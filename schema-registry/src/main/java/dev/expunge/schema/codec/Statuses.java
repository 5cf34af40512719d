package dev.expunge.schema.codec;

import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.DeleteStatus.Progress;
import dev.expunge.core.row.Row;
import dev.expunge.event.Behind;
import dev.expunge.event.DeleteState;
import dev.expunge.event.Failure;
import dev.expunge.event.Resolution;
import dev.expunge.event.Root;
import dev.expunge.event.RowImage;
import dev.expunge.event.Skipped;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statuses of deletes, on their own topic and in replies. */
final class Statuses {

    private Statuses() {}

    static dev.expunge.event.DeleteStatus toAvro(DeleteStatus status) {
        DeleteStatus.Request request = status.request();
        Progress progress = status.progress();
        return dev.expunge.event.DeleteStatus.newBuilder()
                .setDeleteId(status.deleteId())
                .setRevision(status.revision())
                .setUpdatedAtMs(status.updatedAtMs())
                .setState(DeleteState.valueOf(status.state().name()))
                .setRequestId(request.requestId())
                .setTable(request.table())
                .setReason(request.reason())
                .setRequestedBy(request.requestedBy())
                .setRequestedAtMs(request.requestedAtMs())
                .setResolution(Outcomes.toAvro(status.resolution()))
                .setMatched(progress.matched())
                .setCounts(Outcomes.toAvro(progress.counts()))
                .setRoots(progress.roots().stream()
                        .map(root -> new Root(root.key(), root.deletionTime(), root.dueAtMs()))
                        .toList())
                .setSkipped(progress.skipped().stream()
                        .map(skipped -> new Skipped(Refs.toAvro(skipped.row()), skipped.reason()))
                        .toList())
                .setReturned(images(progress.returned()))
                .setSupersededBy(progress.supersededBy())
                .setBlockers(Outcomes.toAvro(status.blockers()))
                .setError(Outcomes.toAvro(status.error()))
                .setBehind(behind(progress.behind()))
                .build();
    }

    private static @Nullable Behind behind(DeleteStatus.@Nullable Behind behind) {
        return behind == null ? null : new Behind(behind.deleteId());
    }

    private static @Nullable List<RowImage> images(@Nullable List<Row> rows) {
        return rows == null
                ? null
                : rows.stream()
                        .map(row -> new RowImage(Values.toAvro(row.columns())))
                        .toList();
    }

    static DeleteStatus fromAvro(dev.expunge.event.DeleteStatus avro) throws UnreadableRecordException {
        Resolution resolution = avro.getResolution();
        Failure error = avro.getError();
        return new DeleteStatus(
                Read.text("deleteId", avro.getDeleteId()),
                Read.symbol("state", DeleteStatus.State.class, avro.getState()),
                new DeleteStatus.Request(
                        avro.getRequestId(),
                        avro.getTable(),
                        avro.getReason(),
                        avro.getRequestedBy(),
                        avro.getRequestedAtMs()),
                resolution == null ? null : Outcomes.fromAvro(resolution),
                progress(avro),
                Outcomes.fromAvro(avro.getBlockers()),
                error == null ? null : Outcomes.fromAvro(error),
                avro.getUpdatedAtMs(),
                avro.getRevision());
    }

    private static Progress progress(dev.expunge.event.DeleteStatus avro) {
        List<RowImage> returned = avro.getReturned();
        Behind behind = avro.getBehind();
        return new Progress(
                avro.getMatched(),
                Outcomes.fromAvro(avro.getCounts()),
                avro.getRoots().stream()
                        .map(root -> new DeleteStatus.Root(root.getKey(), root.getDeletionTime(), root.getDueAtMs()))
                        .toList(),
                avro.getSkipped().stream()
                        .map(skipped -> new DeleteStatus.Skipped(Refs.fromAvro(skipped.getRow()), skipped.getReason()))
                        .toList(),
                returned == null
                        ? null
                        : returned.stream()
                                .map(image -> Values.row(image.getColumns()))
                                .toList(),
                avro.getSupersededBy(),
                behind == null ? null : new DeleteStatus.Behind(behind.getDeleteId()));
    }
}
