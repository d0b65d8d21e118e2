using System.Globalization;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Workspace;
using OpsDashboard.Workspace.Checks;

namespace OpsDashboard.Screens;

/// <summary>Which screens there are and what somebody asks for → the entry to be written, or why not. Pure.</summary>
static class PairingRules
{
    /// <param name="connected">Hash of the token of every connected wall that has one.</param>
    public static PairingDecision Pair(RecordedScreens screens, IEnumerable<string> connected, string? code, string? name, string? by, DateTimeOffset now)
    {
        var fields = new Fields();
        var hash = Find(fields, screens, [.. connected.Distinct(StringComparer.Ordinal)], code);
        var (title, author) = (Name(fields, screens, 0, name), By(fields, by));
        if (screens.Paired.Count >= RecordedScreens.MostPaired)
        {
            fields.Fault("code", $"{screens.Paired.Count} paired screens", $"must be at most {RecordedScreens.MostPaired}: withdraw one first");
        }

        return fields.AreValid ? new(Entry(screens, screens.LastNumber + 1, EntryKind.ScreenPaired, new ScreenPairedBody(title!, hash!), author, now), null) : new(null, fields.Refusal);
    }

    public static PairingDecision Rename(RecordedScreens screens, int number, string? name, string? by, DateTimeOffset now)
    {
        if (screens.Paired.FirstOrDefault(screen => screen.Number == number) is not { } screen)
        {
            return Gone(number);
        }

        var fields = new Fields();
        var (title, author) = (Name(fields, screens, number, name), By(fields, by));
        return fields.AreValid ? new(Entry(screens, number, EntryKind.ScreenPaired, new ScreenPairedBody(title!, screen.TokenSha256), author, now), null) : new(null, fields.Refusal);
    }

    public static PairingDecision Withdraw(RecordedScreens screens, int number, string? by, DateTimeOffset now)
    {
        if (screens.Paired.FirstOrDefault(screen => screen.Number == number) is not { } screen)
        {
            return Gone(number);
        }

        var fields = new Fields();
        var author = By(fields, by);
        return fields.AreValid ? new(Entry(screens, number, EntryKind.ScreenWithdrawn, new ScreenWithdrawnBody(screen.Name), author, now), null) : new(null, fields.Refusal);
    }

    private static string? Find(Fields fields, RecordedScreens screens, string[] connected, string? typed)
    {
        const string Allowed = "must be the six letters and digits that stand on the screen";
        if (string.IsNullOrWhiteSpace(typed))
        {
            fields.Fault("code", typed is null ? "nothing" : "an empty text", Allowed);
            return null;
        }

        if (ScreenCode.Read(typed) is not { } code)
        {
            fields.Fault("code", Short(typed), $"{Allowed}, for example K7M 4QX; it has no I, O, 0 and 1");
            return null;
        }

        var found = connected.Where(hash => ScreenCode.Of(hash) == code).ToArray();
        switch (found)
        {
            case []:
                fields.Fault("code", code, "which no connected screen shows: /wall must be open there now, and its browser must keep cookies");
                return null;
            case [var hash] when screens.Of(hash) is { } paired:
                fields.Fault("code", code, $"which is paired already, as {paired.Name}");
                return null;
            case [var hash]:
                return hash;
            default:
                fields.Fault("code", code, $"which {found.Length} connected screens show by chance: delete the cookies of one of them and open /wall there again");
                return null;
        }
    }

    private static string? Name(Fields fields, RecordedScreens screens, int number, string? typed)
    {
        if (fields.Line("name", typed, ScreenLimits.Name, required: true) is not { } name)
        {
            return null;
        }

        if (screens.Paired.FirstOrDefault(screen => screen.Number != number && screen.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } other)
        {
            fields.Fault("name", Short(name), $"must be another name: screen {other.Number} has it");
            return null;
        }

        return name;
    }

    private static string By(Fields fields, string? by) => fields.Line("by", by, Limits.Name) ?? Situation.Anonymous;

    private static string Short(string text) => OneLine.Of(text.Trim(), 40);

    private static PairingDecision Gone(int number) => new(null, new Outcome.NotFound($"There is no paired screen {number}; somebody may have withdrawn it."));

    private static NewEntry Entry<T>(RecordedScreens screens, int number, EntryKind kind, T body, string by, DateTimeOffset now) =>
        new(0, 0, kind, number.ToString(CultureInfo.InvariantCulture), now, by, EntryJson.Write(body)) { ExpectedVersion = screens.Version };
}

/// <summary>One of the two is null.</summary>
sealed record PairingDecision(NewEntry? Entry, Outcome? Refusal);
