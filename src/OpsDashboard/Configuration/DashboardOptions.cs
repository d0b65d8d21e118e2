using OpsDashboard.Emulator;

namespace OpsDashboard.Configuration;

/// <summary>The whole configuration of the product; member names are the keys of <c>appsettings.json</c>.</summary>
public sealed record DashboardOptions
{
    public CloudMonitoringOptions CloudMonitoring { get; init; } = new();

    public CloudConfigurationOptions CloudConfiguration { get; init; } = new();

    public EmulatorOptions Emulator { get; init; } = new();

    public SqlProbeOptions SqlProbe { get; init; } = new();

    public JournalOptions Journal { get; init; } = new();

    public AuthenticationOptions Authentication { get; init; } = new();

    public UnfurlOptions Unfurl { get; init; } = new();

    public ScreensOptions Screens { get; init; } = new();

    public LiveOptions Live { get; init; } = new();

    /// <summary>Path below which a proxy serves this program and which it keeps in requests, such as <c>/ops</c>.</summary>
    public string? PathBase { get; init; }

    /// <summary>What is measured; each one shown as a tile unless <see cref="SignalOptions.Show"/> is false.</summary>
    public ValueList<SignalOptions> Signals { get; init; } = [];

    public ValueList<IncidentOptions> Incidents { get; init; } = [];

    /// <summary>Where live configuration is read: <c>emulator</c>, an address, or null when the source is off.</summary>
    public string? CloudConfigurationEndpoint =>
        CloudConfiguration.Resources.Count == 0 ? null
        : CloudConfiguration.Endpoint ?? (CloudMonitoring.Endpoint.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? null : CloudMonitoring.Endpoint);
}

/// <summary>Where metrics are read from. Section <c>CloudMonitoring</c>.</summary>
public sealed record CloudMonitoringOptions
{
    /// <summary>The value of <see cref="Endpoint"/> that means "the emulator inside this program".</summary>
    public const string Emulator = "emulator";

    public string ProjectId { get; init; } = "netra-staging";

    /// <summary><c>emulator</c>, Google's <c>https://…</c> (Application Default Credentials) or <c>http://host:port</c> (plaintext, no credentials).</summary>
    public string Endpoint { get; init; } = Emulator;

    /// <summary>Incident time between two polls; Google samples every 60 s and bills each returned series.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>USD for a million time series returned, 0 to 1000: what /sources reckons a month with.</summary>
    public decimal PricePerMillionSeries { get; init; } = 0.50m;

    public bool UsesEmulator => Endpoint == Emulator;
}

/// <summary>Our own connection probe; known and checked, not run yet. Section <c>SqlProbe</c>.</summary>
public sealed record SqlProbeOptions
{
    public string? ConnectionString { get; init; }

    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(1);

    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>Where the durable record is kept. Section <c>Journal</c>.</summary>
public sealed record JournalOptions
{
    /// <summary>Empty: a SQLite file in <c>data/</c>; <c>Data Source=path</c>: a SQLite file elsewhere; <c>Host=…</c>: PostgreSQL.</summary>
    public string? ConnectionString { get; init; }
}

/// <summary>Who may look. Section <c>Authentication</c>; only mode <c>None</c> so far.</summary>
public sealed record AuthenticationOptions
{
    public AuthenticationMode Mode { get; init; } = AuthenticationMode.None;

    /// <summary>Lets the program listen on other than loopback addresses although nobody is asked who they are.</summary>
    public bool AllowAnonymous { get; init; }

    /// <summary>For programs such as CI jobs.</summary>
    public ValueList<TokenOptions> Tokens { get; init; } = [];
}

/// <summary>What a program shows to be let in; only its hash is configured.</summary>
public sealed record TokenOptions
{
    /// <summary>May post evidence, and nothing else.</summary>
    public const string WriteEvidence = "evidence:write";

    /// <summary>Stands in the journal as who did it.</summary>
    public string Name { get; init; } = "";

    /// <summary>SHA-256 of the token, 64 hexadecimal digits.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>What it may do: <see cref="WriteEvidence"/>.</summary>
    public ValueList<string> Scopes { get; init; } = [];
}

/// <summary>How viewers are told apart.</summary>
public enum AuthenticationMode
{
    None,
}
