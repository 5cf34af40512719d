package dev.expunge.core.request;

import dev.expunge.core.ErrorCode;
import dev.expunge.core.Refusal;
import dev.expunge.core.Refusal.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a request; the first code in the order of the error codes stands for all. */
final class Problems {

    private record Problem(ErrorCode code, Fault fault) {}

    private final List<Problem> found = new ArrayList<>();

    void add(ErrorCode code, String path, String message) {
        found.add(new Problem(code, new Fault(path, message)));
    }

    void invalid(String path, String message) {
        add(ErrorCode.REQUEST_INVALID, path, message);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    boolean has(ErrorCode code) {
        return found.stream().anyMatch(problem -> problem.code() == code);
    }

    /** There must be at least one problem. */
    Refusal refusal() {
        List<Problem> sorted = found.stream()
                .sorted(Comparator.comparing(Problem::code)
                        .thenComparing(problem -> problem.fault().path()))
                .toList();
        Problem first = sorted.get(0);
        return new Refusal(
                first.code(),
                first.fault().message(),
                sorted.stream()
                        .map(Problem::fault)
                        .distinct()
                        .limit(Limits.FAULTS_LISTED)
                        .toList());
    }
}
