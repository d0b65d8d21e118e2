using OpsDashboard.Components.Tiles;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>The newest single starts as a waterfall on one axis of seconds.</summary>
/// <param name="Summary">"0 of 20 starts came up; …".</param>
/// <param name="Failure">Why the log could not be read.</param>
public sealed record StartsView(string Summary, string? Failure, string Window, ValueList<TickView> Ticks, ValueList<RunView> Runs)
{
    /// <summary>From a log of starts.</summary>
    public static StartsView Of(StartLog log)
    {
        var longest = log.Runs.SelectMany(run => run.Phases.Select(phase => phase.Timeout).Append(run.Seconds)).Max();
        var axis = ValueAxis.Above([longest]);
        return new StartsView(
            Say(log),
            log.Failure is { } failure ? $"start log cannot be read: {failure}" : null,
            Times.Span(log.Window),
            Enumerable.Range(0, 5).Select(i => new TickView(25 * i, Quantity.Text(axis.Top * i / 4, "s"))).ToValueList(),
            log.Runs.Select(run => RunView.Of(run, axis)).ToValueList());
    }

    private static string Say(StartLog log)
    {
        if (log.Runs.Count == 0)
        {
            return log.Failure is null ? $"No start in the last {Times.Span(log.Window)} is in the log." : "No start is known.";
        }

        var failedIn = log.Runs.Where(run => run.Passed is false)
            .Select(run => run.Phases.FirstOrDefault(phase => !phase.Passed)?.Title)
            .OfType<string>()
            .CountBy(title => title, StringComparer.Ordinal)
            .OrderByDescending(pair => pair.Value)
            .Select(pair => $"{pair.Value} failed in {pair.Key}");
        return $"{Quantity.Share(log.Runs.Count(run => run.Passed is true), log.Runs.Count)} starts came up{string.Concat(failedIn.Select(words => $"; {words}"))}.";
    }
}

/// <summary>One start: a row.</summary>
/// <param name="Words">What became of it: "failed in 3 database · connection-timeout · exit code 3".</param>
/// <param name="Timeouts">Where each timed phase would be cut, in percent.</param>
public sealed record RunView(
    string Id, DateTimeOffset From, StateAppearance Look, string Words, string? Revision, string Total, ValueList<RunBarView> Bars, ValueList<double> Timeouts)
{
    /// <summary>From a start; phases follow one another on the axis.</summary>
    public static RunView Of(StartRun run, ValueAxis axis)
    {
        var bars = new List<RunBarView>();
        var timeouts = new List<double>();
        double begin = 0;
        foreach (var phase in run.Phases)
        {
            bars.Add(RunBarView.Of(phase, bars.Count, begin, axis));
            if (phase.Timeout is { } timeout)
            {
                timeouts.Add(Share(begin + timeout, axis));
            }

            begin += phase.Seconds;
        }

        return new RunView(run.Id, run.From, StateAppearance.Of(run), Say(run), run.Revision, Quantity.Text(run.Seconds, "s"), bars.ToValueList(), timeouts.ToValueList());
    }

    /// <summary>Position of a second on the axis, in percent.</summary>
    internal static double Share(double seconds, ValueAxis axis) => Math.Round(Math.Clamp(seconds / axis.Top * 100, 0, 100), 2);

    private static string Say(StartRun run)
    {
        var failed = run.Phases.FirstOrDefault(phase => !phase.Passed);
        string?[] words =
        [
            failed is null ? null : $"in {failed.Title}",
            failed?.Error is { } error && error != "failed" ? error : null,
            run.Passed is false && run.ExitCode is { Length: > 0 } code ? $"exit code {code}" : null,
        ];
        return string.Join(" · ", words.Where(word => word is not null));
    }
}

/// <summary>One phase of a start.</summary>
/// <param name="Label">What fits into it; may be empty.</param>
public sealed record RunBarView(string Title, string Label, string Seconds, double Left, double Width, bool Odd, bool Passed)
{
    private const double RoomForTitle = 16;
    private const double RoomForNumber = 3.5;

    /// <summary>From a phase that began that many seconds after the start.</summary>
    public static RunBarView Of(RunPhase phase, int index, double begin, ValueAxis axis)
    {
        var left = RunView.Share(begin, axis);
        var width = Math.Round(RunView.Share(begin + phase.Seconds, axis) - left, 2);
        var label = width >= RoomForTitle ? phase.Title : width >= RoomForNumber ? phase.Title.Split(' ')[0] : "";
        return new RunBarView(phase.Title, label, Quantity.Text(phase.Seconds, "s"), left, width, index % 2 == 1, phase.Passed);
    }
}
