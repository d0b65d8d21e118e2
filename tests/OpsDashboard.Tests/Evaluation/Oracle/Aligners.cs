namespace OpsDashboard.Tests.Evaluation.Oracle;

/// <summary>What an aligner makes of the points of one series in one period, and what it may be used on.</summary>
static class Aligners
{
    public static Shape Output(string aligner, Shape input)
    {
        var gauge = input.Kind == RawKind.Gauge;
        Shape? output = aligner switch
        {
            "ALIGN_DELTA" when !gauge => input,
            "ALIGN_RATE" when !gauge && input.IsNumeric => new(RawKind.Gauge, RawType.Real),
            "ALIGN_NEXT_OLDER" when gauge => input,
            "ALIGN_MIN" or "ALIGN_MAX" when input.IsNumeric => input,
            "ALIGN_MEAN" or "ALIGN_STDDEV" when input.IsNumeric => new(RawKind.Gauge, RawType.Real),
            "ALIGN_COUNT" when input.IsNumeric || input.Type == RawType.Bool => new(input.Kind, RawType.Whole),
            "ALIGN_SUM" when input.Type != RawType.Bool => input,
            "ALIGN_COUNT_TRUE" or "ALIGN_COUNT_FALSE" when gauge && input.Type == RawType.Bool => new(RawKind.Gauge, RawType.Whole),
            "ALIGN_FRACTION_TRUE" when gauge && input.Type == RawType.Bool => new(RawKind.Gauge, RawType.Real),
            "ALIGN_PERCENTILE_99" or "ALIGN_PERCENTILE_95" or "ALIGN_PERCENTILE_50" or "ALIGN_PERCENTILE_05" when input.Type == RawType.Distribution => new(RawKind.Gauge, RawType.Real),
            _ => null,
        };
        return output ?? throw new InvalidRequestException($"the aligner {aligner} cannot be applied to {input.Kind} {input.Type}");
    }

    /// <param name="points">At least one, oldest first.</param>
    public static AlignedPoint? Of(string aligner, Shape input, AlignedPoint[] points, double[] bounds, DateTimeOffset end, double seconds)
    {
        if (input.Type == RawType.Distribution)
        {
            return Numbers.PercentOf(aligner) is { } percent ? Percentile(points, bounds, percent, end) : Numbers.Sum(points, end);
        }

        var numbers = points.Select(point => point.Number).ToArray();
        var value = aligner switch
        {
            "ALIGN_DELTA" or "ALIGN_SUM" => numbers.Sum(),
            "ALIGN_RATE" => numbers.Sum() / seconds,
            "ALIGN_NEXT_OLDER" => points.MaxBy(point => point.End).Number,
            "ALIGN_MIN" => numbers.Min(),
            "ALIGN_MAX" => numbers.Max(),
            "ALIGN_MEAN" => numbers.Average(),
            "ALIGN_STDDEV" => Numbers.Deviation(numbers),
            "ALIGN_COUNT" => numbers.Length,
            "ALIGN_COUNT_TRUE" => numbers.Count(number => number != 0),
            "ALIGN_COUNT_FALSE" => numbers.Count(number => number == 0),
            _ => numbers.Count(number => number != 0) / (double)numbers.Length,
        };
        return new AlignedPoint(end, value, null);
    }

    private static AlignedPoint? Percentile(AlignedPoint[] points, double[] bounds, double percent, DateTimeOffset end) =>
        Numbers.Sum(points, end).Buckets is { Length: > 0 } buckets && Numbers.Percentile(buckets, bounds, percent) is { } value ? new AlignedPoint(end, value, null) : null;
}

/// <summary>What a reducer makes of the points of a group at one instant, and what it may be used on.</summary>
static class Reducers
{
    public static Shape Output(string reducer, Shape input)
    {
        Shape? output = reducer switch
        {
            "REDUCE_SUM" when input.Type != RawType.Bool => input,
            "REDUCE_MIN" or "REDUCE_MAX" when input.IsNumeric => input with { Kind = RawKind.Gauge },
            "REDUCE_MEAN" or "REDUCE_STDDEV" when input.IsNumeric => new(RawKind.Gauge, RawType.Real),
            "REDUCE_COUNT" => new(RawKind.Gauge, RawType.Whole),
            "REDUCE_COUNT_TRUE" or "REDUCE_COUNT_FALSE" when input.Type == RawType.Bool => new(RawKind.Gauge, RawType.Whole),
            "REDUCE_FRACTION_TRUE" when input.Type == RawType.Bool => new(RawKind.Gauge, RawType.Real),
            "REDUCE_PERCENTILE_99" or "REDUCE_PERCENTILE_95" or "REDUCE_PERCENTILE_50" or "REDUCE_PERCENTILE_05" when input.IsNumeric || input.Type == RawType.Distribution => new(RawKind.Gauge, RawType.Real),
            _ => null,
        };
        return output ?? throw new InvalidRequestException($"the reducer {reducer} cannot be applied to {input.Kind} {input.Type}");
    }

