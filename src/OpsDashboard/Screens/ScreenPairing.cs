using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal;
using OpsDashboard.Workspace;

namespace OpsDashboard.Screens;

/// <summary>What people do about screens: pair, rename, withdraw. Each is one entry of the journal; nothing else is changed.</summary>
sealed class ScreenPairing(IncidentJournal journal, WallScreens walls, DashboardOptions options)
{
    /// <summary>Names the connected wall that shows a code.</summary>
    /// <param name="by">Who; "anonymous" when nobody says.</param>
    public Task<Outcome> PairAsync(string? code, string? name, string? by, CancellationToken cancellation = default) =>
        WriteAsync(screens => PairingRules.Pair(screens, walls.Connected.Select(wall => wall.TokenSha256).OfType<string>(), code, name, by, journal.Now), cancellation);

    public Task<Outcome> RenameAsync(int number, string? name, string? by, CancellationToken cancellation = default) =>
        WriteAsync(screens => PairingRules.Rename(screens, number, name, by, journal.Now), cancellation);

    /// <summary>Its streams end as soon as this returns; on other replicas when they have read it, within <see cref="ScreenLimits.Watch"/>.</summary>
    public Task<Outcome> WithdrawAsync(int number, string? by, CancellationToken cancellation = default) =>
        WriteAsync(screens => PairingRules.Withdraw(screens, number, by, journal.Now), cancellation);

    private async Task<Outcome> WriteAsync(Func<RecordedScreens, PairingDecision> decide, CancellationToken cancellation)
    {
        if (!ScreenAccess.MayManage(options.Authentication.Mode))
        {
            return new Outcome.Invalid([new FieldFault("by", "only an operator may change screens")]);
        }

        for (var tries = 1; ; tries++)
        {
            if (journal.Facts.Unread is { } unread)
            {
                return new Outcome.Unavailable(unread);
            }

            var (entry, refusal) = decide(journal.Facts.Screens);
            if (entry is null)
            {
                return refusal!;
            }

            switch (await journal.AppendAsync(entry, cancellation))
            {
                case AppendResult.Written written:
                    return new Outcome.Done(written.Entry);
                case AppendResult.Known known:
                    return new Outcome.Done(known.Entry, Again: true);
                case AppendResult.Unavailable unavailable:
                    return new Outcome.Unavailable(unavailable.Reason);
                // Decided anew with what somebody else did meanwhile: the name may be taken by now.
                case AppendResult.Conflict when tries < ScreenLimits.Tries && await journal.CatchUpAsync(cancellation):
                    continue;
                default:
                    return new Outcome.Unavailable("others change screens at the same time");
            }
        }
    }
}
