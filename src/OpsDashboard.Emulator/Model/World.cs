namespace OpsDashboard.Emulator.Model;

/// <summary>What one minute hands on to the next. Bounded: starts and attempts that are over are dropped.</summary>
sealed class World
{
    private readonly List<Attempt> _waiting;
    private readonly List<Start> _living;

    private World(List<Attempt> waiting, List<Start> living, Connector connector) =>
        (_waiting, _living, Connector) = (waiting, living, connector);

    public Connector Connector { get; set; }

    /// <summary>Of the minute before.</summary>
    public double DemandMbps { get; set; }

    /// <summary>Starts that began in the minute before.</summary>
    public int Began { get; set; }

    /// <summary>Starts of which anything is left, in the order in which they began.</summary>
    public IReadOnlyList<Start> Living => _living;

    public static World New(ConnectorSize size) => new([], [], Connector.New(size));

    public World Copy() => new([.. _waiting], [.. _living], Connector) { DemandMbps = DemandMbps, Began = Began };

    public void Wait(Attempt attempt)
    {
        var index = _waiting.Count;
        while (index > 0 && _waiting[index - 1].Second > attempt.Second)
            index--;
        _waiting.Insert(index, attempt);
    }

    /// <summary>Takes the earliest attempt that begins by then.</summary>
    public Attempt? Take(double until)
    {
        if (_waiting is not [var first, ..] || first.Second > until)
            return null;
        _waiting.RemoveAt(0);
        return first;
    }

    public void Add(Start start) => _living.Add(start);

    public void Forget(double second) => _living.RemoveAll(start => start.TracesUntil <= second);

    /// <summary>Sessions at the database that belong to the application.</summary>
    public int SessionsAt(double second)
    {
        var sessions = 0;
        foreach (var start in _living)
            sessions += start.SessionsFrom <= second && second < start.SessionsUntil ? start.Sessions : 0;
        return sessions;
    }
}
