package dev.expunge.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void putsCellsUnderEachOther() {
        assertThat(TextTable.lines(List.of("table", "rows"), List.of(List.of("books", "12"), List.of("a", ""))))
                .containsExactly("table  rows", "-----  ----", "books  12", "a");
    }

    @Test
    void showsItsHeaderWhereThereAreNoRows() {
        assertThat(TextTable.lines(List.of("row"), List.of())).containsExactly("row", "---");
    }
}
