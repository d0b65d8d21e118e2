using System.Globalization;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Tests.Evaluation.Oracle.Drawing;

namespace OpsDashboard.Tests.Evaluation.Oracle;

/// <summary>Drawn situations, judged by the program and by a slow, plain evaluator written from the contract. A short form;
/// <c>tests/drill evaluation-oracle</c> judges 2,000.</summary>
public sealed class EvaluationOracleTests(ITestOutputHelper output)
{
    [Fact]
    public void Scenarios_AreJudgedAsThePlainEvaluatorDoes()
    {
        var (count, first) = Asked();
        var reached = new Dictionary<string, int>(StringComparer.Ordinal);
        var differences = Enumerable.Range(first, count).SelectMany(seed => Judging.Differences(ScenarioDraw.Of(seed), reached)).ToList();

        var result = $"{count} scenarios from seed {first}: {reached.Values.Sum()} tiles and verdicts judged, {differences.Count} differences";
        output.WriteLine(result);
        Console.WriteLine(result);
        Assert.Equal([], Everything().Where(one => !reached.ContainsKey(one)));
        Assert.True(differences.Count == 0, $"{result}; one of each sort:\n{Report(differences)}");
    }

    /// <summary>What the draws must reach, or they prove nothing: every verdict of every measured kind, every status of a tile.</summary>
    private static IEnumerable<string> Everything()
    {
        CriterionKind[] kinds = [CriterionKind.Ratio, CriterionKind.Zero, CriterionKind.Gauge, CriterionKind.Capacity, CriterionKind.All];
        return kinds.SelectMany(kind => Enum.GetValues<Verdict>().Select(verdict => $"{kind} {verdict}"))
            .Concat(Enum.GetValues<TileStatus>().Select(status => $"tile {status}"));
    }

    private static string Report(List<Difference> differences) => string.Join('\n', differences
        .GroupBy(difference => difference.Kind)
        .OrderByDescending(kind => kind.Count())
        .Select(kind => $"{kind.Count()} × {kind.MinBy(difference => difference.Reproduction.Length)}"));

    /// <summary>Number of scenarios and first seed: the drill says so, otherwise the short form runs.</summary>
    private static (int Count, int First) Asked() => Environment.GetEnvironmentVariable("OPSDASHBOARD_DRILL")?.Split(' ') is ["evaluation-oracle", var count, var first]
        ? (int.Parse(count, CultureInfo.InvariantCulture), int.Parse(first, CultureInfo.InvariantCulture))
        : (100, 0);
}
