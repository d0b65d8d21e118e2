using System.Data.Common;
using Npgsql;

namespace OpsDashboard.Configuration;

/// <summary>What a connection string means. Messages of the parsers are never passed on: they repeat a part of the value.</summary>
static class ConnectionText
{
    /// <summary>Whether it names a host and has only what the driver knows.</summary>
    public static bool IsPostgres(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 } && Pairs(text).ContainsKey("Host");
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>The path of <c>Data Source=path</c>; null for anything else, also for what is no file (<c>:memory:</c>, <c>file:…</c>).</summary>
    public static string? SqlitePath(string text)
    {
        try
        {
            return Pairs(text) is { Count: 1 } pairs
                && pairs.TryGetValue("Data Source", out var source)
                && source is string { Length: > 0 } path
                && !path.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
                && path[0] is not (':' or '|')
                && !Path.EndsInDirectorySeparator(path)
                    ? path
                    : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static DbConnectionStringBuilder Pairs(string text) => new() { ConnectionString = text };
}
