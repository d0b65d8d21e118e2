namespace OpsDashboard.Benchmarks.Report;

/// <summary>One line of the table.</summary>
/// <param name="What">What is measured, with its unit.</param>
/// <param name="Ours">The program's figure.</param>
/// <param name="Floor">What the same work costs with nothing of ours, measured in the same run; null when there is no such thing.</param>
/// <param name="Limit">What it must not exceed; null when it is only reported.</param>
/// <param name="Ratio">Given when it is not simply ours ÷ floor.</param>
sealed record Figure(string What, double Ours, double? Floor = null, Limit? Limit = null, double? Ratio = null)
{
    public double? Times => Ratio ?? (Floor is > 0 ? Ours / Floor : null);
}

/// <summary>An upper limit and what it is applied to.</summary>
sealed record Limit(string Text, double Value, double Most)
{
    public bool IsMet => Value <= Most;
}

/// <summary>A row's figures.</summary>
/// <param name="Method">How they came about, in sentences.</param>
/// <param name="Details">Single runs, as a Markdown table; empty when there are none.</param>
sealed record RowResult(string Title, string Method, IReadOnlyList<Figure> Figures, string Details = "")
{
    /// <summary>How long it took to measure them.</summary>
    public TimeSpan Took { get; init; }
}
