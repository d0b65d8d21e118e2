namespace OpsDashboard;

/// <summary>Words that others wrote as the end of a sentence of ours.</summary>
public static class FullStop
{
    /// <summary>With one full stop, unless the words end a sentence themselves.</summary>
    public static string After(string words) => words.TrimEnd() switch
    {
        [.., '.' or '!' or '?' or '…'] ended => ended,
        var open => $"{open}.",
    };

    /// <summary>Without a full stop, to go on behind the words.</summary>
    public static string Without(string words) => words.TrimEnd().TrimEnd('.');
}
