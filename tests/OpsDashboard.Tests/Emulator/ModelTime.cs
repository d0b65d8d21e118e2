using OpsDashboard.Emulator.Controls;
using OpsDashboard.Emulator.Model;

namespace OpsDashboard.Tests.Emulator;

/// <summary>Times of the model's clock, and models to ask at them.</summary>
static class ModelTime
{
    public static StagingModel Model(int seed = 1278, EmulatorControls? controls = null) => new(seed, RunningEmulator.Assessed, controls);

    /// <summary>A model in which people set something at a time.</summary>
    public static StagingModel With(string at, StagingSettings settings, int seed = 1278)
    {
        var controls = new EmulatorControls(() => DateTimeOffset.Parse(at));
        controls.Set(settings);
        return Model(seed, controls);
    }

    public static long Second(string time) => DateTimeOffset.Parse(time).ToUnixTimeSeconds();

    public static long Day(string date) => Second($"{date}T00:00:00Z") / 86_400;

    /// <summary>All that a reader of a day can see, a line a minute.</summary>
    public static List<string> Print(MinuteFacts[] day) => [.. day.Select(minute =>
        $"{minute.Minute} {minute.DemandMbps:R} {minute.ConnectorCpu.Length} {minute.Active} {minute.Idle} {minute.PoolInUse} {minute.Backends} {minute.DatabaseCpu:R} " +
        string.Join(',', minute.Ended.Select(start => $"{start.InstanceId}/{start.Attempt}/{start.To:R}/{start.ErrorEntries}/{start.ErrorClass}")))];
}
