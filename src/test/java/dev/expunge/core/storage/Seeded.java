package dev.expunge.core.storage;

import java.util.List;
import java.util.Random;

/** Runs a check on many random cases. A failure names the seed that {@code -Dseed} reruns. */
public final class Seeded {

    private static final long FIRST_SEED = 20_261_101;

    private Seeded() {}

    /** @param cases how many; with {@code -Dseed}, one */
    public static void run(int cases, Check check) {
        Long only = Long.getLong("seed");
        long from = only == null ? FIRST_SEED : only;
        for (long seed = from; seed < from + (only == null ? cases : 1); seed++) {
            try {
                check.on(new Random(seed));
            } catch (Exception | AssertionError e) {
                throw new AssertionError("rerun with -Dseed=" + seed + ": " + e.getMessage(), e);
            }
        }
    }

    /** One check of something that holds for all random cases. */
    @FunctionalInterface
    public interface Check {
        void on(Random random) throws Exception;
    }

    public static <T> T oneOf(Random random, T[] choices) {
        return oneOf(random, List.of(choices));
    }

    public static <T> T oneOf(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Numbers of every length, and the ends. */
    public static long anyLong(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> Long.MIN_VALUE;
            case 1 -> Long.MAX_VALUE;
            case 2 -> random.nextInt(5) - 2;
            default -> random.nextLong() >> random.nextInt(64);
        };
    }

    /** Short texts that often share a beginning, with zero characters, quotes and characters of all UTF-8 lengths. */
    public static String anyText(Random random) {
        String alphabet = "aab\u0000\u0001\"\\\n\u007f\u00e9\u00ff\u20ac\ud7ff\ue000\uffff";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            int pick = random.nextInt(alphabet.length() + 2);
            if (pick < alphabet.length()) {
                text.append(alphabet.charAt(pick));
            } else {
                text.appendCodePoint(0x10000 + random.nextInt(0x100000));
            }
        }
        return text.toString();
    }

    public static byte[] anyBytes(Random random) {
        byte[] bytes = new byte[random.nextInt(6)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (random.nextBoolean() ? random.nextInt(256) : -random.nextInt(2));
        }
        return bytes;
    }
}
