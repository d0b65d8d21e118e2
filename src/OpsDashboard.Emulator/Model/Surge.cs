namespace OpsDashboard.Emulator.Model;

/// <summary>Traffic that rises slowly, then fast, stays, and may end. Unix seconds.</summary>
/// <param name="From">It begins.</param>
/// <param name="Knee">Most of the rise is done.</param>
/// <param name="Full">All of it.</param>
/// <param name="EndsFrom">It begins to end.</param>
/// <param name="Gone">It has ended.</param>
/// <param name="Mbps">At its height.</param>
sealed record Surge(long From, long Knee, long Full, long EndsFrom, long Gone, double Mbps)
{
    private const double AtKnee = 0.85;

    /// <summary>Share of its height, 0 to 1.</summary>
    public double Share(double second)
    {
        if (second <= From || second >= Gone)
            return 0;
        if (second < Knee)
            return AtKnee * (second - From) / (Knee - From);
        if (second < Full)
            return AtKnee + ((1 - AtKnee) * (second - Knee) / (Full - Knee));
        return second <= EndsFrom ? 1 : (Gone - second) / (Gone - EndsFrom);
    }
}
