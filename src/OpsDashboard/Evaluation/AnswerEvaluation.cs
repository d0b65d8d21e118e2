using System.Globalization;
using OpsDashboard.Configuration;

namespace OpsDashboard.Evaluation;

/// <summary>The one sentence: is it fixed, how do we know, and if not, what holds it.</summary>
static class AnswerEvaluation
{
    public static Answer Evaluate(
        IncidentOptions incident, ValueList<Horizon> horizons, Determination determination, Standing standing, CriterionInput input)
    {
        if (input.Unread is { } unread)
        {
            return Unread(incident, unread, input.Tiles, input.Now);
        }

        var (tiles, now) = (input.Tiles, input.Now);
        var criteria = horizons.SelectMany(horizon => horizon.Criteria).ToArray();
        var (worst, headline) = Headline(criteria);
        var verdict = standing.Regressed.Count > 0 ? Verdict.NotMet : worst;
        var heldBy = ResolutionWords.HeldBy(standing, criteria) ?? HeldBy(verdict, criteria, determination);
        return new Answer(
            verdict,
            ResolutionWords.Headline(standing, verdict) ?? headline,
            input.Attempt.Number > 1 ? $"This is attempt {input.Attempt.Number}. {heldBy}".TrimEnd() : heldBy,
            Detail(incident, criteria, tiles, verdict),
            Freshness(tiles, now),
            Next(horizons.Where(horizon => horizon.Due > now && IsOpen(horizon)).Select(horizon => new NextTime(horizon.Due, horizon.Title))),
            Next(horizons.Where(horizon => horizon.Due <= now && IsOpen(horizon)).Select(horizon => new NextTime(horizon.Due, horizon.Title))),
            Next(criteria.Where(criterion => criterion.Verdict != Verdict.Met && criterion.DecidableAt > now)
                .Select(criterion => new NextTime(criterion.DecidableAt ?? now, criterion.Title))));
    }

    /// <summary>Signals can be told without the journal; verdicts and deadlines, which depend on the attempt, cannot.</summary>
    private static Answer Unread(IncidentOptions incident, string reason, IReadOnlyDictionary<string, Tile> tiles, DateTimeOffset now) => new(
        Verdict.CannotTell,
        "CANNOT TELL.",
        FullStop.After($"What is recorded of the incident could not be read: {reason}"),
        Phrases(incident, tiles),
        Freshness(tiles, now),
        Deadline: null,
        Overdue: null,
        Decision: null);

    public static string Sentence(Answer answer) =>
        string.Join(' ', new[] { answer.Headline, answer.HeldBy, answer.Detail, answer.Freshness }.Where(part => part.Length > 0));

    /// <summary>What data decide comes first: an unsigned sign-off must not hide that nothing can be measured.</summary>
    private static (Verdict, string) Headline(Criterion[] criteria)
    {
        var measured = Composite.Worst(criteria.Where(criterion => criterion.IsMeasured).Select(Judged));
        var all = Composite.Worst(criteria.Select(criterion => criterion.Verdict));
        return (measured, all) switch
        {
            (Verdict.NotMet, _) => (Verdict.NotMet, "NOT FIXED."),
            (Verdict.CannotTell, _) => (Verdict.CannotTell, "CANNOT TELL."),
            (Verdict.TooEarly, _) => (Verdict.TooEarly, "TOO EARLY TO SAY."),
            (_, Verdict.Met) when criteria.Length > 0 => (Verdict.Met, "FIXED."),
            (_, Verdict.Met) => (Verdict.CannotTell, "NO CRITERIA."),
            _ => (all, "NOT PROVEN."),
        };
    }

    /// <summary>A composite's verdict by its measured parts alone.</summary>
    private static Verdict Judged(Criterion criterion) => criterion.Parts.Count == 0
        ? criterion.Verdict
        : Composite.Worst(criterion.Parts.Where(part => part.IsMeasured).Select(part => part.Verdict));

