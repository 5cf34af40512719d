package dev.expunge.core.storage;

/** How the values of one type are written; each takes at least one byte. Null only where the form is for it. */
interface Form {

    void write(ByteWriter out, Object value);

    Object read(ByteReader in);
}
