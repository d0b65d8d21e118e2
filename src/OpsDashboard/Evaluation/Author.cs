namespace OpsDashboard.Evaluation;

/// <summary>Who said something, in a sentence.</summary>
static class Author
{
    /// <summary>One bounded line: the name is untrusted.</summary>
    public static string Text(string by) => OneLine.Of(by, 80) is { Length: > 0 } name ? name : "somebody";
}
