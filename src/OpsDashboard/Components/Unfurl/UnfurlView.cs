using System.Globalization;
using OpsDashboard.Components.Views;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Components.Unfurl;

/// <summary>What the card of a link says.</summary>
public sealed record UnfurlView(string Title, string Description)
{
    /// <summary>What the product is for: says nothing of anybody's incident.</summary>
    public const string Question = "Is it fixed, how do we know, and if not, what holds it?";

    // Cards show less; a sentence is longer only when a reason in it is.
    private const int LongestTitle = 120;
    private const int LongestDescription = 300;

    /// <summary>From an address; from the snapshot only where it is configured that a card may tell of it.</summary>
    public static UnfurlView Of(PageAddress page, UnfurlReveal reveal, DashboardSnapshot? snapshot) =>
        reveal is UnfurlReveal.Verdict && Incident(page, snapshot) is { } incident ? Told(incident, snapshot!.At) : new UnfurlView(page.Title, Question);

    private static Incident? Incident(PageAddress page, DashboardSnapshot? snapshot) => snapshot is null ? null
        : page.IsOfAll ? WorstFirst.Of(snapshot.Incidents) is [var worst, ..] ? worst : null
        : snapshot.Incidents.FirstOrDefault(one => one.Number == page.Incident);

    // A chat keeps a card for long: the time stands first, where nothing cuts it off.
    private static UnfurlView Told(Incident incident, DateTimeOffset at) => new(
        OneLine.Of(string.Create(CultureInfo.InvariantCulture, $"{HeadlineView.Of(incident.Answer.Headline).Words.TrimEnd('.')} · {incident.Number} {incident.Title}"), LongestTitle),
        OneLine.Of(string.Create(CultureInfo.InvariantCulture, $"As of {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC, {StateAppearance.Of(incident).Word}: {incident.Sentence}"), LongestDescription));
}
