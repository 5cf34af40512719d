package dev.expunge.streams.record;

import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** A processor whose work is done by an object that is made anew whenever Streams opens the task, so never half-made. */
public final class TaskProcessor implements Processor<byte[], byte[], Object, byte[]> {

    private final Function<ProcessorContext<Object, byte[]>, Task> factory;
    private @Nullable Task task;

    public TaskProcessor(Function<ProcessorContext<Object, byte[]>, Task> factory) {
        this.factory = factory;
    }

    /** What is done with each record of one partition. */
    @FunctionalInterface
    public interface Task {
        void process(Record<byte[], byte[]> record);

        /** The partition leaves this instance, or the instance stops. */
        default void close() {}
    }

    @Override
    public void init(ProcessorContext<Object, byte[]> context) {
        task = factory.apply(context);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Objects.requireNonNull(task, "init comes first").process(record);
    }

    @Override
    public void close() {
        if (task != null) {
            task.close();
        }
        task = null;
    }
}
