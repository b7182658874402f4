package org.pjrun.tasks.internal.pool;

import org.jspecify.annotations.Nullable;
import org.pjrun.tasks.TaskCall;
import org.pjrun.tasks.TaskFunction;
import org.pjrun.tasks.TaskFunction2;

/** Calls the program's functions. */
final class Execution {
    private Execution() {}

    /** What a unit results in: packed, or as it is where the count of calls is 0; a failure in the place of what failed. */
    static @Nullable Object run(Object body, @Nullable Object input, int count, @Nullable Object data) {
        if (count == 0 || input == null) {
            return call(body, input, data);
        }
        Results results = new Results(count);
        if (body instanceof TaskFunction<?, ?> function) {
            applyAll(function, input, count, results);
        } else {
            for (int i = 0; i < count; i++) {
                results.add(call(body, Packing.at(input, i), data));
            }
        }
        return results.packed();
    }

    /** The usual case, in a loop that does nothing else: tasks may take nanoseconds. */
    @SuppressWarnings({"unchecked", "NullAway"}) // whoever made the job knows its types
    private static void applyAll(TaskFunction<?, ?> function, Object input, int count, Results results) {
        TaskFunction<@Nullable Object, ?> each = (TaskFunction<@Nullable Object, ?>) function;
        int done = 0;
        while (done < count) {
            try {
                if (input instanceof int[] ints) {
                    for (; done < count; done++) {
                        results.add(each.apply(ints[done]));
                    }
                } else {
                    for (; done < count; done++) {
                        results.add(each.apply(Packing.at(input, done)));
                    }
                }
            } catch (Throwable thrown) {
                if (thrown instanceof OutOfMemoryError full) {
                    throw full; // the worker's end: its tasks are done by another
                }
                results.add(Failure.of(thrown));
                done++;
            }
        }
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // whoever made the job knows its types
    private static @Nullable Object call(Object body, @Nullable Object input, @Nullable Object data) {
        try {
            return switch (body) {
                case TaskCall<?> call -> call.call();
                case TaskFunction<?, ?> function -> ((TaskFunction<@Nullable Object, ?>) function).apply(input);
                case TaskFunction2<?, ?, ?> function ->
                    ((TaskFunction2<@Nullable Object, @Nullable Object, ?>) function).apply(data, input);
                default -> throw new IllegalStateException("body of a task: " + body.getClass());
            };
        } catch (Throwable thrown) {
            if (thrown instanceof OutOfMemoryError full) {
                throw full; // the worker's end: its tasks are done by another
            }
            return Failure.of(thrown);
        }
    }
}
