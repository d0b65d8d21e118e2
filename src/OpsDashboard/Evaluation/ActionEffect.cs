namespace OpsDashboard.Evaluation;

/// <summary>What happened to the criterion that an action should move, since the action was done.</summary>
public enum ActionEffect
{
    /// <summary>It names no criterion, or what the criterion is judged from does not lie wholly after it yet.</summary>
    NotYetMeasurable,

    /// <summary>It is met now and was not.</summary>
    Moved,

    /// <summary>It was met and is not any more.</summary>
    MovedBack,

    /// <summary>It is not met, on data that lie wholly after the action.</summary>
    NotMoved,

    /// <summary>It was met then and is met now.</summary>
    AlreadyMet,

    /// <summary>It cannot be told how the criterion stands, or how it stood then.</summary>
    CannotTell,
}
