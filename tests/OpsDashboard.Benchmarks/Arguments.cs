using System.Globalization;

namespace OpsDashboard.Benchmarks;

/// <summary>Command line → settings, or what is wrong with it in words.</summary>
static class Arguments
{
    public static string Usage { get; } = $"""
        dotnet run -c Release --project tests/OpsDashboard.Benchmarks -- [row …] [options]
        Rows: {string.Join(", ", AllRows.Names)}; without any, all of them.
          --pairs N      alternated repetitions, 1–50 (5)
          --window S     seconds of one measured span, 2–600 (12)
          --warm S       seconds a server runs before it is measured, 1–600 (8)
          --viewers N    connections; several sizes, growing, with commas: 10–10000 (1000,5000)
          --snapshots N  snapshots of the row that looks for what grows, 400–1000000 (10000)
          --tabs N       tabs of a real browser beside each other, 2–100 (20): fewer where a core cannot paint so many
          --quick        1 pair, 3 s windows, 2 s to warm up, 50,100 viewers, 400 snapshots: whether all rows work, no figures to keep
          --program DLL  the program to measure (the build beside this tool)
          --gate         exit code 1 when a limit is missed
          --record       write RESULTS.md beside this tool's sources: with all rows the whole file anew, with some of them a part below it
          --note TEXT    recorded with the results
        """;

    public static (Settings? Settings, string? Fault) Parse(IReadOnlyList<string> arguments)
    {
        var rows = new List<string>();
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (argument is "--gate" or "--record" or "--quick")
            {
                values[argument] = "";
            }
            else if (argument is "--pairs" or "--window" or "--warm" or "--viewers" or "--program" or "--note" or "--snapshots" or "--tabs")
            {
                if (++i == arguments.Count)
                {
                    return (null, $"{argument} needs a value");
                }

                values[argument] = arguments[i];
            }
            else if (AllRows.Names.Contains(argument))
            {
                rows.Add(argument);
            }
            else
            {
                return (null, $"there is no row or option \"{argument}\"");
            }
        }

        return Read(rows.Count == 0 ? AllRows.Names : rows, values);
    }

    private static (Settings? Settings, string? Fault) Read(IReadOnlyList<string> rows, Dictionary<string, string> values)
    {
        string? fault = null;
        int Number(string name, int otherwise, int least, int most)
        {
            if (!values.TryGetValue(name, out var text))
            {
                return otherwise;
            }

            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            {
                return number;
            }

            fault ??= $"{name} is \"{text}\"; it must be a whole number from {least} to {most}";
            return otherwise;
        }

        var quick = values.ContainsKey("--quick");
        IReadOnlyList<int> Sizes(IReadOnlyList<int> otherwise)
        {
            if (!values.TryGetValue("--viewers", out var text))
            {
                return otherwise;
            }

            var sizes = text.Split(',').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0).ToArray();
            if (sizes.All(size => size is >= 10 and <= 10_000) && sizes.SequenceEqual(sizes.Distinct().Order()))
            {
                return sizes;
            }

            fault ??= $"--viewers is \"{text}\"; it must be growing whole numbers from 10 to 10000 with commas between";
            return otherwise;
        }

        var program = values.GetValueOrDefault("--program", Path.Combine(AppContext.BaseDirectory, "OpsDashboard.dll"));
        var settings = new Settings(
            rows,
            Number("--pairs", quick ? 1 : 5, 1, 50),
            TimeSpan.FromSeconds(Number("--window", quick ? 3 : 12, 2, 600)),
            TimeSpan.FromSeconds(Number("--warm", quick ? 2 : 8, 1, 600)),
            Sizes(quick ? [50, 100] : [1000, 5000]),
            Number("--snapshots", quick ? 400 : 10_000, 400, 1_000_000),
            Number("--tabs", quick ? 4 : 20, 2, 100),
            quick,
            Path.GetFullPath(program),
            values.ContainsKey("--gate"),
            values.ContainsKey("--record"),
            values.GetValueOrDefault("--note"));
        fault ??= settings.IsQuick && (settings.Gate || settings.Record) ? "figures of --quick say nothing: they are neither gated nor recorded" : null;
        fault ??= File.Exists(settings.Program) ? null : $"--program: there is no file {settings.Program}";
        return fault is null ? (settings, null) : (null, fault);
    }
}
