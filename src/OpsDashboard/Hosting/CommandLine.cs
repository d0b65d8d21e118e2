using System.CommandLine;

namespace OpsDashboard.Hosting;

/// <summary>What the program was started with.</summary>
/// <param name="Config">The file that replaces <c>appsettings.json</c>, as it was typed; null when none is named.</param>
/// <param name="Keys">Configuration keys for the host, such as <c>--urls X</c> and <c>--A:B=X</c>, checked and in their order.</param>
sealed record CommandLine(string? Config, string[] Keys)
{
    private const string Description = """
        Runs the dashboard. Beside the options below every configuration key is taken as --Key value or --Key=value, for example
          --urls http://127.0.0.1:5081
          --CloudMonitoring:ProjectId=my-project
          --contentRoot /srv/ops     the folder with appsettings.json and data/
        Keys given here go over those of the environment (A__B), and those over the settings file.
        """;

    /// <summary>Reads the arguments; <c>--help</c>, <c>--version</c> and mistakes are answered at once.</summary>
    /// <returns>Null when it was answered, with the exit code.</returns>
    public static async Task<(CommandLine? Line, int ExitCode)> ReadAsync(string[] arguments, TextWriter output, TextWriter error)
    {
        var config = new Option<string>("--config") { Description = "Settings file that replaces appsettings.json; relative to the working directory", HelpName = "FILE" };
        // What is not known here is a key of the configuration.
        var root = new RootCommand(Description) { Options = { config }, TreatUnmatchedTokensAsErrors = false };
        // A value may begin with @ (a password) or be a bundle of letters; neither is ours to take apart.
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        var keys = parsed.UnmatchedTokens.ToArray();
        string[] faults = [.. parsed.Errors.Select(fault => fault.Message), .. KeyArguments.Faults(keys)];
        if (faults.Length > 0)
        {
            await error.WriteLineAsync($"OpsDashboard could not start. {string.Join(' ', faults)} See --help.");
            return (null, Configuration.ConfigurationFaults.ExitCode);
        }

        return parsed.Action is null
            ? (new CommandLine(parsed.GetValue(config), keys), 0)
            : (null, await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error }));
    }
}
