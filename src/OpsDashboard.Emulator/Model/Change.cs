using System.Runtime.InteropServices;

namespace OpsDashboard.Emulator.Model;

/// <summary>A value that was set, and what it takes until it holds.</summary>
/// <param name="From">Unix second at which it was set.</param>
/// <param name="DoneAt">Unix second at which the work for it is done.</param>
/// <param name="Value">What was set.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct Change<T>(double From, double DoneAt, T Value);

/// <summary>Values of one kind over time.</summary>
static class Changes
{
    /// <summary>The last one set by then; the first holds from ever.</summary>
    public static Change<T> At<T>(this IReadOnlyList<Change<T>> changes, double second)
    {
        var index = changes.Count - 1;
        while (index > 0 && changes[index].From > second)
            index--;
        return changes[index];
    }

    /// <summary>The value in effect: of changes that follow each other before the work is done, only the last one's comes.</summary>
    public static T InEffect<T>(this IReadOnlyList<Change<T>> changes, double second)
    {
        var index = changes.Count - 1;
        while (index > 0 && (changes[index].From > second || !IsDone(changes, index, second)))
            index--;
        return changes[index].Value;
    }

    private static bool IsDone<T>(IReadOnlyList<Change<T>> changes, int index, double second)
    {
        var overtaken = index + 1 < changes.Count && changes[index + 1].From < changes[index].DoneAt;
        return changes[index].DoneAt <= second && !overtaken;
    }
}
