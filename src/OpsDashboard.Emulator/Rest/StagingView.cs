using OpsDashboard.Emulator.Model;

namespace OpsDashboard.Emulator.Rest;

/// <summary>The staging environment on the time axis of those who ask.</summary>
/// <param name="model">What happened, on its own axis.</param>
/// <param name="now">The emulator's clock.</param>
/// <param name="shift">That clock minus the model's axis.</param>
sealed class StagingView(StagingModel model, Func<DateTimeOffset> now, TimeSpan shift)
{
    // A timeout of 300 s and the phases around it: no start lasts longer.
    private const int LongestStartSeconds = 420;

    public long NowTicks => now().UtcTicks;

    /// <summary>What is configured now.</summary>
    public StagingEnvironment Environment => model.EnvironmentAt(Second(NowTicks));

    /// <summary>Starts that ran at any time within [from, to), ticks of UTC.</summary>
    public IEnumerable<Start> StartsDuring(long from, long to)
    {
        var (first, last) = (Second(from), Second(to));
        return model.StartsEnded((long)first - 1, (long)last + LongestStartSeconds).Where(start => start.From < last && start.To >= first);
    }

    /// <summary>Ticks of UTC of a moment of the model.</summary>
    public long Ticks(DateTimeOffset moment) => moment.UtcTicks + shift.Ticks;

    /// <inheritdoc cref="Ticks(DateTimeOffset)"/>
    public long Ticks(double second) => DateTime.UnixEpoch.Ticks + shift.Ticks + (long)(second * TimeSpan.TicksPerSecond);

    private double Second(long ticks) => (double)(ticks - DateTime.UnixEpoch.Ticks - shift.Ticks) / TimeSpan.TicksPerSecond;
}
