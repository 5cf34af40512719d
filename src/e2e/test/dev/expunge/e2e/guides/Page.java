package dev.expunge.e2e.guides;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page of the documentation as the blocks of code that are in it. */
record Page(Path file, List<Block> blocks) {

    static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    private static final String FENCE = "```";

    /**
     * @param line of the page where it begins, from 1
     * @param follows whether nothing but blank lines is between it and the block before
     */
    record Block(String language, String text, int line, boolean follows) {}

    /** @param name relative to the root of the source tree */
    static Page read(String name) {
        Path file = ROOT.resolve(name);
        try {
            return new Page(file, blocks(Files.readAllLines(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Block> in(String language) {
        return blocks.stream()
                .filter(block -> block.language().equals(language))
                .toList();
    }

    private static List<Block> blocks(List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        boolean follows = false;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(FENCE)) {
                int start = i;
                StringBuilder text = new StringBuilder();
                for (i++; !lines.get(i).startsWith(FENCE); i++) {
                    text.append(lines.get(i)).append('\n');
                }
                String language = lines.get(start).substring(FENCE.length()).strip();
                blocks.add(new Block(language, text.toString(), start + 1, follows));
                follows = true;
            } else if (!lines.get(i).isBlank()) {
                follows = false;
            }
        }
        return List.copyOf(blocks);
    }

    @Override
    public String toString() {
        return ROOT.relativize(file).toString();
    }
}