    private static string HeldBy(Verdict verdict, Criterion[] criteria, Determination determination)
    {
        if (verdict == Verdict.Met)
        {
            return $"All {criteria.Length} criteria are met.";
        }

        var holds = verdict == Verdict.NotMet && determination.HeldBy is { Length: > 0 } held
            ? held
            : criteria.Where(criterion => criterion.Verdict != Verdict.Met).OrderBy(criterion => criterion.IsMeasured ? 0 : 1).ThenBy(criterion => criterion.Verdict).FirstOrDefault()?.Title;
        return holds is null ? "" : FullStop.After($"Held by: {holds}");
    }

    private static string Detail(IncidentOptions incident, Criterion[] criteria, IReadOnlyDictionary<string, Tile> tiles, Verdict verdict)
    {
        if (Phrases(incident, tiles) is { Length: > 0 } phrases)
        {
            return phrases;
        }

        var worst = criteria.FirstOrDefault(criterion => criterion.IsMeasured && criterion.Verdict == verdict && criterion.Reason is not null);
        return verdict == Verdict.Met || worst is null ? "" : FullStop.After($"{worst.Title}: {worst.Reason}");
    }

    private static string Phrases(IncidentOptions incident, IReadOnlyDictionary<string, Tile> tiles)
    {
        var phrases = incident.Sentence
            .Select(phrase => tiles.GetValueOrDefault(phrase.Signal) is { Value: not null, Status: TileStatus.Warning or TileStatus.Critical } tile ? Fill(phrase.Text, tile) : null)
            .OfType<string>();
        var joined = string.Join("; ", phrases);
        return joined.Length == 0 ? "" : FullStop.After($"{char.ToUpperInvariant(joined[0])}{joined[1..]}");
    }

    private static string Fill(string text, Tile tile)
    {
        var value = Quantity.Text(tile.Value ?? 0, tile.Unit, tile.Thresholds.Warning, tile.Thresholds.Critical);
        var (counted, total) = (tile.Counted ?? 0, tile.Total ?? 0);
        var bad = tile.CountedIsBad ? counted : total - counted;
        return text
            .Replace("{value}", tile.Bound is null ? value : $"more than {value} (cut off by the timeout)", StringComparison.Ordinal)
            .Replace("{bad}", Quantity.Number(bad, total), StringComparison.Ordinal)
            .Replace("{good}", Quantity.Number(total - bad, total), StringComparison.Ordinal)
            .Replace("{total}", Quantity.Number(total), StringComparison.Ordinal)
            .Replace("{window}", Window(TimeSpan.FromSeconds(tile.WindowSeconds)), StringComparison.Ordinal);
    }

    private static string Window(TimeSpan window) => window == TimeSpan.FromHours(1) ? "the last hour" : $"the last {Quantity.Text(window)}";

    /// <summary>Up to when data were really read: nothing is known of the time after that, whatever the delay should be.</summary>
    private static string Freshness(IReadOnlyDictionary<string, Tile> tiles, DateTimeOffset now)
    {
        var shown = tiles.Values.Where(tile => tile.Show).ToArray();
        if (shown.Max(tile => tile.DataTime) is not { } newest)
        {
            return "No data.";
        }

        var late = shown.Count(tile => tile.Status is TileStatus.NoData or TileStatus.Stale);
        var failing = shown.Count(tile => tile.Status == TileStatus.Error);
        var upTo = newest.UtcDateTime.ToString(newest.UtcDateTime.Date == now.UtcDateTime.Date ? "HH:mm" : "d MMM HH:mm", CultureInfo.InvariantCulture);
        return (late, failing) switch
        {
            (0, 0) => $"Data up to {upTo} (normal Cloud Monitoring delay).",
            (_, 0) => $"Data up to {upTo}, but {late} of {shown.Length} signals are late or silent.",
            (0, _) => $"Data up to {upTo}, but {failing} of {shown.Length} signals cannot be read.",
            _ => $"Data up to {upTo}, but {failing} of {shown.Length} signals cannot be read and {late} are late or silent.",
        };
    }

    private static bool IsOpen(Horizon horizon) => horizon.Criteria.Any(criterion => criterion.Verdict != Verdict.Met);

    private static NextTime? Next(IEnumerable<NextTime> times) => times.MinBy(time => time.At);
}
