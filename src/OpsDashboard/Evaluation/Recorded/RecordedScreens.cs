namespace OpsDashboard.Evaluation.Recorded;

/// <summary>A wall screen that somebody named.</summary>
/// <param name="Number">1, 2, 3 …; never given twice.</param>
/// <param name="TokenSha256">Of the token in its cookie, 64 hexadecimal digits; the token itself is known to the screen alone.</param>
/// <param name="PairedAt">Real time.</param>
/// <param name="By">Who named it; untrusted.</param>
public sealed record RecordedScreen(int Number, string Name, string TokenSha256, DateTimeOffset PairedAt, string By);

/// <summary>Wall screens, folded from the journal. Immutable.</summary>
/// <param name="Paired">In the order of their pairing.</param>
/// <param name="Withdrawn">Hashes of tokens that were withdrawn, newest first.</param>
/// <param name="LastNumber">The greatest number ever given.</param>
/// <param name="Version">Position of the last entry about screens; 0 when there is none.</param>
public sealed record RecordedScreens(ValueList<RecordedScreen> Paired, ValueList<string> Withdrawn, int LastNumber, long Version)
{
    /// <summary>Screens that are paired at once.</summary>
    public const int MostPaired = 200;

    /// <summary>Withdrawn tokens that are remembered; an older one is as good as an unknown one, which is paired nowhere either.</summary>
    public const int MostWithdrawn = 1000;

    public static RecordedScreens Nothing { get; } = new([], [], 0, 0);

    /// <summary>The paired screen with a token; null when there is none.</summary>
    public RecordedScreen? Of(string? tokenSha256) => tokenSha256 is null ? null : Paired.FirstOrDefault(screen => screen.TokenSha256 == tokenSha256);
}
