namespace OpsDashboard.Emulator.Model;

/// <summary>What happened in the minute that ends at <paramref name="minute"/> (Unix minutes): (end − 60 s, end].</summary>
sealed class MinuteFacts(long minute)
{
    private readonly List<Start> _ended = [];

    public long Minute { get; } = minute;

    /// <summary>The revision in force when the minute began.</summary>
    public required Revision Revision { get; init; }

    /// <summary>Starts that ended in this minute, in order; all that a start reports is reported then.</summary>
    public IReadOnlyList<Start> Ended => _ended;

    /// <summary>Running instances that were shut down, exit code 0.</summary>
    public int ShutDown { get; private set; }

    /// <summary>Starts that began in this minute.</summary>
    public int Began { get; private set; }

    /// <summary>Instances at the minute's end that start or serve.</summary>
    public int Active { get; private set; }

    /// <summary>Instances at the minute's end that have started and are not gone.</summary>
    public int Serving { get; private set; }

    /// <summary>Instances at the minute's end without work.</summary>
    public int Idle { get; private set; }

    /// <summary>Client connections open, or being opened, at the minute's end.</summary>
    public int PoolInUse { get; private set; }

    /// <summary>Connections that the pools at the minute's end may open.</summary>
    public int PoolLimit { get; private set; }

    public required double DemandMbps { get; init; }

    /// <summary>0..1, one an instance of the connector.</summary>
    public required double[] ConnectorCpu { get; init; }

    /// <summary>Whether the database runs.</summary>
    public required bool DatabaseUp { get; init; }

    /// <summary>Backends of the application's database.</summary>
    public required int Backends { get; init; }

    /// <summary>Backends of the maintenance database.</summary>
    public required int SystemBackends { get; init; }

    public double DatabaseCpu { get; set; }

    public required double DatabaseMemory { get; init; }

    /// <summary>Error log entries that have nothing to do with a start.</summary>
    public int RequestErrors { get; set; }

    /// <summary>The starts that ended, by revision; that of the minute comes first, with or without starts.</summary>
    public IEnumerable<(Revision Revision, IReadOnlyList<Start> Ended)> ByRevision()
    {
        if (_ended.TrueForAll(start => start.Revision.Name == Revision.Name))
            return [(Revision, _ended)];
        var others = _ended.Where(start => start.Revision.Name != Revision.Name).GroupBy(start => start.Revision.Name, StringComparer.Ordinal);
        return others.Select(group => (group.First().Revision, (IReadOnlyList<Start>)[.. group]))
            .Prepend((Revision, _ended.FindAll(start => start.Revision.Name == Revision.Name)));
    }

    /// <summary>Counts a start that began by the minute's end.</summary>
    public void Observe(Start start)
    {
        var (begin, end) = ((Minute - 1) * 60.0, Minute * 60.0);
        Began += Inside(start.From) ? 1 : 0;
        if (Inside(start.To))
            _ended.Add(start);
        ShutDown += start.Succeeded && Inside(start.GoneAt) ? 1 : 0;

        // Gauges look at the minute's last instant, so the minute in which it goes no longer counts it.
        if (start.From > end || start.GoneAt <= end)
            return;
        var idle = start.Succeeded && end > start.IdleFrom;
        Active += idle ? 0 : 1;
        Idle += idle ? 1 : 0;
        Serving += start.To <= end ? 1 : 0;
        PoolInUse += start.Connections.Count;
        PoolLimit += start.Revision.ConnectionCeiling;

        bool Inside(double second) => second > begin && second <= end;
    }

    /// <summary>Called when all starts are counted.</summary>
    public void Close()
    {
        _ended.Sort((one, other) => one.To.CompareTo(other.To));

        // Without an instance the limit is that of the first one to come: a share of the limit stays a number.
        PoolLimit = PoolLimit == 0 ? Revision.ConnectionCeiling : PoolLimit;
    }
}
