namespace OpsDashboard.Emulator;

/// <summary>The time at which the emulator's world stands: later points do not exist yet.</summary>
sealed class EmulatorClock(Func<DateTimeOffset> now)
{
    /// <summary>Ticks of UTC.</summary>
    public long NowTicks => now().UtcTicks;
}
