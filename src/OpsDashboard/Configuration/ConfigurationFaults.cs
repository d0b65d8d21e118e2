namespace OpsDashboard.Configuration;

/// <summary>Everything that is wrong, gathered before the program starts; the start ends with <see cref="ExitCode"/>.</summary>
public sealed class ConfigurationFaults
{
    /// <summary>What the process ends with when its configuration is refused.</summary>
    public const int ExitCode = 2;

    // Bound on what is kept and printed: a file of the wrong kind would be one fault a line.
    private const int Shown = 200;

    private const int LongestName = 40;

    private readonly List<ConfigurationFault> _faults = [];
    private readonly HashSet<string> _unread = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _unreadKinds = new(StringComparer.OrdinalIgnoreCase);
    private IConfiguration? _named;
    private int _more;

    /// <summary>The one fault of a file that is no JSON: the host cannot even begin to read it.</summary>
    public static ConfigurationFaults OfUnreadableFile(InvalidDataException failure)
    {
        // "Failed to load configuration from file '…'." with the place in the file inside.
        var faults = new ConfigurationFaults();
        faults.Keep(new ConfigurationFault(OneLine.Of(failure.Message.TrimEnd('.'), 300), OneLine.Of(failure.GetBaseException().Message, 300), "must be valid JSON"));
        return faults;
    }

    /// <summary>From here on a fault names the ids of the list elements it passes, as this configuration has them.</summary>
    public void NameFrom(IConfiguration configuration) => _named = configuration;

    /// <summary>The faults in the order of the configuration, at most 200.</summary>
    public IReadOnlyList<ConfigurationFault> All => _faults;

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsEmpty => _faults.Count == 0;

    /// <summary>A value that breaks a rule. Silent where the value could not even be read: that fault is told already.</summary>
    public void Add(string key, object? found, string allowed)
    {
        if (!FollowsFromAnother(key))
        {
            Keep(new ConfigurationFault(key, FoundText.Of(found), allowed));
        }
    }

    /// <summary>A value that could not be read, so that rules about it would judge a default.</summary>
    public void AddUnread(string key, string found, string allowed)
    {
        _unread.Add(key);
        Keep(new ConfigurationFault(key, found, allowed));
    }

    /// <summary>A word that says of which kind its object is: without it, no rule about that object can be told.</summary>
    public void AddUnreadKind(string key, string found, string allowed)
    {
        if (Parent(key) is { } parent)
        {
            _unreadKinds.Add(parent);
        }

        AddUnread(key, found, allowed);
    }

    /// <summary>The faults for standard error, one a line.</summary>
    public string Format()
    {
        var count = _faults.Count + _more;
        var lines = _faults.Select(fault => "  " + fault.Line);
        var rest = _more == 0 ? "" : $"{Environment.NewLine}  and {_more} more";
        return $"The configuration has {count} {(count == 1 ? "fault" : "faults")}:{Environment.NewLine}{string.Join(Environment.NewLine, lines)}{rest}";
    }

    /// <summary>Prints all faults; the result is what the process must end with.</summary>
    public async Task<int> PrintAsync(TextWriter error)
    {
        await error.WriteLineAsync(Format());
        return ExitCode;
    }

    private void Keep(ConfigurationFault fault)
    {
        if (_faults.Count < Shown)
        {
            _faults.Add(fault with { Names = Names(fault.Key) });
        }
        else
        {
            _more++;
        }
    }

    /// <summary>An index says little to who looks at a long file: which signal is the second one?</summary>
    private string Names(string key)
    {
        var names = new List<string>();
        for (var end = key.IndexOf(':'); end > 0 && _named is not null; end = key.IndexOf(':', end + 1))
        {
            AddName(key[..end]);
        }

        AddName(key);
        return string.Join(", ", names);

        void AddName(string path)
        {
            if (char.IsAsciiDigit(path[^1]) && (_named?[$"{path}:Id"] ?? _named?[$"{path}:Number"]) is { Length: > 0 } name)
            {
                names.Add(OneLine.Of(name, LongestName));
            }
        }
    }

    private bool FollowsFromAnother(string key)
    {
        for (string? above = key; above is not null; above = Parent(above))
        {
            if (_unread.Contains(above) || _unreadKinds.Contains(above))
            {
                return true;
            }
        }

        return _unread.Any(unread => unread.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase));
    }

    private static string? Parent(string key)
    {
        var end = key.LastIndexOf(':');
        return end < 0 ? null : key[..end];
    }
}
