namespace OpsDashboard.Components.Views;

/// <summary>What is otherwise now than it was then, in words.</summary>
/// <param name="At">Incident time of now.</param>
public sealed record DifferenceView(DateTimeOffset At, ValueList<string> Lines)
{
    public static DifferenceView Of(StandingView then, StandingView now) => new(
        now.At,
        ((IEnumerable<string>)[
            .. Line("the incident's name", then.Name, now.Name),
            .. Line("state", then.Look.Word, now.Look.Word),
            .. Line("attempt", $"{then.Attempt}", $"{now.Attempt}"),
            .. Compared("criterion", Criteria(then), Criteria(now)),
            .. Line("determination", then.Determination.Kind, now.Determination.Kind),
            .. Compared("why", Whys(then), Whys(now)),
            .. Compared("action", Actions(then), Actions(now)),
        ]).ToValueList());

    private static IEnumerable<(string Id, string Title, string Word)> Criteria(StandingView view) =>
        view.Horizons.SelectMany(horizon => horizon.Criteria).Select(one => (one.Id, one.Title, one.Look.Word));

    private static IEnumerable<(string Id, string Title, string Word)> Whys(StandingView view) =>
        view.Whys.Select(one => ($"{one.Number}", one.Question, one.Look.Word));

    private static IEnumerable<(string Id, string Title, string Word)> Actions(StandingView view) => view.Actions.Select(one => (one.Id, one.Title, one.Look.Word));

    private static IEnumerable<string> Compared(string what, IEnumerable<(string Id, string Title, string Word)> then, IEnumerable<(string Id, string Title, string Word)> now)
    {
        var present = now.DistinctBy(one => one.Id).ToDictionary(one => one.Id, StringComparer.Ordinal);
        foreach (var (id, title, word) in then.DistinctBy(one => one.Id))
        {
            if (!present.Remove(id, out var other))
            {
                yield return $"{what} \"{title}\": was {word}, is not configured any more";
            }
            else if (other.Word != word)
            {
                yield return $"{what} \"{title}\": was {word}, is {other.Word}";
            }
        }

        foreach (var (_, title, word) in present.Values)
        {
            yield return $"{what} \"{title}\": was not configured, is {word}";
        }
    }

    private static IEnumerable<string> Line(string what, string then, string now) => then == now ? [] : [$"{what}: was {then}, is {now}"];
}
