namespace OpsDashboard;

/// <summary>Text that others wrote (metrics, servers, configuration) as one bounded line: for logs, messages and label values.</summary>
public static class OneLine
{
    /// <summary>Without control characters and with masked addresses (<see cref="MaskedAddresses"/>), cut at <paramref name="longest"/> characters with an ellipsis.</summary>
    public static string Of(string text, int longest = 120)
    {
        var safe = new string([.. MaskedAddresses.In(text).Where(c => !char.IsControl(c)).Take(longest + 1)]);
        return safe.Length <= longest ? safe : safe[..longest] + "…";
    }
}
