package dev.expunge.e2e.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RunbookTest {

    @Test
    void everyAlertHasASectionThatSaysWhatItMeansAndWhatToDo() throws IOException {
        String page = Files.readString(Expressions.DOCS.resolve("operating.md"));
        assertThat(Expressions.alerts()).isNotEmpty();
        for (JsonNode alert : Expressions.alerts()) {
            String name = alert.path("alert").asText();
            assertThat(alert.at("/annotations/runbook_url").asText())
                    .isEqualTo("docs/operating.md#" + name.toLowerCase(Locale.ROOT));
            String section = page.replaceFirst("(?s).*\n### " + name + "\n", "").replaceFirst("(?s)\n##.*", "");
            assertThat(page).contains("\n### " + name + "\n");
            assertThat(section).as(name).contains("**Means:**").contains("**Do:**");
        }
    }
}
