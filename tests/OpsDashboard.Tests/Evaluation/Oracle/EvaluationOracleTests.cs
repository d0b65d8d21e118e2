using System.Globalization;
using OpsDashboard.Tests.Evaluation.Oracle.Drawing;

namespace OpsDashboard.Tests.Evaluation.Oracle;

/// <summary>Drawn situations, judged by the program and by a slow, plain evaluator written from the contract. A short form;
/// <c>tests/drill evaluation-oracle</c> judges 2,000.</summary>
public sealed class EvaluationOracleTests
{
    [Fact]
    public void Scenarios_AreJudgedAsThePlainEvaluatorDoes()
    {
        var (first, count) = Asked();
        var differences = Enumerable.Range(first, count).SelectMany(seed => Judging.Differences(ScenarioDraw.Of(seed))).ToList();

        Assert.True(differences.Count == 0, Report(differences, count));
    }

    private static string Report(List<Difference> differences, int count) =>
        $"{differences.Count} differences in {count} scenarios:\n" + string.Join('\n', differences
            .GroupBy(difference => difference.Kind)
            .OrderByDescending(kind => kind.Count())
            .Select(kind => $"{kind.Count()} × {kind.MinBy(difference => difference.Reproduction.Length)}"));

    /// <summary>First seed and number of scenarios: the drill says so, otherwise the short form runs.</summary>
    private static (int First, int Count) Asked() => Environment.GetEnvironmentVariable("OPSDASHBOARD_DRILL")?.Split(' ') is ["evaluation-oracle", var count, var first]
        ? (int.Parse(first, CultureInfo.InvariantCulture), int.Parse(count, CultureInfo.InvariantCulture))
        : (0, 100);
}
