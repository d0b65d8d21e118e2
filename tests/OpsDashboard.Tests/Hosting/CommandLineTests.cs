using OpsDashboard.Hosting;

namespace OpsDashboard.Tests.Hosting;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Keys_AreLeftToTheHost_InTheirOrder_WhateverTheyHold()
    {
        string[] keys = ["--urls", "http://[::1]:5081", "--A:B=", "--Authentication:Password", "@secret", "/Other", "x", "Plain=1", "--A:B=C=D", "--contentRoot", "-h1", "--empty", ""];

        var (line, _, output, error) = await ReadAsync(keys);

        Assert.Equal(("", ""), (output, error));
        Assert.NotNull(line);
        Assert.Null(line.Config);
        Assert.Equal(keys, line.Keys);
    }

    [Theory]
    [InlineData("--config", "a b.json")]
    [InlineData("--config=a b.json")]
    public async Task Config_InAnyForm_IsTaken_AndKeptFromTheHost(params string[] config)
    {
        var (line, _, _, _) = await ReadAsync(["--urls", "http://127.0.0.1:1", .. config, "--A=1"]);

        Assert.NotNull(line);
        Assert.Equal("a b.json", line.Config);
        Assert.Equal(["--urls", "http://127.0.0.1:1", "--A=1"], line.Keys);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("--urls", "http://127.0.0.1:1", "--help")]
    public async Task Help_IsAnswered_OnStandardOutput(params string[] arguments)
    {
        var (line, exit, output, error) = await ReadAsync(arguments);

        Assert.Null(line);
        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("--config <FILE>", output, StringComparison.Ordinal);
        Assert.Contains("--version", output, StringComparison.Ordinal);
        Assert.Contains("--urls http://127.0.0.1:5081", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-p is unknown: a key begins with two dashes.", "-p=1")]
    [InlineData("-x is unknown: a key begins with two dashes.", "-x")]
    [InlineData("--Emulator:Resume has no value: write --Emulator:Resume VALUE.", "--Emulator:Resume")]
    [InlineData("Argument 3 after the program's own options is a value without a key: write --Key value or --Key=value, and quote a value with spaces.", "--A", "Source=x", "hunter2")]
    public async Task Mistake_EndsWithTwo_AndOneLine_WithoutAValue(string sentence, params string[] arguments)
    {
        var (line, exit, output, error) = await ReadAsync(arguments);

        Assert.Null(line);
        Assert.Equal((2, "", $"OpsDashboard could not start. {sentence} See --help.\n"), (exit, output, error));
    }

    [Theory]
    [InlineData("--config")]
    [InlineData("--config", "a.json", "--config", "b.json")]
    public async Task Config_WithoutAFile_OrTwice_EndsWithTwo(params string[] arguments)
    {
        var (line, exit, _, error) = await ReadAsync(arguments);

        Assert.Null(line);
        Assert.Equal(2, exit);
        Assert.Contains("'--config'", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    private static async Task<(CommandLine? Line, int Exit, string Output, string Error)> ReadAsync(string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var (line, exit) = await CommandLine.ReadAsync(arguments, output, error);
        return (line, exit, output.ToString(), error.ToString());
    }
}
