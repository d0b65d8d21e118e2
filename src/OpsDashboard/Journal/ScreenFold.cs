using System.Globalization;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal.Entries;

namespace OpsDashboard.Journal;

/// <summary>Entries about wall screens → which screens there are. Pure.</summary>
static class ScreenFold
{
    public static RecordedScreens With(this RecordedScreens screens, JournalEntry entry) => entry.Kind switch
    {
        EntryKind.ScreenPaired => Paired(screens, Number(entry), entry, entry.Read<ScreenPairedBody>()),
        EntryKind.ScreenWithdrawn => Withdrawn(screens, Number(entry), entry.Position),
        _ => screens,
    };

    /// <summary>A second time for the same number: it has another name. When it was paired stays.</summary>
    private static RecordedScreens Paired(RecordedScreens screens, int number, JournalEntry entry, ScreenPairedBody body)
    {
        var before = screens.Paired.FirstOrDefault(screen => screen.Number == number);
        var screen = new RecordedScreen(number, body.Name, body.TokenSha256, before?.PairedAt ?? entry.RecordedAt, entry.By);
        return screens with
        {
            Paired = before is null ? screens.Paired.Append(screen).ToValueList() : screens.Paired.Select(one => one.Number == number ? screen : one).ToValueList(),
            LastNumber = Math.Max(screens.LastNumber, number),
            Version = entry.Position,
        };
    }

    private static RecordedScreens Withdrawn(RecordedScreens screens, int number, long position) => screens with
    {
        Paired = screens.Paired.Where(screen => screen.Number != number).ToValueList(),
        Withdrawn = screens.Paired.Where(screen => screen.Number == number).Select(screen => screen.TokenSha256)
            .Concat(screens.Withdrawn).Take(RecordedScreens.MostWithdrawn).ToValueList(),
        Version = position,
    };

    private static int Number(JournalEntry entry) => int.Parse(entry.Subject, CultureInfo.InvariantCulture);
}
