using OpsDashboard.Configuration;
using OpsDashboard.Emulator;
using OpsDashboard.Journal.Store;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Journal.Store;

public sealed class JournalLocationTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _root.Dispose();

    [Theory]
    [InlineData(null, "data/journal.db")]
    [InlineData("", "data/journal.db")]
    [InlineData("Data Source=other/my.db", "other/my.db")]
    public async Task Journal_AgainstARealProject_LiesBelowTheContentRoot(string? text, string path)
    {
        await using var store = JournalLocation.Open(Options(text, "https://monitoring.googleapis.com"), _root.PathOf(""), TimeProvider.System);

        Assert.Equal(_root.PathOf(path), store.Where);
    }

    [Fact]
    public async Task Journal_InPostgres_IsNamedWithoutItsPassword()
    {
        await using var store = JournalLocation.Open(Options("Host=db;Port=5433;Database=ops;Username=u;Password=hunter2", "emulator"), _root.PathOf(""), TimeProvider.System);

        Assert.Equal("db:5433/ops", store.Where);
    }

    [Fact]
    public async Task Demos_InOneFolder_EachHaveTheirFile_AndNamesAreUsedAgain()
    {
        string[] names;
        await using (var one = Demo())
        await using (var two = Demo())
        {
            names = [one.Where, two.Where];
        }

        await using var three = Demo();

        Assert.Equal([_root.PathOf("data/demo.db"), _root.PathOf("data/demo-2.db")], names);
        Assert.Equal(names[0], three.Where);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Demo_StartedAgain_IsEmpty_UnlessResumed(bool resume, int entries)
    {
        await using (var first = Demo())
        {
            await first.PrepareAsync(Cancellation);
            await first.WriteAsync(SampleEntry.Note());
        }

        await using var second = Demo(resume);
        await second.PrepareAsync(Cancellation);

        Assert.Equal(entries, (await second.ReadAsync(0, 10, Cancellation)).Count);
    }

    [Fact]
    public void Demo_WithoutAFolder_IsRefused_InWords()
    {
        File.WriteAllText(_root.PathOf("data"), "");

        var refused = Assert.Throws<StoreRefusedException>(() => Demo());

        Assert.StartsWith($"The journal of the demo, {_root.PathOf("data/demo.db")}, cannot be made (", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(-1, 0)]
    [InlineData(5, 5)]
    public void Clock_OfADemo_GoesOnFromTheLatestEntry(int? recordedHours, int expectedHours)
    {
        var options = Options(null, "emulator");
        var start = options.Emulator.StartAt;

        var clock = DashboardHost.Clock(options, TimeProvider.System, recordedHours is { } hours ? start.AddHours(hours) : null);

        Assert.Equal(start.AddHours(expectedHours), clock.StartedAt);
    }

    private JournalStore Demo(bool resume = false) =>
        JournalLocation.Open(Options(null, "emulator") with { Emulator = new EmulatorOptions { Resume = resume } }, _root.PathOf(""), TimeProvider.System);

    private static DashboardOptions Options(string? text, string endpoint) =>
        new() { CloudMonitoring = new CloudMonitoringOptions { Endpoint = endpoint }, Journal = new JournalOptions { ConnectionString = text } };
}
