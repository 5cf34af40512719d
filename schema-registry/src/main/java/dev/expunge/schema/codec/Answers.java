package dev.expunge.schema.codec;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.Refusal;
import dev.expunge.core.event.DeleteStatus.Failure;
import dev.expunge.core.event.Reply;
import dev.expunge.core.row.Row;
import dev.expunge.event.CatalogChanged;
import dev.expunge.event.DeleteStatus;
import dev.expunge.event.Fault;
import dev.expunge.event.Previewed;
import dev.expunge.event.Refused;
import dev.expunge.event.RowWritten;
import dev.expunge.event.Warning;
import dev.expunge.schema.wire.UnreadableRecordException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answers of a reply: one nullable field for each kind, so that a kind can be added. */
final class Answers {

    private Answers() {}

    static void set(dev.expunge.event.Reply.Builder reply, Reply.Answer answer) {
        if (answer instanceof Reply.Refused refused) {
            reply.setRefused(refused(refused.refusal()));
        } else if (answer instanceof Reply.RowWritten written) {
            Row row = written.row();
            reply.setRowWritten(
                    new RowWritten(Refs.toAvro(written.ref()), row == null ? null : Values.toAvro(row.columns())));
        } else if (answer instanceof Reply.DeleteAccepted accepted) {
            reply.setDeleteAccepted(Statuses.toAvro(accepted.status()));
        } else if (answer instanceof Reply.Previewed previewed) {
            reply.setPreviewed(new Previewed(
                    Outcomes.toAvro(previewed.resolution()),
                    previewed.matched(),
                    Outcomes.toAvro(previewed.counts()),
                    Outcomes.toAvro(previewed.blockers()),
                    previewed.errors().stream().map(Outcomes::toAvro).toList()));
        } else if (answer instanceof Reply.CatalogChanged changed) {
            reply.setCatalogChanged(new CatalogChanged(
                    changed.version(),
                    changed.tables(),
                    changed.warnings().stream()
                            .map(warning -> new Warning(warning.path(), warning.code(), warning.message()))
                            .toList()));
        } else {
            throw new IllegalArgumentException("no schema for the answer " + answer.getClass());
        }
    }

    private static Refused refused(Refusal refusal) {
        return new Refused(
                refusal.code().name(),
                refusal.detail(),
                refusal.faults().stream()
                        .map(fault -> new Fault(fault.path(), fault.message()))
                        .toList());
    }

    static Reply.Answer get(dev.expunge.event.Reply avro) throws UnreadableRecordException {
        Refused refused = avro.getRefused();
        RowWritten written = avro.getRowWritten();
        DeleteStatus accepted = avro.getDeleteAccepted();
        Previewed previewed = avro.getPreviewed();
        CatalogChanged changed = avro.getCatalogChanged();
        if (refused != null) {
            return new Reply.Refused(refusal(refused));
        } else if (written != null) {
            Map<String, @Nullable Object> columns = written.getColumns();
            return new Reply.RowWritten(Refs.fromAvro(written.getRow()), columns == null ? null : Values.row(columns));
        } else if (accepted != null) {
            return new Reply.DeleteAccepted(Statuses.fromAvro(accepted));
        } else if (previewed != null) {
            return previewed(previewed);
        } else if (changed != null) {
            return new Reply.CatalogChanged(
                    changed.getVersion(),
                    List.copyOf(changed.getTables()),
                    changed.getWarnings().stream()
                            .map(warning ->
                                    new Reply.Warning(warning.getPath(), warning.getCode(), warning.getMessage()))
                            .toList());
        }
        throw UnreadableRecordException.invalid("answer", null, "this version knows none of the answers given");
    }

    private static Refusal refusal(Refused refused) throws UnreadableRecordException {
        ErrorCode code = Read.code("refused.code", refused.getCode());
        return new Refusal(
                code,
                refused.getDetail(),
                refused.getFaults().stream()
                        .map(fault -> new Refusal.Fault(fault.getPath(), fault.getMessage()))
                        .toList());
    }

    private static Reply.Previewed previewed(Previewed avro) throws UnreadableRecordException {
        List<Failure> errors = new ArrayList<>(avro.getErrors().size());
        for (dev.expunge.event.Failure error : avro.getErrors()) {
            errors.add(Outcomes.fromAvro(error));
        }
        return new Reply.Previewed(
                Outcomes.fromAvro(avro.getResolution()),
                avro.getMatched(),
                Outcomes.fromAvro(avro.getCounts()),
                Outcomes.fromAvro(avro.getBlockers()),
                errors);
    }
}
