using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;
using OpsDashboard.Configuration;

namespace OpsDashboard.Hosting;

/// <summary>Failures of a start that come from how the program was set up, not from the program.</summary>
static class StartFailure
{
    private const int PortTaken = 1;

    // Whoever complains from in here complains of the host's own keys.
    private static readonly string[] Hosts = ["Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Hosting", "Microsoft.Extensions.Logging", "Microsoft.Extensions.Configuration"];

    /// <summary>What to print and to end with; null for a defect, whose stack trace is wanted.</summary>
    public static (string Words, int ExitCode)? Of(Exception failure) => failure switch
    {
        StartRefusedException => ($"OpsDashboard could not start. {failure.Message}.", ConfigurationFaults.ExitCode),
        IOException when IsPortTaken(failure) => ($"OpsDashboard could not start: {failure.Message}", PortTaken),
        InvalidOperationException when failure.Message.StartsWith("Unable to configure HTTPS endpoint", StringComparison.Ordinal) => (
            "OpsDashboard could not start. An https address needs a certificate: set Kestrel:Certificates:Default:Path (with :Password or :KeyPath), or listen on http behind a proxy that ends TLS.",
            ConfigurationFaults.ExitCode),
        IOException or SocketException or UnauthorizedAccessException or CryptographicException => Sentence(failure),
        InvalidOperationException or ArgumentException or FormatException or NotSupportedException when IsOfTheHost(failure) => Sentence(failure),
        _ => null,
    };

    private static (string Words, int ExitCode) Sentence(Exception failure) =>
        ($"OpsDashboard could not start. {OneLine.Of(failure.Message.Split('\n')[0].Trim().TrimEnd('.'), 300)}.", ConfigurationFaults.ExitCode);

    private static bool IsOfTheHost(Exception failure) => Array.Exists(Hosts, host => failure.Source?.StartsWith(host, StringComparison.Ordinal) == true);

    private static bool IsPortTaken(Exception? failure) => failure switch
    {
        null => false,
        AddressInUseException => true,
        AggregateException several => several.InnerExceptions.Any(IsPortTaken),
        _ => IsPortTaken(failure.InnerException),
    };
}
