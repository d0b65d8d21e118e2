using System.Text;
using OpsDashboard.Configuration;

namespace OpsDashboard.Workspace.Checks;

/// <summary>Reads the fields of a request and gathers every fault, each with what was found and what is allowed.</summary>
sealed class Fields
{
    private readonly List<FieldFault> _faults = [];

    public bool AreValid => _faults.Count == 0;

    public Outcome.Invalid Refusal => new(_faults.ToValueList());

    public void Fault(string field, string found, string allowed)
    {
        if (_faults.Count < Limits.Faults)
        {
            _faults.Add(new FieldFault(field, $"found {found}, {allowed}"));
        }
    }

    /// <summary>One line, trimmed; blank is absent.</summary>
    public string? Line(string field, string? value, int longest, bool required = false) =>
        Trimmed(field, value, required, "must be a text on one line") is { } text && Fits(field, text, longest) && Safe(field, UnsafeCharacter.InLine(text), "must be printable text on one line")
            ? text
            : null;

    /// <summary>Lines, trimmed at the end; blank is absent.</summary>
    public string? Text(string field, string? value, int longest) =>
        Lines(field, value, required: false) is { } text && Fits(field, text, longest) ? text : null;

    /// <summary>Lines, bounded as they are stored.</summary>
    public string? LongText(string field, string? value, int mostBytes)
    {
        if (Lines(field, value, required: true) is not { } text)
        {
            return null;
        }

        var bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes <= mostBytes)
        {
            return text;
        }

        Fault(field, $"{bytes} bytes in UTF-8", $"must be at most {mostBytes}");
        return null;
    }

    /// <summary>An absolute address that may become a link.</summary>
    public string? Link(string field, string? value, bool required = false, bool mail = false)
    {
        var allowed = $"must be an absolute http{(mail ? ", https or mailto" : " or https")} address without user and password";
        if (Trimmed(field, value, required, allowed) is not { } text || !Fits(field, text, Limits.Address))
        {
            return null;
        }

        if (UnsafeCharacter.InLine(text) is null && WebAddress.IsLink(text, mail))
        {
            return text;
        }

        Fault(field, FoundText.Of(text), allowed);
        return null;
    }

    /// <summary>What the sender saw last; without it two could overwrite one another.</summary>
    public long Version(long? value, string of)
    {
        if (value is null or < 0 or > Limits.Version)
        {
            Fault("version", FoundText.Of(value?.ToString()), $"must be the version of the {of} that you saw, 0 for none");
        }

        return value ?? 0;
    }

    private string? Lines(string field, string? value, bool required) =>
        Trimmed(field, value?.Replace("\r\n", "\n", StringComparison.Ordinal), required, "must be a text") is { } text
        && Safe(field, UnsafeCharacter.InText(text), "must be text without control characters other than line feed and tab")
            ? text
            : null;

    private string? Trimmed(string field, string? value, bool required, string allowed)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            return value.Trim();
        }

        if (required)
        {
            Fault(field, value is null ? "nothing" : "an empty text", allowed);
        }

        return null;
    }

    private bool Fits(string field, string text, int longest)
    {
        var characters = text.EnumerateRunes().Count();
        if (characters <= longest)
        {
            return true;
        }

        Fault(field, $"{characters} characters", $"must be at most {longest}");
        return false;
    }

    private bool Safe(string field, string? found, string allowed)
    {
        if (found is null)
        {
            return true;
        }

        Fault(field, found, allowed);
        return false;
    }
}
