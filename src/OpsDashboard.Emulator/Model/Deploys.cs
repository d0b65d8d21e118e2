using System.Globalization;
using OpsDashboard.Emulator.Controls;

namespace OpsDashboard.Emulator.Model;

/// <summary>A deploy of the scenario: what the team set in it.</summary>
/// <param name="From">Unix second.</param>
/// <param name="Suffix">Last part of the revision's name.</param>
/// <param name="TimeoutSeconds">Of the database phase.</param>
/// <param name="AllTraffic">Egress through the connector.</param>
sealed record Deploy(long From, string Suffix, double TimeoutSeconds, bool AllTraffic);

/// <summary>The revisions that deploys make: environment variables are fixed in a revision, so each change is a deploy.</summary>
static class Deploys
{
    private const int FirstNumber = 212;

    public static IReadOnlyList<Revision> Of(Scenario scenario, Dice dice, IReadOnlyList<(double From, StagingSettings Settings)> steps)
    {
        var revisions = new List<Revision> { At(scenario.Deploys[0], steps[0].Settings, scenario.Deploys[0].From, FirstNumber, scenario.Deploys[0].Suffix) };
        var (deploy, step) = (0, 0);
        while (Next() is { } second)
        {
            var suffix = Suffix(dice, second);
            while (step + 1 < steps.Count && steps[step + 1].From <= second)
                step++;
            while (deploy + 1 < scenario.Deploys.Count && scenario.Deploys[deploy + 1].From <= second)
                suffix = scenario.Deploys[++deploy].Suffix;
            var next = At(scenario.Deploys[deploy], steps[step].Settings, second, FirstNumber + revisions.Count, suffix);
            if (!next.RunsLike(revisions[^1]))
                revisions.Add(next);
        }

        return revisions;

        double? Next()
        {
            double? theirs = deploy + 1 < scenario.Deploys.Count ? scenario.Deploys[deploy + 1].From : null;
            double? ours = step + 1 < steps.Count ? steps[step + 1].From : null;
            return theirs < ours ? theirs : ours ?? theirs;
        }
    }

    private static Revision At(Deploy deploy, StagingSettings settings, double from, int number, string suffix) => new(
        string.Create(CultureInfo.InvariantCulture, $"{Scenario.ServiceName}-{number:00000}-{suffix}"),
        from,
        settings.TimeoutSeconds ?? deploy.TimeoutSeconds,
        deploy.AllTraffic,
        settings.PoolSize,
        settings.MaxOverflow);

    private static string Suffix(Dice dice, double second)
    {
        const string Letters = "bcdfghjkmnpqrstvwxz";
        var minute = (long)(second / 60);
        return string.Create(3, minute, (text, at) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = Letters[dice.Whole(0, Letters.Length - 1, at, Draw.RevisionName, i)];
        });
    }
}
