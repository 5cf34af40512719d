package dev.expunge.api.http;

import dev.expunge.api.call.CallRefused;
import dev.expunge.api.call.Failures;
import dev.expunge.api.call.TooLarge;
import dev.expunge.api.json.JsonWriter;
import dev.expunge.api.port.Unavailable;
import dev.expunge.core.ErrorCode;
import dev.expunge.core.Refusal;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What went wrong, as {@code application/problem+json} (RFC 9457). */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String INVALID = ErrorCode.REQUEST_INVALID.name();
    private static final String RETRY_SECONDS = "1";

    private Problems() {}

    static Answer of(Throwable failure) {
        Throwable cause = Failures.unwrap(failure);
        if (cause instanceof CallRefused refused) {
            return refused(refused.refusal());
        }
        if (cause instanceof TooLarge large) {
            return problem(413, INVALID, String.valueOf(large.getMessage()));
        }
        if (cause instanceof Unavailable away) {
            return problem(503, "UNAVAILABLE", String.valueOf(away.getMessage()))
                    .with("Retry-After", RETRY_SECONDS);
        }
        if (cause instanceof HttpResponseException http) {
            return http(http);
        }
        String name = UUID.randomUUID().toString();
        LOG.error("A call failed in a way that was not foreseen, problem={}", name, cause);
        return problem(500, "INTERNAL", "this is a fault of the server, which logged it as " + name);
    }

    private static Answer refused(Refusal refusal) {
        int status = switch (refusal.code()) {
            case TABLE_UNKNOWN, ROW_UNKNOWN, DELETE_UNKNOWN -> 404;
            case STATE_CONFLICT, PURGE_STARTED, REQUEST_ID_REUSED -> 409;
            default -> 422;
        };
        return problem(status, refusal.code().name(), refusal.detail(), refusal.faults());
    }

    private static Answer http(HttpResponseException e) {
        if (e instanceof MethodNotAllowedResponse) {
            String allowed = e.getDetails().getOrDefault("availableMethods", "");
            return problem(405, INVALID, "this path takes " + allowed + " only").with("Allow", allowed);
        }
        String detail =
                e.getStatus() == 404 ? "there is no such call; see /openapi.json" : String.valueOf(e.getMessage());
        return problem(e.getStatus(), INVALID, detail);
    }

    private static Answer problem(int status, String code, String detail) {
        return problem(status, code, detail, List.of(new Refusal.Fault("", detail)));
    }

    static Answer problem(int status, String code, String detail, List<Refusal.Fault> faults) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "urn:expunge:" + code);
        json.put("title", title(code));
        json.put("status", status);
        json.put("code", code);
        json.put("detail", detail);
        json.put("errors", faults.stream().map(Problems::fault).toList());
        return new Answer(status, Answer.PROBLEM, JsonWriter.bytes(json), Map.of());
    }

    private static Map<String, String> fault(Refusal.Fault fault) {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("path", fault.path());
        json.put("message", fault.message());
        return json;
    }

    private static String title(String code) {
        String words = code.toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
