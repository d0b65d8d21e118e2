using OpsDashboard.Emulator.Controls;

namespace OpsDashboard.Emulator.Model;

/// <summary>What the environment was configured to be and when: the scenario's deploys and what people changed.</summary>
sealed class Configuration
{
    private readonly double[] _steps;

    /// <param name="scenario">Its deploys.</param>
    /// <param name="dice">How long updates take.</param>
    /// <param name="steps">People's settings and the Unix second of each on the model's clock, the first from ever.</param>
    public Configuration(Scenario scenario, Dice dice, IReadOnlyList<(double From, StagingSettings Settings)> steps)
    {
        _steps = [.. steps.Skip(1).Select(step => step.From)];
        Revisions = Deploys.Of(scenario, dice, steps);
        Connector = Distinct(
            steps,
            settings => new ConnectorSize(settings.ConnectorMinInstances, settings.ConnectorMaxInstances, settings.ConnectorMachineType),
            minute => dice.Between(180, 300, minute, Draw.ConnectorUpdate));
        MaxConnections = Distinct(steps, settings => settings.MaxConnections, minute => dice.Between(60, 100, minute, Draw.DatabaseRestart));
        Traffic = Distinct(steps, settings => settings.TrafficFactor, _ => 0);
    }

    /// <summary>Oldest first; the first one was there before the history begins.</summary>
    public IReadOnlyList<Revision> Revisions { get; }

    public IReadOnlyList<Change<ConnectorSize>> Connector { get; }

    public IReadOnlyList<Change<int>> MaxConnections { get; }

    /// <summary>Factor on background traffic and arrivals.</summary>
    public IReadOnlyList<Change<double>> Traffic { get; }

    /// <summary>How many changes of people were made before; what was computed with as many up to then still holds.</summary>
    public int StepsBefore(double second)
    {
        var found = Array.BinarySearch(_steps, second);
        if (found < 0)
            return ~found;
        while (found > 0 && _steps[found - 1] >= second)
            found--;
        return found;
    }

    /// <summary>The revision that takes a start.</summary>
    public Revision RevisionAt(double second)
    {
        var index = Revisions.Count - 1;
        while (index > 0 && Revisions[index].From > second)
            index--;
        return Revisions[index];
    }

    /// <summary>The revisions deployed in [from, until).</summary>
    public IEnumerable<Revision> RevisionsBetween(double from, double until) =>
        Revisions.Where(revision => revision.From >= from && revision.From < until);

    /// <summary>Whether the database restarts for a new flag.</summary>
    public bool IsRestarting(double second) => second < MaxConnections.At(second).DoneAt;

    public StagingEnvironment EnvironmentAt(double second)
    {
        var revision = RevisionAt(second);
        var connector = Connector.InEffect(second);
        return new StagingEnvironment(
            revision.Name,
            DateTimeOffset.UnixEpoch + TimeSpan.FromSeconds(revision.From),
            revision.TimeoutSeconds,
            revision.AllTraffic,
            revision.PoolSize,
            revision.MaxOverflow,
            connector.Min,
            connector.Max,
            connector.MachineType,
            second < Connector.At(second).DoneAt ? "UPDATING" : "READY",
            MaxConnections.At(second).Value,
            IsRestarting(second) ? "MAINTENANCE" : "RUNNABLE");
    }

    private static List<Change<T>> Distinct<T>(
        IReadOnlyList<(double From, StagingSettings Settings)> steps, Func<StagingSettings, T> of, Func<long, double> seconds)
    {
        var changes = new List<Change<T>> { new(double.NegativeInfinity, double.NegativeInfinity, of(steps[0].Settings)) };
        foreach (var (from, settings) in steps.Skip(1))
        {
            var value = of(settings);
            if (!EqualityComparer<T>.Default.Equals(value, changes[^1].Value))
                changes.Add(new(from, from + seconds((long)(from / 60)), value));
        }

        return changes;
    }
}
