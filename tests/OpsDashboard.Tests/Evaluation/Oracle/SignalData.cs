using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Tests.Evaluation.Oracle;

/// <summary>What can be seen of a world at one time: a plain list of minutes, each with what was written in it.</summary>
sealed class SignalData(World world, DateTimeOffset now)
{
    private readonly SlowServer _server = new(world);
    private readonly Dictionary<(QueryOptions Query, DateTimeOffset Minute), Reading> _asked = [];
    private readonly Dictionary<(QueryOptions Query, DateTimeOffset Minute), bool> _alive = [];

    public World World => world;

    public DateTimeOffset Now => now;

    /// <summary>Whether a query's metric cannot be read.</summary>
    public bool Fails(QueryOptions? query) => query is not null && world.Metric(query.Filter).Failure is not null;

    /// <summary>Whether answers to it come with execution errors.</summary>
    public bool IsPartial(QueryOptions? query) => query is not null && world.Metric(query.Filter).Partial is not null;

    /// <summary>A gauge's series in one minute.</summary>
    public ValueList<Series> Minute(QueryOptions query, DateTimeOffset minute) => Asked(query, minute).Series;

    /// <summary>The query over one interval as a whole, one step.</summary>
    public ValueList<Series> Step(QueryOptions query, DateTimeOffset start, DateTimeOffset end) => _server.Answer(Request(query, start, end), now).Series;

    /// <summary>Whether presence says alive in a minute. "Series of several resource types are united, not added": any one will do.</summary>
    public bool IsAlive(PresenceOptions presence, DateTimeOffset minute)
    {
        if (!_alive.TryGetValue((presence, minute), out var alive))
        {
            alive = Asked(presence, minute).Series.Any(series => series.Points.Any(point => PresenceRule.IsAlive(Exactly.Of(point.Number), PresenceRule.AliveAt(presence))));
            _alive[(presence, minute)] = alive;
        }

        return alive;
    }

    /// <summary>Whether presence says anything in a minute, be it 0: data that come are not late.</summary>
    public bool Reports(PresenceOptions presence, DateTimeOffset minute) => Asked(presence, minute).Series.Any(series => series.Points.Count > 0);

    /// <summary>Event points that are visible, one by one.</summary>
    public IEnumerable<(RawSeries Series, RawSample Sample)> Events(QueryOptions query, DateTimeOffset start, DateTimeOffset end) =>
        world.Series(query.Filter).SelectMany(series => series.Read(start, end, now).Select(sample => (series, sample)));

    /// <summary>"Coverage counts distinct sample periods, not samples": periods from the window's end backwards, each with a sign of life covers its minutes.</summary>
    public static int Covered(IReadOnlySet<DateTimeOffset> minutes, DateTimeOffset start, DateTimeOffset end, TimeSpan period)
    {
        var covered = 0;
        for (var to = end; to > start; to -= period)
        {
            if (to - period < start)
            {
                // A period that the window's start cuts proves nothing: its sample may lie before the window. It counts when no other is missing.
                return to == end ? (Minutes.Between(start, to).Any(minutes.Contains) ? (int)(end - start).TotalMinutes : 0)
                    : covered == (int)(end - to).TotalMinutes ? (int)(end - start).TotalMinutes : covered;
            }

            var from = to - period;
            covered += Minutes.Between(from, to).Any(minutes.Contains) ? (int)(to - from).TotalMinutes : 0;
        }

        return covered;
    }

    private Reading Asked(QueryOptions query, DateTimeOffset minute)
    {
        if (!_asked.TryGetValue((query, minute), out var reading))
        {
            _asked[(query, minute)] = reading = _server.Answer(Request(query, minute.AddMinutes(-1), minute), now);
        }

        return reading;
    }

    private static SeriesRequest Request(QueryOptions query, DateTimeOffset start, DateTimeOffset end) =>
        new(query.Filter, new Alignment(query.Aligner, query.Reducer, end - start, query.GroupBy), Secondary: null, start, end);
}
