using OpsDashboard.Journal.Entries;

namespace OpsDashboard.Journal.Store;

/// <summary>What the store takes, the same for SQLite and PostgreSQL. Callers check first: what fails here is a fault of the program.</summary>
static class EntryBounds
{
    /// <summary>Characters of a body. Bodies of people are held to 64 KiB before; configurations are longer.</summary>
    public const int LongestBody = 1024 * 1024;

    /// <summary>Characters of an attachment.</summary>
    public const int LongestAttachment = 1024 * 1024;

    /// <summary>Characters of the other texts: a key of an index of PostgreSQL has at most 2,704 bytes.</summary>
    public const int LongestText = 512;

    /// <summary>Entries of one transaction.</summary>
    public const int MostWritten = 1000;

    /// <summary>Entries of one answer.</summary>
    public const int MostRead = 10_000;

    public static void Check(IReadOnlyList<NewEntry> entries)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(entries.Count, MostWritten, nameof(entries));
        foreach (var entry in entries)
        {
            Check(nameof(entry.Body), entry.Body, LongestBody);
            Check(nameof(entry.Attachment), entry.Attachment ?? "", LongestAttachment);
            Check(nameof(entry.Subject), entry.Subject, LongestText);
            Check(nameof(entry.By), entry.By, LongestText);
            Check(nameof(entry.UniqueKey), entry.UniqueKey ?? "", LongestText);
        }
    }

    private static void Check(string name, string text, int longest)
    {
        if (text.Length > longest)
        {
            throw new ArgumentException($"{name} has {text.Length} characters; at most {longest} can be stored", name);
        }

        // PostgreSQL has no U+0000 in texts, and half a surrogate pair has no form in UTF-8. Refused, not replaced: nothing is stored that nobody wrote.
        if (text.Contains('\0') || !IsWhole(text))
        {
            throw new ArgumentException($"{name} has U+0000 or half a surrogate pair, which cannot be stored", name);
        }
    }

    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(char.IsSurrogatePair(text, i) && i++ < text.Length))
            {
                return false;
            }
        }

        return true;
    }
}
