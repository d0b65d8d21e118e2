using OpsDashboard.Configuration;

namespace OpsDashboard.Evaluation;

/// <summary>Tiles and live configuration → the state of a why. A check reads a tile's value, so that page and diagnosis cannot disagree.</summary>
static class WhyEvaluation
{
    public static Why Evaluate(WhyOptions why, IReadOnlyDictionary<string, Tile> tiles, Facts facts)
    {
        var checks = why.Checks.Select(check => Evaluate(check, tiles, facts)).ToValueList();
        return new Why(why.Number, why.Question, State(why.Require, checks), checks);
    }

    private static WhyState State(Requirement require, ValueList<Check> checks)
    {
        var (decisive, decided, otherwise) = require == Requirement.All
            ? (CheckState.Fails, WhyState.NotConfirmed, WhyState.Confirmed)
            : (CheckState.Holds, WhyState.Confirmed, WhyState.NotConfirmed);
        return checks.Any(check => check.State == decisive) ? decided
            : checks.Count == 0 || checks.Any(check => check.State == CheckState.CannotTell) ? WhyState.CannotTell
            : otherwise;
    }

    /// <summary>One expectation on the data of now.</summary>
    public static Check Evaluate(CheckOptions check, IReadOnlyDictionary<string, Tile> tiles, Facts facts)
    {
        if (check.Kind == CheckKind.Configuration)
        {
            if (check.Conditions.Count == 0)
            {
                return new Check(check.Id, check.Title, CheckState.CannotTell, check.Expectation ?? "", "no condition is configured: nobody looks", null);
            }

            var seen = ConditionEvaluation.All(check.Conditions, facts);
            return new Check(check.Id, check.Title, seen.State, check.Expectation ?? "", seen.Seen, seen.ReadAt);
        }

        var expected = check.Expected ?? new ObjectiveOptions();
        if (check.Signal is not { } id || !tiles.TryGetValue(id, out var tile))
        {
            return new Check(check.Id, check.Title, CheckState.CannotTell, "", "its signal is not known", null);
        }

        if (facts.Product(expected.Facts) is not { } product)
        {
            return new Check(check.Id, check.Title, CheckState.CannotTell, "", facts.Unknown(expected.Facts), null);
        }

        var objective = Exact.Product(expected.Than, product);
        var words = $"{tile.Title} {Quantity.Text(expected.Is, objective, tile.Unit, tile.Value)}";
        return tile is { Range: { } range, Status: TileStatus.Ok or TileStatus.Warning or TileStatus.Critical }
            ? new Check(check.Id, check.Title, State(expected.Is, range, objective), words, Seen(tile, expected.Is, range, objective), tile.DataTime)
            : new Check(check.Id, check.Title, CheckState.CannotTell, words, tile.Reason ?? "no value", tile.DataTime);
    }

    /// <summary>A lower bound settles "above" when it holds and "below" when it fails; a bucket that straddles the expectation settles nothing.</summary>
    private static CheckState State(Comparison comparison, ValueRange range, double objective) =>
        range.Holds(comparison, objective) switch
        {
            true => CheckState.Holds,
            false => CheckState.Fails,
            null => CheckState.CannotTell,
        };

    /// <summary>With the bucket's ends where they are the reason that nothing can be told.</summary>
    private static string Seen(Tile tile, Comparison comparison, ValueRange range, double objective)
    {
        var seen = tile.Value is { } value ? Quantity.Text(value, tile.Unit, tile.Bound, objective, tile.Thresholds.Warning, tile.Thresholds.Critical) : tile.Reason ?? "no value";
        return tile.Upper is not null && State(comparison, range, objective) == CheckState.CannotTell
            ? $"{seen} ({Quantity.Between(tile.Lower, tile.Upper, tile.Unit, objective)}: a bucket straddles the expectation)"
            : seen;
    }

    /// <summary>The first rule whose checks all hold. A rule is passed over only when one of its checks fails: while it may still
    /// hold, a later rule, which rests on its absence, must not claim the cause.</summary>
    public static Determination Determine(ValueList<DeterminationOptions> rules, ValueList<Why> whys)
    {
        var states = whys.SelectMany(why => why.Checks).DistinctBy(check => check.Id).ToDictionary(check => check.Id, check => check.State, StringComparer.Ordinal);
        var rule = rules.FirstOrDefault(rule => rule.When.Count > 0 && rule.When.All(id => states.GetValueOrDefault(id, CheckState.Fails) != CheckState.Fails));
        return rule is null ? new Determination("undetermined", "no rule's checks all hold on the data of now")
            : rule.When.All(id => states[id] == CheckState.Holds) ? new Determination(rule.Kind, rule.Rule) { HeldBy = rule.HeldBy }
            : new Determination("undetermined", $"cannot tell whether this holds: {rule.Rule}");
    }
}
