using OpsDashboard.Emulator.Controls;

namespace OpsDashboard.Emulator.Model;

/// <summary>
/// The staging environment as a pure function of (seed, minute). A day is computed whole, from nothing but itself and the
/// arrivals shortly before it, so days can be forgotten and computed again.
/// </summary>
sealed class StagingModel
{
    public const int MinutesPerDay = 1440;

    private readonly EmulatorControls? _controls;
    private readonly TimeSpan _shift;
    private readonly Dice _dice;
    private readonly Connector _connector;
    private readonly Arrivals _arrivals;
    private readonly Starts _starts;

    public StagingModel(int seed, DateTimeOffset startAt, EmulatorControls? controls = null, TimeSpan shift = default)
    {
        _ = startAt;
        _controls = controls;
        _shift = shift;
        _dice = new Dice(seed);
        _connector = new Connector(Scenario, _dice);
        _arrivals = new Arrivals(Configuration, _dice);
        _starts = new Starts(Scenario, Configuration, _connector, _dice);
    }

    /// <summary>How the environment is configured, now and before.</summary>
    public Configuration Configuration => new(Scenario, _dice, Steps());

    /// <summary>How the environment is configured at a Unix second of the model's clock.</summary>
    public StagingEnvironment EnvironmentAt(double unixSecond) => Configuration.EnvironmentAt(unixSecond);

    // The first step holds from ever, and ever has no shift.
    private List<(double From, StagingSettings Settings)> Steps() =>
    [
        .. _controls is null
            ? [(double.NegativeInfinity, new StagingSettings())]
            : _controls.Steps.Select((step, i) => (i == 0 ? double.NegativeInfinity : (step.From - _shift - DateTimeOffset.UnixEpoch).TotalSeconds, step.Settings)),
    ];

    public Scenario Scenario { get; } = new();

    /// <summary>The 1,440 minutes of a day, counted in days since 1970; the first ends at 00:01, the last at 24:00.</summary>
    public MinuteFacts[] Day(long day)
    {
        var first = (day * MinutesPerDay) + 1;
        var minutes = new MinuteFacts[MinutesPerDay];
        for (var i = 0; i < minutes.Length; i++)
            minutes[i] = new MinuteFacts(first + i) { Revision = Configuration.RevisionAt((first + i - 1) * 60) };

        foreach (var start in StartsTouching(first, first + MinutesPerDay))
            Place(start, minutes, first);
        foreach (var minute in minutes)
            Fill(minute);
        return minutes;
    }

    /// <summary>All starts that ended in (from, to], Unix seconds, in order of their end.</summary>
    public IEnumerable<Start> StartsEnded(long from, long to) =>
        StartsTouching(from / 60, (to / 60) + 1).Where(start => start.To > from && start.To <= to).OrderBy(start => start.To);

    private IEnumerable<Start> StartsTouching(long fromMinute, long toMinute)
    {
        var last = toMinute / Arrivals.BlockMinutes;
        for (var block = (fromMinute - Starts.LongestMinutes) / Arrivals.BlockMinutes; block <= last; block++)
        {
            foreach (var arrival in _arrivals.InBlock(block))
            {
                foreach (var start in _starts.Of(arrival))
                    yield return start;
            }
        }
    }

    private static void Place(Start start, MinuteFacts[] minutes, long first)
    {
        var begin = EndingMinute(start.From) - first;
        var end = EndingMinute(start.To) - first;
        var gone = EndingMinute(start.GoneAt) - first;
        if (Inside(begin, minutes))
            minutes[begin].Began++;
        if (Inside(end, minutes))
            minutes[end].Ended.Add(start);
        if (start.Succeeded && Inside(gone, minutes))
            minutes[gone].ShutDown++;

        // Gauges look at the minute's last instant, so the minute in which it goes no longer counts it.
        for (var i = Math.Max(0, begin); i < Math.Min(gone, minutes.Length); i++)
        {
            var idle = start.Succeeded && ((first + i) * 60) > start.IdleFrom;
            minutes[i].Active += idle ? 0 : 1;
            minutes[i].Idle += idle ? 1 : 0;
            minutes[i].PoolInUse += start.Connections.Count;
        }
    }

    private void Fill(MinuteFacts facts)
    {
        var minute = facts.Minute;
        var outage = minute * 60 > Scenario.OnsetAt;
        facts.DemandMbps = _connector.DemandMbps(minute, facts.Began);
        facts.ConnectorInstances = _connector.Instances(minute);
        facts.ConnectorCpu = [.. Enumerable.Range(0, facts.ConnectorInstances)
            .Select(i => _connector.Cpu(minute, facts.DemandMbps, facts.ConnectorInstances, i))];

        // In the outage sessions that half-opened connections left behind take the place of the pool's: far below 100.
        facts.Backends = outage
            ? _dice.Whole(22, 29, minute, Draw.OtherBackends) + Math.Min(10, facts.PoolInUse)
            : _dice.Whole(6, 9, minute, Draw.OtherBackends) + facts.PoolInUse;
        facts.SystemBackends = _dice.Whole(3, 5, minute, Draw.OtherBackends, 1);
        facts.DatabaseCpu = _dice.Between(outage ? 0.06 : 0.12, outage ? 0.11 : 0.22, minute, Draw.DatabaseCpu);
        facts.DatabaseMemory = _dice.Between(0.52, 0.56, minute, Draw.DatabaseMemory);

        // Two an hour while requests are served; in the outage none is.
        facts.RequestErrors = !outage && _dice.Unit(minute, Draw.RequestErrors) < 2.0 / 60 ? 1 : 0;
    }

    private static long EndingMinute(double second) => (long)Math.Ceiling(second / 60);

    private static bool Inside(long index, MinuteFacts[] minutes) => index >= 0 && index < minutes.Length;
}
