package dev.expunge.app.cli.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.expunge.app.Main;
import dev.expunge.core.catalog.CatalogEvolution;
import dev.expunge.core.catalog.Evolution;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Against a PostgreSQL that is started for it. Run by root, it is started as nobody in particular ({@code unshare}). */
class PostgresImportTest {

    private static final String SCHEMA = """
            create table "Users" (id bigint primary key, mail varchar(80) not null unique, state text default 'active',
                balance numeric(12,2), born date, settings jsonb, "_old" boolean default false,
                created_at timestamptz not null default now());
            create table teams (country char(2), number int, name text, primary key (country, number));
            create table posts (id uuid primary key, author bigint references "Users" on delete cascade,
                editor bigint references "Users" on delete set null, state text default 'draft',
                country char(2), number int,
                foreign key (country, number) references teams on delete restrict);
            create index posts_author on posts (author);
            create index posts_draft on posts (editor) where state = 'draft';
            create table tags (post uuid not null default '00000000-0000-0000-0000-000000000000'
                references posts on delete set default, tag text, primary key (post, tag));
            create table mails (id int primary key, address varchar(80) references "Users" (mail));
            create table notes (id int primary key, author bigint default 0 references "Users" on delete set default);
            create table log (line text);
            """;

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(SCHEMA);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    private static String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    private static JsonNode imported(String table) throws Exception {
        Imported imported = Imported.from(new Imported.Source(url(), null, null, null), List.of());
        return json(new ObjectMapper().writeValueAsString(imported.tables())).path(table);
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    @Test
    void columnsKeepTheirTypesDefaultsAndNulls() throws Exception {
        assertThat(imported("users")).isEqualTo(json("""
                        {'key':['id'],
                         'columns':{'id':{'type':'integer','notNull':true},'mail':{'type':'string','notNull':true},
                           'state':{'type':'string','default':'active'},'balance':'string','born':'string',
                           'settings':'json','c_old':{'type':'boolean','default':false},
                           'created_at':{'type':'timestamp','notNull':true}},
                         'indexes':{'Users_mail_key':['mail']}}"""));
    }

    @Test
    void foreignKeysKeepTheirActionsAndGetTheIndexesThatTheyNeed() throws Exception {
        JsonNode posts = imported("posts");

        assertThat(posts.path("foreignKeys"))
                .containsExactlyInAnyOrder(
                        json("{'columns':['author'],'references':{'table':'users'},'onDelete':'cascade'}"),
                        json("{'columns':['editor'],'references':{'table':'users'},'onDelete':'setNull'}"),
                        json("{'columns':['country','number'],'references':{'table':'teams'},'onDelete':'restrict'}"));
        assertThat(posts.path("indexes")).isEqualTo(json("{'posts_author':['author'],'by_editor':['editor']}"));
    }

    @Test
    void aKeyOfSeveralColumnsAndAForeignKeyToOtherColumnsAreKept() throws Exception {
        assertThat(imported("tags").path("key")).isEqualTo(json("['post','tag']"));
        assertThat(imported("tags").path("foreignKeys").path(0).path("onDelete").asText())
                .isEqualTo("restrict");
        assertThat(imported("tags").path("columns").path("post").path("default").asText())
                .isEqualTo("00000000-0000-0000-0000-000000000000");
        assertThat(imported("mails").path("foreignKeys").path(0))
                .isEqualTo(
                        json(
                                "{'columns':['address'],'references':{'table':'users','columns':['mail']},'onDelete':'noAction'}"));
    }

    @Test
    void theCommandPrintsWhatCanBeApplied() throws Exception {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));

        int code = command.execute("catalog", "import", "--jdbc", url());

        assertThat(code).as("%s", err).isZero();
        JsonNode tables = json(out.toString()).path("tables");
        assertThat(tables.properties()).hasSize(6);
        assertThat(err.toString())
                .contains("note: log: left out, because it has no primary key")
                .contains("note: Users: is called users here")
                .contains("note: posts: has an index by_editor here, which setNull needs")
                .contains("note: tags: the foreign key tags_post_fkey is restrict here")
                .contains("6 tables", "0 errors.");
        Evolution evolution = CatalogEvolution.evolve(
                CatalogEvolution.EMPTY,
                Imported.from(new Imported.Source(url(), null, null, null), List.of())
                        .tables());
        assertThat(evolution).isInstanceOf(Evolution.Accepted.class);
    }

    @Test
    void aDefaultThatADeleteSetsIsKept() throws Exception {
        assertThat(imported("notes").path("columns").path("author")).isEqualTo(json("{'type':'integer','default':0}"));
        assertThat(imported("notes")
                        .path("foreignKeys")
                        .path(0)
                        .path("onDelete")
                        .asText())
                .isEqualTo("setDefault");
    }

    @Test
    void aTableThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Imported.from(new Imported.Source(url(), null, null, null), List.of("posts", "nope")))
                .hasMessageStartingWith("there is no table nope; there are: ");
    }
}
