package dev.expunge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.api.http.RunningApi.Got;
import dev.expunge.api.port.Part;
import dev.expunge.core.ErrorCode;
import dev.expunge.core.Refusal;
import dev.expunge.core.event.CatalogCommand;
import dev.expunge.core.event.Reply;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogRoutesTest {

    private static final String POSTS = """
            {"tables": {"posts": {"columns": {"id": "string", "authorId": "id(users)"},
             "foreignKeys": [{"columns": ["authorId"], "references": {"table": "users"}, "onDelete": "cascade"}]}}}""";

    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi();
        api.commands.answering(input -> new Reply.CatalogChanged(
                7,
                List.of("posts", "users"),
                List.of(new Reply.Warning("/tables/posts/foreignKeys/0", "INDEX_REQUIRED", "no index"))));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aChangeIsAnsweredWhenAllUseIt() throws Exception {
        Got got = api.put("/v1/catalog", POSTS);

        assertThat(got.status()).isEqualTo(200);
        assertThat(got.json()).isEqualTo(RunningApi.JSON.readTree("""
                                {"tables": ["posts", "users"],
                                 "warnings": [{"path": "/tables/posts/foreignKeys/0", "code": "INDEX_REQUIRED",
                                               "message": "no index"}]}"""));
        assertThat(api.commands.only(CatalogCommand.class).tables()).containsOnlyKeys("posts");
        assertThat(api.commands.prepared).containsExactly("posts");
        assertThat(api.views.fences).endsWith(new Part.Definitions());
    }

    @Test
    void aWrongDefinitionIsRefusedWithAllItsFaults() throws Exception {
        Got got = api.put("/v1/catalog", """
                {"tables": {"users": {"columns": {"id": "text"}, "deletion": {"mode": "gone"}}}}""");

        assertThat(got.status()).isEqualTo(422);
        assertThat(got.code()).isEqualTo("DEFINITION_INVALID");
        assertThat(got.paths()).contains("/tables/users/columns/id/type", "/tables/users/deletion/mode");
        assertThat(api.commands.sent).isEmpty();
    }

    @Test
    void whatOnlyTheProcessorKnowsIsPassedOn() throws Exception {
        api.commands.answering(input ->
                new Reply.Refused(Refusal.of(ErrorCode.DEFINITION_INVALID, "/tables/users", "the table has rows")));

        Got got = api.put("/v1/catalog", "{\"tables\": {\"users\": null}}");

        assertThat(got.status()).isEqualTo(422);
        assertThat(got.paths()).containsExactly("/tables/users");
        assertThat(api.commands.prepared).isEmpty();
    }

    @Test
    void unknownFieldsAndOtherShapesAreRefused() throws Exception {
        assertThat(api.put("/v1/catalog", "{\"tables\": {}, \"more\": 1}").paths())
                .containsExactly("/more");
        assertThat(api.put("/v1/catalog", "{\"tables\": []}").paths()).containsExactly("/tables");
        assertThat(api.put("/v1/catalog", "{}").paths()).containsExactly("/tables");
    }

    @Test
    void definitionsAreShownWithTheirForeignKeysMerged() throws Exception {
        api.views.declare(
                "posts", java.util.Map.of("columns", java.util.Map.of("id", "string", "authorId", "id(users)")));

        Got one = api.get("/v1/tables/posts");
        Got all = api.get("/v1/catalog");

        assertThat(one.json().path("foreignKeys")).isEqualTo(RunningApi.JSON.readTree("""
                                [{"columns": ["authorId"], "references": {"table": "users", "columns": ["id"]},
                                  "onDelete": "noAction"}]"""));
        assertThat(all.json().path("tables").path("posts")).isEqualTo(one.json());
        assertThat(api.get("/v1/tables/nope").code()).isEqualTo("TABLE_UNKNOWN");
    }
}
