using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>Maps 0 … <paramref name="Top"/> to 100 … 0 from bottom to top.</summary>
public readonly record struct ValueAxis(double Top)
{
    private static readonly double[] Steps = [1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10];

    /// <summary>An axis with room above the largest value, so that "more than" has somewhere to be, and four round steps.</summary>
    public static ValueAxis Above(IEnumerable<double?> values)
    {
        var wanted = values.Where(value => value is > 0).Max().GetValueOrDefault(1) * 1.1 / 4;
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(wanted)));
        return new ValueAxis(4 * magnitude * Array.Find(Steps, step => step * magnitude >= wanted * 0.9999));
    }

    /// <summary>Position of a value.</summary>
    public double Y(double value) => Math.Round(100 - (Math.Clamp(value / Top, 0, 1) * 100), 2);

    /// <summary>The axis' labels.</summary>
    public ValueList<TickView> Ticks(string unit)
    {
        var top = Top;
        return Enumerable.Range(0, 5).Select(i => new TickView(25 * i, Quantity.Text(top * (4 - i) / 4, unit))).ToValueList();
    }
}
