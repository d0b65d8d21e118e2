using OpsDashboard.Workspace;

namespace OpsDashboard.Components.Pairing;

/// <summary>What became of a deed, for who did it.</summary>
static class OutcomeWords
{
    /// <summary>Null where the words stand beside the fields.</summary>
    public static string? Of(Outcome outcome) => outcome switch
    {
        Outcome.NotFound notFound => notFound.What,
        Outcome.Unavailable unavailable => $"Nothing was changed: the journal cannot be written now ({unavailable.Reason}). Try again.",
        Outcome.Invalid => "Nothing was changed: see beside the fields.",
        _ => null,
    };
}
