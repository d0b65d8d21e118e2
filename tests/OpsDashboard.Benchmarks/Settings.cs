namespace OpsDashboard.Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Rows">Names of the rows to measure, in the order they run.</param>
/// <param name="Pairs">Alternated repetitions; what is shown is the median.</param>
/// <param name="Window">One measured span of the fan-out.</param>
/// <param name="Warm">Time a server gets before anything of it is measured.</param>
/// <param name="Viewers">Sizes of the crowd in the fan-out; where one is needed, the first.</param>
/// <param name="Snapshots">Snapshots of the row that looks for what grows.</param>
/// <param name="Tabs">Real browser tabs beside each other.</param>
/// <param name="IsQuick">Only whether rows work is asked: figures lost in the noise are no failure.</param>
/// <param name="Program">The program's assembly.</param>
/// <param name="Gate">Whether a missed limit makes the exit code 1.</param>
/// <param name="Record">Whether RESULTS.md is written.</param>
/// <param name="Note">Recorded with the results, for example what else ran on the machine.</param>
sealed record Settings(
    IReadOnlyList<string> Rows,
    int Pairs,
    TimeSpan Window,
    TimeSpan Warm,
    IReadOnlyList<int> Viewers,
    int Snapshots,
    int Tabs,
    bool IsQuick,
    string Program,
    bool Gate,
    bool Record,
    string? Note)
{
    /// <summary>The crowd of rows that need one size.</summary>
    public int Crowd => Viewers[0];

    /// <summary>Repetitions where differences are large: three say enough, so that all rows take less than an hour.</summary>
    public int Rounds => Math.Min(Pairs, 3);
}
