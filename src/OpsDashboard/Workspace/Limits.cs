namespace OpsDashboard.Workspace;

/// <summary>Bounds of what people and programs may write. Forms, API and its description use the same ones.</summary>
static class Limits
{
    /// <summary>Bytes of a note in UTF-8.</summary>
    public const int NoteBytes = 16 * 1024;

    /// <summary>Characters of a name: who did it.</summary>
    public const int Name = 80;

    /// <summary>Characters of a title or an owner.</summary>
    public const int Title = 200;

    /// <summary>Characters of a reason.</summary>
    public const int Reason = 500;

    /// <summary>Characters of a summary or of the note beside a sign-off or an action.</summary>
    public const int Summary = 2000;

    /// <summary>Characters of an address.</summary>
    public const int Address = 2048;

    /// <summary>Attempts of an incident: all of them are held in memory and shown.</summary>
    public const int Attempts = 200;

    /// <summary>The greatest version: beyond it JavaScript has no whole numbers.</summary>
    public const long Version = (1L << 53) - 1;

    /// <summary>Faults told at once; a body of another kind would be one a member.</summary>
    public const int Faults = 20;

    /// <summary>How far a check's clock may be ahead of incident time.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <summary>Real time that a resolution waits for a snapshot that knows what was said before it, and a form for one that shows it.</summary>
    public static readonly TimeSpan Shown = TimeSpan.FromSeconds(2);
}
