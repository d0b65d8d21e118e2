namespace OpsDashboard.Readings;

/// <summary>Reads long windows by the minute at the cost of short ones: minutes that no longer change are kept, only the newest are asked for again.
/// Questions that differ in their interval alone become one, so that a criterion over a week and one over an hour cost one series.</summary>
/// <remarks>It changes no answer while points arrive within <see cref="Tail"/>. Later ones are seen within <see cref="Refresh"/>, when all is asked again,
/// or at once after <see cref="Forget"/>. Not for several threads.</remarks>
public sealed class SettledMinutes
{
    /// <summary>Minutes that are asked for each time: ingest delays are a few, and points later than an hour are rare.</summary>
    public static readonly TimeSpan Tail = TimeSpan.FromHours(2);

    /// <summary>Incident time after which everything is asked again.</summary>
    public static readonly TimeSpan Refresh = TimeSpan.FromHours(1);

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // As many as there are different questions by the minute; what the last reading did not use is dropped.
    private Dictionary<(string Filter, Alignment Alignment), Kept> _kept = [];

    /// <summary>The answer to each request.</summary>
    /// <param name="requests">Those that are not by the minute are passed on as they are.</param>
    /// <param name="ask">Asks the source; what it leaves out is left out.</param>
    public async Task<IReadOnlyDictionary<SeriesRequest, Reading>> ReadAsync(
        IReadOnlyCollection<SeriesRequest> requests, Func<IReadOnlyCollection<SeriesRequest>, Task<IReadOnlyDictionary<SeriesRequest, Reading>>> ask)
    {
        var questions = requests.Where(IsByMinute).GroupBy(request => (request.Filter, request.Primary)).Select(same => Question.Of([.. same], _kept.GetValueOrDefault(same.Key))).ToArray();
        var answers = await ask([.. requests.Where(request => !IsByMinute(request)).Concat(questions.Select(question => question.Asked)).Distinct()]);
        var readings = new Dictionary<SeriesRequest, Reading>(answers);
        var kept = new Dictionary<(string, Alignment), Kept>();
        foreach (var question in questions)
        {
            if (!answers.TryGetValue(question.Asked, out var answer))
            {
                continue;
            }

            var whole = question.Join(answer);
            foreach (var request in question.Requests)
            {
                readings[request] = whole with { Series = Cut(whole.Series, request.Start, request.End) };
            }

            if (question.Keep(whole) is { } keep)
            {
                kept[(question.Asked.Filter, question.Asked.Primary)] = keep;
            }
        }

        _kept = kept;
        return readings;
    }

    /// <summary>Asks for everything the next time: something that was taken for settled has changed.</summary>
    public void Forget() => _kept.Clear();

    private static bool IsByMinute(SeriesRequest request) => request.Secondary is null && request.Primary.Period == Minute;

    /// <summary>The points that end in (<paramref name="start"/>, <paramref name="end"/>]; series without any are left out.</summary>
    private static ValueList<Series> Cut(ValueList<Series> series, DateTimeOffset start, DateTimeOffset end) =>
        series.Select(one => one with { Points = Cut(one.Points, start, end) }).Where(one => one.Points.Count > 0).ToValueList();

    private static ValueList<Point> Cut(ValueList<Point> points, DateTimeOffset start, DateTimeOffset end)
    {
        var (from, to) = (First(points, start), First(points, end));
        return from == 0 && to == points.Count ? points : ValueList.Create(points.AsSpan()[from..to]);
    }

    /// <summary>The index of the first point that ends after a time.</summary>
    private static int First(ValueList<Point> points, DateTimeOffset after)
    {
        var (low, high) = (0, points.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = points[middle].End > after ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    /// <summary>An answer whose minutes up to <see cref="Tail"/> before its end are settled.</summary>
    private sealed record Kept(DateTimeOffset Start, DateTimeOffset End, DateTimeOffset WholeAt, ValueList<Series> Series);

    /// <summary>All that is asked of one query in a cycle, and the one request that is sent for it.</summary>
    /// <param name="Kept">Of what was kept, that which serves; null when everything is asked.</param>
    /// <param name="From">Points after it come from the answer, those before from what was kept.</param>
    private sealed record Question(SeriesRequest[] Requests, DateTimeOffset Start, DateTimeOffset End, Kept? Kept, DateTimeOffset From)
    {
        /// <summary>The first minute of an answer may be cut by its edge (rates and deltas reach back), so one more is asked for.</summary>
        public SeriesRequest Asked => Requests[0] with { Start = Kept is null ? Start : From - Minute, End = End };

        public static Question Of(SeriesRequest[] requests, Kept? kept)
        {
            var (start, end) = (requests.Min(request => request.Start), requests.Max(request => request.End));
            var serves = kept is not null && kept.Start <= start && kept.End <= end && end - kept.WholeAt < Refresh && end - Tail > start && kept.End >= end - Tail;
            return new Question(requests, start, end, serves ? kept : null, serves ? end - Tail : start);
        }

        public Reading Join(Reading answer) => Kept is null || answer.Failure is not null ? answer : answer with { Series = Join(Cut(answer.Series, From, End)) };

        public Kept? Keep(Reading whole) =>
            whole is { Failure: null, Partial: null } && End - Start > Tail ? new Kept(Start, End, Kept?.WholeAt ?? End, whole.Series)
            // A read that failed takes nothing away from what is known.
            : Kept;

        private ValueList<Series> Join(ValueList<Series> newest)
        {
            var settled = Cut(Kept!.Series, Start, From);
            var joined = settled.Select(one => newest.FirstOrDefault(one.IsSameAs) is { } more ? one with { Points = ValueList.Create<Point>([.. one.Points.AsSpan(), .. more.Points.AsSpan()]) } : one);
            return joined.Concat(newest.Where(one => !settled.Any(one.IsSameAs))).ToValueList();
        }
    }
}
