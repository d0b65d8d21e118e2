using System.Text;
using OpsDashboard.Benchmarks.Processes;

namespace OpsDashboard.Benchmarks.Report;

/// <summary>The table, as printed and as recorded.</summary>
static class ResultsText
{
    public static string Of(IEnumerable<RowResult> results, Machine machine, IEnumerable<string> arguments, Settings settings)
    {
        var text = new StringBuilder();
        text.AppendLine("# Benchmark results").AppendLine();
        text.AppendLine($"- Machine: {machine.Text}");
        text.AppendLine($"- Date: {machine.At:yyyy-MM-dd HH:mm} UTC");
        text.AppendLine($"- Command: `dotnet run -c Release --project tests/OpsDashboard.Benchmarks -- {string.Join(' ', arguments.Select(Quoted))}`");
        text.AppendLine(Pinning.IsPossible
            ? "- Servers run pinned to the first core (with one core .NET uses the workstation collector), load generator and this tool to the second."
            : "- Servers and load generator are not pinned here.");
        if (settings.Note is { } note)
        {
            text.AppendLine($"- Note: {note}");
        }

        foreach (var result in results)
        {
            Append(text, result, settings);
        }

        return text.ToString();
    }

    /// <summary>RESULTS.md beside the tool's sources.</summary>
    public static string Path()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "OpsDashboard.sln")))
            {
                return System.IO.Path.Combine(folder.FullName, "tests", "OpsDashboard.Benchmarks", "RESULTS.md");
            }
        }

        throw new BenchmarkFailedException("OpsDashboard.sln lies in no folder above this tool, so there is no place for RESULTS.md");
    }

    private static void Append(StringBuilder text, RowResult result, Settings settings)
    {
        text.AppendLine().AppendLine($"## {result.Title}").AppendLine().AppendLine(result.Method).AppendLine();
        if (result.Figures.Count == 0)
        {
            return;
        }

        text.AppendLine($"Took {result.Took.TotalSeconds:N0} s.").AppendLine();

        text.AppendLine("| measured | ours | floor | ratio | limit | |").AppendLine("|---|--:|--:|--:|---|---|");
        foreach (var figure in result.Figures)
        {
            // In windows of seconds a difference may even be below zero.
            var verdict = figure.Limit is null ? "" : settings.IsQuick ? "too short to say" : figure.Limit.IsMet ? "met" : "NOT MET";
            text.AppendLine($"| {figure.What} | {Number(figure.Ours)} | {Number(figure.Floor)} | {(figure.Times is { } times ? $"{times:0.00}×" : "–")} | {figure.Limit?.Text ?? "reported"} | {verdict} |");
        }

        if (result.Details.Length > 0)
        {
            text.AppendLine().Append(result.Details);
        }
    }

    private static string Number(double? value) => value switch
    {
        null => "–",
        >= 100 or <= -100 => $"{value:N0}",
        >= 10 or <= -10 => $"{value:N1}",
        _ => $"{value:N3}",
    };

    private static string Quoted(string argument) => argument.Contains(' ') ? $"\"{argument}\"" : argument;
}
