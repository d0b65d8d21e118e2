using OpsDashboard.Workspace;

namespace OpsDashboard.Components.Pairing;

/// <summary>What became of a deed, for who did it.</summary>
static class OutcomeWords
{
    /// <summary>Null when it was done.</summary>
    public static string? Of(Outcome outcome) => outcome switch
    {
        Outcome.NotFound notFound => notFound.What,
        Outcome.Unavailable unavailable => $"Nothing was changed: the journal cannot be written now ({unavailable.Reason}). Try again.",
        // Asked for once on the page, so it has no place beside the deed.
        Outcome.Invalid invalid when invalid.Faults.FirstOrDefault(fault => fault.Field == "by") is { } by => FullStop.After($"Nothing was changed. Your name: {by.Message}"),
        Outcome.Invalid => "Nothing was changed: see beside the fields.",
        _ => null,
    };
}