    /// <param name="points">At least one, all of one instant.</param>
    public static AlignedPoint? Of(string reducer, Shape input, AlignedPoint[] points, double[] bounds)
    {
        var end = points[0].End;
        if (input.Type == RawType.Distribution && reducer != "REDUCE_COUNT")
        {
            var sum = Numbers.Sum(points, end);
            return Numbers.PercentOf(reducer) is not { } percent ? sum
                : sum.Buckets is { Length: > 0 } buckets && Numbers.Percentile(buckets, bounds, percent) is { } value ? new AlignedPoint(end, value, null)
                : null;
        }

        var numbers = points.Select(point => point.Number).ToArray();
        return new AlignedPoint(end, Joined(reducer, numbers), null);
    }

    private static double Joined(string reducer, double[] numbers) => reducer switch
    {
        "REDUCE_SUM" => numbers.Sum(),
        "REDUCE_MIN" => numbers.Min(),
        "REDUCE_MAX" => numbers.Max(),
        "REDUCE_MEAN" => numbers.Average(),
        "REDUCE_STDDEV" => Numbers.Deviation(numbers),
        "REDUCE_COUNT" => numbers.Length,
        "REDUCE_COUNT_TRUE" => numbers.Count(number => number != 0),
        "REDUCE_COUNT_FALSE" => numbers.Count(number => number == 0),
        "REDUCE_FRACTION_TRUE" => numbers.Count(number => number != 0) / (double)numbers.Length,
        _ => Numbers.Percentile(numbers, Numbers.PercentOf(reducer)!.Value),
    };
}

/// <summary>The source's own arithmetic, in doubles as there.</summary>
static class Numbers
{
    public static double? PercentOf(string name) => name.Split("_PERCENTILE_") is [_, var digits] ? double.Parse(digits) : null;

    public static double Deviation(double[] numbers) => Math.Sqrt(numbers.Average(number => Math.Pow(number - numbers.Average(), 2)));

    /// <summary>Distributions of one metric added up; without buckets as soon as one of them has none.</summary>
    public static AlignedPoint Sum(AlignedPoint[] points, DateTimeOffset end)
    {
        var buckets = points.Where(point => point.Number > 0).Select(point => point.Buckets ?? []).ToArray();
        var width = points.Max(point => point.Buckets?.Length ?? 0);
        var sum = buckets.Any(one => one.Length == 0) ? [] : Enumerable.Range(0, width).Select(i => buckets.Sum(one => one[i])).ToArray();
        return new AlignedPoint(end, points.Sum(point => point.Number), sum);
    }

    /// <summary>Between the two nearest ranks, linearly.</summary>
    public static double Percentile(double[] numbers, double percent)
    {
        var sorted = numbers.Order().ToArray();
        var rank = percent / 100 * (sorted.Length - 1);
        var low = (int)rank;
        var high = Math.Min(low + 1, sorted.Length - 1);
        return sorted[low] + ((sorted[high] - sorted[low]) * (rank - low));
    }

    /// <summary>Linear within the bucket of the rank; of an open bucket its one bound; null when nothing was counted.</summary>
    public static double? Percentile(long[] buckets, double[] bounds, double percent)
    {
        var rank = percent / 100 * buckets.Sum();
        double below = 0;
        for (var i = 0; i < buckets.Length; i++)
        {
            if (buckets[i] > 0 && below + buckets[i] >= rank)
            {
                return i == 0 ? bounds[0] : i == bounds.Length ? bounds[^1] : bounds[i - 1] + ((bounds[i] - bounds[i - 1]) * (rank - below) / buckets[i]);
            }

            below += buckets[i];
        }

        return null;
    }
}
