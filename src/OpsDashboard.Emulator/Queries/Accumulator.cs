using OpsDashboard.Emulator.Metrics;
using ValueType = Google.Api.MetricDescriptor.Types.ValueType;

namespace OpsDashboard.Emulator.Queries;

/// <summary>What a period of an aligner, or an instant of a reducer, makes of its values.</summary>
enum Statistic
{
    Sum,
    Rate,
    Min,
    Max,
    Mean,
    Count,
    Percentile50,
    Percentile95,
    Percentile99,
    Percentile05,
}

/// <summary>Gathers values one at a time and gives one statistic of them; used again from period to period.</summary>
/// <param name="statistic">Which.</param>
/// <param name="input">Type of the values.</param>
sealed class Accumulator(Statistic statistic, ValueType input)
{
    private readonly HistogramSum _histograms = new();
    private readonly List<double> _numbers = [];
    private long _count;
    private long _whole;
    private double _sum;
    private double _least;
    private double _greatest;
    private long _leastWhole;
    private long _greatestWhole;

    private double? Percent => statistic switch
    {
        Statistic.Percentile50 => 50,
        Statistic.Percentile95 => 95,
        Statistic.Percentile99 => 99,
        Statistic.Percentile05 => 5,
        _ => null,
    };

    public void Add(PointValue value)
    {
        _count++;
        if (statistic is Statistic.Count)
            return;
        if (input is ValueType.Distribution)
        {
            AddHistogram(value.Histogram!);
            return;
        }

        var number = value.Number(input);
        if (Percent is not null)
            _numbers.Add(number);
        var first = _count == 1;
        _sum += number;
        _least = first ? number : Math.Min(_least, number);
        _greatest = first ? number : Math.Max(_greatest, number);
        _whole = unchecked(_whole + value.Int64);
        _leastWhole = first ? value.Int64 : Math.Min(_leastWhole, value.Int64);
        _greatestWhole = first ? value.Int64 : Math.Max(_greatestWhole, value.Int64);
    }

    /// <summary>The statistic, or null if there is nothing to tell; then starts anew.</summary>
    /// <param name="seconds">Length of the period, for a rate.</param>
    public PointValue? Take(double seconds)
    {
        var result = _count == 0 ? null : Result(seconds);
        _numbers.Clear();
        (_count, _whole, _sum) = (0, 0, 0);
        return result;
    }

    private PointValue? Result(double seconds)
    {
        if (statistic is Statistic.Count)
            return PointValue.Of(_count);
        if (input is ValueType.Distribution)
            return Result(_histograms.Take());
        if (Percent is { } percent)
            return PointValue.Of(Percentile.Of(_numbers, percent));

        var whole = input is ValueType.Int64;
        return statistic switch
        {
            Statistic.Sum => whole ? PointValue.Of(_whole) : PointValue.Of(_sum),
            Statistic.Min => whole ? PointValue.Of(_leastWhole) : PointValue.Of(_least),
            Statistic.Max => whole ? PointValue.Of(_greatestWhole) : PointValue.Of(_greatest),
            Statistic.Rate => PointValue.Of(_sum / seconds),
            _ => PointValue.Of(_sum / _count),
        };
    }

    private PointValue? Result(Histogram sum)
    {
        if (Percent is not { } percent)
            return PointValue.Of(sum);
        return Percentile.Of(sum, percent) is { } value ? PointValue.Of(value) : null;
    }

    private void AddHistogram(Histogram histogram)
    {
        try
        {
            _histograms.Add(histogram);
        }
        catch (InvalidOperationException)
        {
            throw Refusal.Unsupported("joining distributions with different bucket bounds");
        }
    }
}
