namespace OpsDashboard.Screens;

/// <summary>Bounds of what people say of screens, and how often is looked.</summary>
static class ScreenLimits
{
    /// <summary>Characters of a screen's name; it stands in the foot of the wall.</summary>
    public const int Name = 60;

    /// <summary>Somebody else pairs at the same time: tried anew so often.</summary>
    public const int Tries = 3;

    /// <summary>How often the journal is read on for what another replica withdrew, while paired screens are connected. Real time.</summary>
    public static readonly TimeSpan Watch = TimeSpan.FromSeconds(2);

    /// <summary>The screen's clock against ours, from which on people should know.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(2);
}
