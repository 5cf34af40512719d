package dev.expunge.schema.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.event.ActionCommand;
import dev.expunge.core.event.AuditEvent;
import dev.expunge.core.event.DeleteStatus;
import dev.expunge.core.event.Mode;
import dev.expunge.core.event.RowEffect;
import dev.expunge.core.request.DeleteRequest;
import dev.expunge.event.Action;
import dev.expunge.event.AuditType;
import dev.expunge.event.DeleteState;
import dev.expunge.event.EffectKind;
import dev.expunge.event.ModeFrom;
import dev.expunge.event.Operator;
import dev.expunge.event.QuarantineReason;
import dev.expunge.schema.codec.Quarantined;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class SchemaRulesTest {

    /** Null is what these say, not that they say nothing; so they have no default. */
    private static final Set<String> NULL_MEANS_SOMETHING = Set.of("RowChange.columns");

    @Test
    void everyFieldIsDocumented() {
        eachField((record, field) -> assertThat(field.doc())
                .as("doc of %s.%s", record.getName(), field.name())
                .isNotBlank());
    }

    @Test
    void everyTypeIsDocumentedAndInTheEventNamespace() {
        eachType(type -> {
            assertThat(type.getDoc()).as("doc of %s", type.getName()).isNotBlank();
            assertThat(type.getNamespace()).isEqualTo("dev.expunge.event");
        });
    }

    @Test
    void everyEnumFallsBackToUnknownSoThatSymbolsCanBeAdded() {
        eachType(type -> {
            if (type.getType() == Schema.Type.ENUM) {
                assertThat(type.getEnumDefault())
                        .as("default of %s", type.getName())
                        .isEqualTo("UNKNOWN");
            }
        });
    }

    @Test
    void everyFieldThatMayBeNullIsNullByDefault() {
        eachField((record, field) -> {
            String name = record.getName() + "." + field.name();
            if (field.schema().isNullable() && !NULL_MEANS_SOMETHING.contains(name)) {
                assertThat(field.defaultVal()).as("default of %s", name).isEqualTo(JsonProperties.NULL_VALUE);
            }
        });
    }

    @Test
    void everySymbolOfTheCoreHasOneInTheSchema() {
        Map.<Class<? extends Enum<?>>, Class<? extends Enum<?>>>of(
                        ActionCommand.Action.class, Action.class,
                        AuditEvent.Type.class, AuditType.class,
                        DeleteStatus.State.class, DeleteState.class,
                        DeleteStatus.ModeFrom.class, ModeFrom.class,
                        RowEffect.Kind.class, EffectKind.class,
                        Mode.class, dev.expunge.event.Mode.class,
                        DeleteRequest.Operator.class, Operator.class,
                        Quarantined.Reason.class, QuarantineReason.class)
                .forEach((core, avro) -> assertThat(names(avro)).containsAll(names(core)));
    }

    private static List<String> names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    }

    private interface FieldRule {
        void check(Schema schema, Schema.Field field);
    }

    private static void eachField(FieldRule rule) {
        eachType(type -> {
            if (type.getType() == Schema.Type.RECORD) {
                type.getFields().forEach(field -> rule.check(type, field));
            }
        });
    }

    /** Every record and enum, once. */
    private static void eachType(Consumer<Schema> rule) {
        Set<String> seen = new HashSet<>();
        ReleasedSchemas.TYPES.forEach(type -> walk(Schemas.current(type), seen, rule));
        assertThat(seen).hasSizeGreaterThan(30);
    }

    private static void walk(Schema schema, Set<String> seen, Consumer<Schema> rule) {
        switch (schema.getType()) {
            case RECORD -> {
                if (seen.add(schema.getFullName())) {
                    rule.accept(schema);
                    schema.getFields().forEach(field -> walk(field.schema(), seen, rule));
                }
            }
            case ENUM -> {
                if (seen.add(schema.getFullName())) {
                    rule.accept(schema);
                }
            }
            case ARRAY -> walk(schema.getElementType(), seen, rule);
            case MAP -> walk(schema.getValueType(), seen, rule);
            case UNION -> schema.getTypes().forEach(branch -> walk(branch, seen, rule));
            default -> {
                // A plain value.
            }
        }
    }
}
