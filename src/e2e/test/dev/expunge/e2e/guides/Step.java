package dev.expunge.e2e.guides;

import java.util.ArrayList;
import java.util.List;

/**
 * Commands of a guide, and what the guide says that they print.
 *
 * @param answer a block of JSON or text; its language is empty where the guide does not say
 */
record Step(Page.Block commands, Page.Block answer) {

    private static final Page.Block UNSAID = new Page.Block("", "", 0, false);

    static List<Step> of(Page page) {
        List<Step> steps = new ArrayList<>();
        for (Page.Block block : page.blocks()) {
            if (block.language().equals("sh")) {
                steps.add(new Step(block, UNSAID));
            } else if (block.follows() && !steps.isEmpty()) {
                Step last = steps.get(steps.size() - 1);
                if (last.answer().equals(UNSAID)
                        && (block.language().equals("json") || block.language().equals("text"))) {
                    steps.set(steps.size() - 1, new Step(last.commands(), block));
                }
            }
        }
        return steps;
    }
}
