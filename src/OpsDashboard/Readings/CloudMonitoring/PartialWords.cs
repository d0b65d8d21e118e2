using Google.Rpc;

namespace OpsDashboard.Readings.CloudMonitoring;

/// <summary>Gathers what a server says is missing from an answer that it calls good.</summary>
sealed class PartialWords
{
    private const int MostQuoted = 3;
    // At most MostQuoted + 1.
    private readonly List<string> _reasons = [];

    public void Add(IEnumerable<Status> errors)
    {
        foreach (var error in errors)
        {
            var reason = UntrustedText.OneLine($"{(Code)error.Code} {error.Message}");
            if (_reasons.Count <= MostQuoted && !_reasons.Contains(reason))
            {
                _reasons.Add(reason);
            }
        }
    }

    /// <summary>In words; null when nothing is missing.</summary>
    public override string? ToString() => _reasons.Count == 0
        ? null
        : $"may be incomplete: {string.Join("; ", _reasons.Take(MostQuoted))}{(_reasons.Count > MostQuoted ? "; and more" : "")}";
}
