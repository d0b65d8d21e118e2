using CsCheck;
using Grpc.Core;
using OpsDashboard.Emulator.Queries;

namespace OpsDashboard.Tests.Emulator;

public sealed class FilterParserTests
{
    private static readonly string[] Pieces =
        ["metric.type", "resource.labels.x", "=", "!=", "\"a\"", "\"", "\\", "AND", "OR", "(", ")", ",", "starts_with", "one_of", " ", "3", ":", "é"];

    [Theory]
    [InlineData("")]
    [InlineData("  \n\t ")]
    [InlineData("metric.type = \"a/b\"", "MetricType  = Exact [a/b]")]
    [InlineData("metric.type=\"a/b\"AND resource.type\n=\n\"c\"", "MetricType  = Exact [a/b]", "ResourceType  = Exact [c]")]
    [InlineData("project != \"p\"", "Project  != Exact [p]")]
    [InlineData("resource.labels.x_1 = starts_with(\"y\")", "ResourceLabel x_1 = Prefix [y]")]
    [InlineData("metric.labels.outcome != one_of ( \"a\" , \"b\" )", "MetricLabel outcome != OneOf [a|b]")]
    [InlineData("metric.labels.x = \"quote \\\" and \\\\ slash AND ( OR\"", "MetricLabel x = Exact [quote \" and \\ slash AND ( OR]")]
    [InlineData("metric.labels.ok = false", "MetricLabel ok = Exact [false]")]
    [InlineData("metric.labels.exit_code = 3", "MetricLabel exit_code = Exact [3]")]
    public void Filter_Served_GivesItsConditions(string filter, params string[] conditions) => Assert.Equal(
        conditions,
        FilterParser.Parse(filter).Select(r =>
            $"{r.Selector} {r.Key} {(r.Negated ? "!=" : "=")} {r.Match} [{string.Join('|', r.Values)}]"));

    [Theory]
    [InlineData("metric.type", 12, "= or !=", "the end")]
    [InlineData("metric.type = ", 15, "a double-quoted text", "the end")]
    [InlineData("metric.type = a/b", 15, "a double-quoted text", "'a/b'")]
    [InlineData("metric.type = \"a/b", 19, "'\"' to close the text begun at character 15", "the end")]
    [InlineData("metric.type = \"a\\n\"", 18, "'\"' or '\\' after a backslash", "'n'")]
    [InlineData("metric.type = 'a/b'", 15, "a selector, an operator or a double-quoted text", "'''")]
    [InlineData("metric.kind = \"a\"", 1, "project, resource.type", "'metric.kind'")]
    [InlineData("metric.type = \"a\" and project = \"b\"", 19, "AND or the end", "'and'")]
    [InlineData("metric.type = \"a\" AND", 22, "a selector", "the end")]
    [InlineData("AND metric.type = \"a\"", 1, "project, resource.type", "'AND'")]
    [InlineData("metric.type = starts_with(\"a\", \"b\")", 30, ")", "','")]
    [InlineData("metric.type = one_of()", 22, "a double-quoted text", "')'")]
    [InlineData("metric.type = one_of(\"a\"", 25, ", or )", "the end")]
    [InlineData("metric.labels. = \"a\"", 1, "project, resource.type", "'metric.labels.'")]
    public void Filter_Malformed_TellsPositionAndExpectation(string filter, int position, string expected, string found)
    {
        var refused = Assert.Throws<RpcException>(() => FilterParser.Parse(filter));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.StartsWith($"filter is malformed at character {position}: expected {expected}", refused.Status.Detail);
        Assert.EndsWith($"found {found}", refused.Status.Detail);
    }

    [Theory]
    [InlineData("metric.type = \"a\" OR metric.type = \"b\"", "filter operator OR")]
    [InlineData("NOT metric.type = \"a\"", "filter operator NOT")]
    [InlineData("-metric.type = \"a\"", "filter operator -")]
    [InlineData("(metric.type = \"a\")", "filter parentheses")]
    [InlineData("metric.labels.x = (\"a\" OR \"b\")", "filter parentheses")]
    [InlineData("metric.type : \"a\"", "filter operator :")]
    [InlineData("metric.labels.x > 3", "filter operator >")]
    [InlineData("metric.labels.x <= 3", "filter operator <=")]
    [InlineData("metric.labels.x =~ \"a\"", "filter operator =~")]
    [InlineData("metric.type = ends_with(\"a\")", "filter function ends_with")]
    [InlineData("metric.type = has_substring(\"a\")", "filter function has_substring")]
    [InlineData("metric.type = monitoring.regex.full_match(\"a\")", "filter function monitoring.regex.full_match")]
    [InlineData("metric.type = \"a\" metric.labels.x = \"b\"", "filter: joining conditions without AND")]
    [InlineData("metric.label.x = \"a\"", "filter selector metric.label.x (write metric.labels.KEY)")]
    [InlineData("resource.label.x = \"a\"", "filter selector resource.label.x (write resource.labels.KEY)")]
    [InlineData("metadata.user_labels.x = \"a\"", "filter selector metadata.user_labels.x")]
    [InlineData("group.id = \"a\"", "filter selector group.id")]
    public void Filter_DocumentedButNotServed_IsRefusedByName(string filter, string what)
    {
        var refused = Assert.Throws<RpcException>(() => FilterParser.Parse(filter));

        Assert.Equal(StatusCode.Unimplemented, refused.StatusCode);
        Assert.Equal($"{what} is not served by the emulator", refused.Status.Detail);
    }

    [Fact]
    public void Filter_AnyText_IsParsedOrRefused() => Check.Sample(
        Gen.Int[0, Pieces.Length - 1].Array[0, 12].Select(picks => string.Concat(picks.Select(pick => Pieces[pick]))),
        filter =>
        {
            try
            {
                FilterParser.Parse(filter);
            }
            catch (RpcException refused) when (refused.StatusCode is StatusCode.InvalidArgument or StatusCode.Unimplemented)
            {
                Assert.NotEmpty(refused.Status.Detail);
            }
        });
}
