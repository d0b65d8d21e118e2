using System.Text.Json;
using OpsDashboard.Evaluation;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Tests.Evaluation.Lateness;

public sealed class VerdictRevisionTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 10, 4, 30, TimeSpan.Zero);
    private static readonly VerdictRevision Revision = new("success-80", At.AddMinutes(-2), Verdict.NotMet, Verdict.Met, At, At.AddMinutes(5), 3);

    [Fact]
    public void Text_ReadsAsTheContractHasIt() => Assert.Equal("10:04 not-met → 10:09 met after 3 late points", Revision.Text);

    [Fact]
    public void Text_OfOnePoint_IsSingular() =>
        Assert.Equal("10:04 cannot-tell → 10:09 too-early after 1 late point", (Revision with { From = Verdict.CannotTell, To = Verdict.TooEarly, LatePoints = 1 }).Text);

    [Fact]
    public void Json_HasTheWordsOfVerdicts_AndReadsBack()
    {
        var json = JsonSerializer.Serialize(Revision, SnapshotJson.Options);

        Assert.StartsWith("""{"criterion":"success-80","windowEnd":"2026-03-01T10:02:30Z","from":"not-met","to":"met","judgedAt":"2026-03-01T10:04:30Z","revisedAt":"2026-03-01T10:09:30Z","latePoints":3,"text":""", json, StringComparison.Ordinal);
        Assert.Equal(Revision, JsonSerializer.Deserialize<VerdictRevision>(json, SnapshotJson.Options));
    }
}
