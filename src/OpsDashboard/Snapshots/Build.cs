using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using OpsDashboard.Emulator;

namespace OpsDashboard.Snapshots;

/// <summary>Which program this is. Two builds of the same sources have the same identity; a page of another one reloads.</summary>
public static partial class Build
{
    private static readonly Assembly[] Ours = [typeof(Build).Assembly, typeof(EmulatorServer).Assembly, typeof(Google.Cloud.Monitoring.V3.MetricService).Assembly];

    /// <summary>Version and the start of a hash, for example <c>0.1.0-1f0c9a2b</c>.</summary>
    public static string Identity { get; } =
        IdentityOf(typeof(Build).Assembly.GetName().Version?.ToString(3), Ours.Select(assembly => assembly.ManifestModule.ModuleVersionId), Manifest());

    /// <summary>Of all that makes a page: our own code, and the files browsers are given. A script that was mended is another build, though no code changed.</summary>
    /// <param name="manifest">What the SDK writes about static files. Only their contents count: times of files differ between builds of the same sources.</param>
    public static string IdentityOf(string? version, IEnumerable<Guid> modules, string manifest)
    {
        var contents = Integrity().Matches(manifest).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [.. modules.Select(id => id.ToString("N")), .. contents])));
        return $"{version}-{Convert.ToHexStringLower(hash)[..8]}";
    }

    // Beside the program wherever it was built or published to; where it is only a library of tests there is none.
    private static string Manifest() =>
        Path.ChangeExtension(typeof(Build).Assembly.Location, ".staticwebassets.endpoints.json") is var file && File.Exists(file) ? File.ReadAllText(file) : "";

    // W3C Subresource Integrity.
    [GeneratedRegex("sha256-[A-Za-z0-9+/=]{44}", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Integrity();
}
