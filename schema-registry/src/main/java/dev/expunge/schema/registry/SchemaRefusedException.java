package dev.expunge.schema.registry;

/** The registry does not take a schema, mostly because it is not compatible with the subject's earlier ones. */
public final class SchemaRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SchemaRefusedException(String message) {
        super(message);
    }
}
