using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>A change on the time axis: a line, a number, and where there is room its words.</summary>
/// <param name="Number">Counted from the left; the list below the chart uses the same.</param>
/// <param name="Lane">Row above the plot, so that labels do not collide.</param>
/// <param name="ToTheLeft">Whether the label ends at the line, because it would run out of the plot.</param>
/// <param name="Labelled">Whether there is room for its words.</param>
public sealed record MarkView(int Number, DateTimeOffset At, string Title, MarkKind Kind, double X, int Lane, bool ToTheLeft, bool Labelled)
{
    private const int Lanes = 3;

    // Width of a character in percent of the plot, at the width of a small desktop; on phones only numbers are shown.
    private const double Character = 1.15;
    private const double Padding = 5;

    /// <summary>What a mark says.</summary>
    public static string Words(Mark mark) => mark.Kind is MarkKind.Deploy ? $"deploy {mark.Title}" : mark.Title;

    /// <summary>Gives each mark within the axis the first lane with room.</summary>
    public static ValueList<MarkView> Place(ValueList<Mark> marks, TimeAxis axis)
    {
        var filled = new double[Lanes];
        return marks
            .Where(mark => mark.At >= axis.From && mark.At <= axis.To)
            .OrderBy(mark => mark.At)
            .Select((mark, index) => One(mark, index + 1, axis, filled))
            .ToValueList();
    }

    private static MarkView One(Mark mark, int number, TimeAxis axis, double[] filled)
    {
        var x = axis.X(mark.At.ToUnixTimeSeconds());
        var title = Words(mark);
        var length = (title.Length * Character) + Padding;
        var toTheLeft = x + length > 100;
        var left = toTheLeft ? x - length : x;
        var lane = Array.FindIndex(filled, end => end <= left);
        var labelled = lane >= 0 && left >= 0;
        if (!labelled)
        {
            lane = Math.Max(0, Array.FindIndex(filled, end => end <= x));
        }

        filled[lane] = Math.Max(filled[lane], labelled ? left + length : x + Padding);
        return new MarkView(number, mark.At, title, mark.Kind, x, lane, toTheLeft, labelled);
    }
}
