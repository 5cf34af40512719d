package dev.expunge.core.storage;

/** How the values of one type are written; each takes at least one byte. Null only where the form is for it. */
interface Form {

    void write(ByteWriter out, Object value);

    Object read(ByteReader in);

    /** What the bytes depend on, in a word; types with parts of their own by their name. */
    String shape();

    /** A type with parts of its own. */
    interface Named extends Form {

        /** The parts, in the order in which they are written. */
        String parts();
    }
}
