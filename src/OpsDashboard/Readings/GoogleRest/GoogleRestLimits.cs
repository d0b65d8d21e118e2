namespace OpsDashboard.Readings.GoogleRest;

/// <summary>Bounds of one call.</summary>
public sealed record GoogleRestLimits
{
    /// <summary>Real time one call may take, from the search for credentials to the answer's last byte.</summary>
    public TimeSpan Call { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Bytes of one answer.</summary>
    public int AnswerBytes { get; init; } = 4 * 1024 * 1024;
}
