namespace OpsDashboard.Hosting;

/// <summary>Arguments that the framework would pass over without a word, or answer with a stack trace.</summary>
static class KeyArguments
{
    /// <summary>A sentence for each argument that is no <c>--Key value</c>, <c>--Key=value</c>, <c>/Key value</c> or <c>Key=value</c>.</summary>
    /// <remarks>A word without a key is not repeated: it may be half of a password with a space in it.</remarks>
    public static IEnumerable<string> Faults(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            var isKey = argument.StartsWith("--", StringComparison.Ordinal) || argument.StartsWith('/');
            if (argument.Contains('='))
            {
                if (argument.StartsWith('-') && !isKey)
                {
                    yield return $"{OneLine.Of(argument[..argument.IndexOf('=')], 60)} is unknown: a key begins with two dashes.";
                }
            }
            else if (!isKey)
            {
                yield return argument.StartsWith('-')
                    ? $"{OneLine.Of(argument, 60)} is unknown: a key begins with two dashes."
                    : $"Argument {i + 1} after the program's own options is a value without a key: write --Key value or --Key=value, and quote a value with spaces.";
            }
            else if (++i == arguments.Count)
            {
                yield return $"{OneLine.Of(argument, 60)} has no value: write {OneLine.Of(argument, 60)} VALUE.";
            }
        }
    }
}
