using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Api;

/// <summary>The example of the API's README, run as it stands there.</summary>
public sealed partial class CurlExampleTests
{
    [Fact]
    public async Task Example_RunTwiceAgainstAProgramThatIsNotReadyAtFirst_RecordsOneResult()
    {
        var refused = 0;
        await using var app = await DeskApp.StartAsync(app => app.Use((context, next) =>
        {
            if (Interlocked.Increment(ref refused) > 1)
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "1";
            return Task.CompletedTask;
        }));

        var first = await RunAsync(app.Client.BaseAddress!, Tokens.Secret);
        var second = await RunAsync(app.Client.BaseAddress!, Tokens.Secret);

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Equal(first.Output, second.Output);
        Assert.Equal(3, refused);
        var entry = Assert.Single(await app.Desk.EntriesAsync());
        Assert.Equal(("nightly", "journey", new EvidenceBody(true, "https://ci.example/runs/1", Desk.Now.AddMinutes(-1), null)), (entry.By, entry.Subject, entry.Read<EvidenceBody>()));
        Assert.Equal(entry.Position, JsonDocument.Parse(first.Output).RootElement.GetProperty("position").GetInt64());
    }

    [Fact]
    public async Task Example_WithAnotherToken_FailsTheJobInWords()
    {
        await using var app = await DeskApp.StartAsync();

        var (code, output) = await RunAsync(app.Client.BaseAddress!, "wrong");

        Assert.NotEqual(0, code);
        Assert.Contains("The token is not known.", output, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(Uri dashboard, string token)
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Source, "Api", "README.md"), TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo("sh", ["-c", Example().Match(readme).Groups["script"].Value])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment =
            {
                ["DASHBOARD"] = dashboard.GetLeftPart(UriPartial.Authority),
                ["TOKEN"] = token,
                ["INCIDENT"] = $"{Desk.Number}",
                ["CHECK"] = "journey",
                ["PASSED"] = "true",
                ["RUN_URL"] = "https://ci.example/runs/1",
                ["FINISHED_AT"] = "2026-03-02T10:59:00Z",
                ["NO_PROXY"] = "127.0.0.1",
            },
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }

    [GeneratedRegex("```sh\n(?<script>.+?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Example();
}
