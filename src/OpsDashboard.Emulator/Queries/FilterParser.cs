using System.Text.RegularExpressions;
using Grpc.Core;

namespace OpsDashboard.Emulator.Queries;

/// <summary>
/// The part of Google's filter language that the emulator serves: conditions joined by <c>AND</c>, with <c>=</c>,
/// <c>!=</c>, <c>starts_with("…")</c> and <c>one_of("…", "…")</c>.
/// </summary>
sealed partial class FilterParser
{
    /// <summary>Longest filter that is read.</summary>
    public const int MaxLength = 2048;

    // Documented at Google, not served here.
    private static readonly string[] OtherFunctions = ["ends_with", "has_substring", "monitoring.regex.full_match", "regex.full_match"];
    private static readonly string[] OtherOperators = ["<", "<=", ">", ">=", ":", "=~", "!~"];

    private readonly List<FilterToken> _tokens;
    private int _at;

    private FilterParser(List<FilterToken> tokens) => _tokens = tokens;

    private FilterToken Current => _tokens[_at];

    /// <summary>The conditions, all of which must hold. An empty filter has none.</summary>
    /// <exception cref="RpcException">
    /// INVALID_ARGUMENT with the position and what was expected there; UNIMPLEMENTED with the name of what is not served.
    /// </exception>
    public static IReadOnlyList<Restriction> Parse(string filter)
    {
        if (filter.Length > MaxLength)
            throw Refusal.Invalid($"filter is longer than {MaxLength} characters");
        return new FilterParser(FilterLexer.Read(filter)).ReadAll();
    }

    public static RpcException Malformed(int position, string expected, string found) =>
        Refusal.Invalid($"filter is malformed at character {position}: expected {expected}, found {found}");

    private List<Restriction> ReadAll()
    {
        var restrictions = new List<Restriction>();
        if (Current.Kind is TokenKind.End)
            return restrictions;
        restrictions.Add(ReadRestriction());
        while (Current.Kind is not TokenKind.End)
        {
            RefuseOperator();
            if (Current.Kind is TokenKind.Word && Current.Value.Contains('.', StringComparison.Ordinal))
                throw Refusal.Unsupported("filter: joining conditions without AND");
            if (!Current.Is(TokenKind.Word, "AND"))
                throw Malformed(Current.Position, "AND or the end", Current.ToString());
            _at++;
            restrictions.Add(ReadRestriction());
        }

        return restrictions;
    }

    private Restriction ReadRestriction()
    {
        RefuseOperator();
        if (Current.Kind is not TokenKind.Word)
            throw Malformed(Current.Position, "a selector such as metric.type", Current.ToString());
        var (selector, key) = ReadSelector();
        var negated = ReadOperator();
        var (match, values) = ReadValue();
        return new Restriction(selector, key, negated, match, values);
    }

    private (Selector Selector, string Key) ReadSelector()
    {
        var token = Current;
        _at++;
        return token.Value switch
        {
            "project" => (Selector.Project, ""),
            "resource.type" => (Selector.ResourceType, ""),
            "metric.type" => (Selector.MetricType, ""),
            "group.id" => throw Refusal.Unsupported("filter selector group.id"),
            _ => ReadLabel(token),
        };
    }

    private static (Selector Selector, string Key) ReadLabel(FilterToken token)
    {
        if (LabelSelector().Match(token.Value) is { Success: true } label)
        {
            var selector = label.Groups["of"].ValueSpan is "metric" ? Selector.MetricLabel : Selector.ResourceLabel;
            return (selector, label.Groups["key"].Value);
        }

        foreach (var of in (string[])["metric", "resource"])
        {
            if (token.Value.StartsWith($"{of}.label.", StringComparison.Ordinal) || token.Value.Equals($"{of}.label", StringComparison.Ordinal))
                throw Refusal.Unsupported($"filter selector {token.Value} (write {of}.labels.KEY)");
        }

        if (token.Value.StartsWith("metadata.", StringComparison.Ordinal))
            throw Refusal.Unsupported($"filter selector {token.Value}");
        throw Malformed(
            token.Position, "project, resource.type, resource.labels.KEY, metric.type or metric.labels.KEY", token.ToString());
    }

    private bool ReadOperator()
    {
        var token = Current;
        if (token.Kind is TokenKind.Symbol && OtherOperators.Contains(token.Value, StringComparer.Ordinal))
            throw Refusal.Unsupported($"filter operator {token.Value}");
        if (!token.Is(TokenKind.Symbol, "=") && !token.Is(TokenKind.Symbol, "!="))
            throw Malformed(token.Position, "= or !=", token.ToString());
        _at++;
        return token.Is(TokenKind.Symbol, "!=");
    }

    private (Match Match, IReadOnlyList<string> Values) ReadValue()
    {
        var token = Current;
        _at++;
        if (token.Kind is TokenKind.Text)
            return (Match.Exact, [token.Value]);
        if (token.Kind is TokenKind.Word)
        {
            if (token.Value is "starts_with")
                return (Match.Prefix, ReadArguments(token.Value, max: 1));
            if (token.Value is "one_of")
                return (Match.OneOf, ReadArguments(token.Value, max: 100));
            if (OtherFunctions.Contains(token.Value, StringComparer.Ordinal))
                throw Refusal.Unsupported($"filter function {token.Value}");

            // Labels of type BOOL and INT64 are compared without quotes.
            if (token.Value is "true" or "false" || WholeNumber().IsMatch(token.Value))
                return (Match.Exact, [token.Value]);
        }

        if (token.Is(TokenKind.Symbol, "("))
            throw Refusal.Unsupported("filter parentheses");
        throw Malformed(token.Position, "a double-quoted text, starts_with(…) or one_of(…)", token.ToString());
    }

    private List<string> ReadArguments(string function, int max)
    {
        Expect("(", $"( after {function}");
        var values = new List<string> { ReadText() };
        while (values.Count < max && Current.Is(TokenKind.Symbol, ","))
        {
            _at++;
            values.Add(ReadText());
        }

        Expect(")", max == 1 ? ")" : ", or )");
        return values;
    }

    private string ReadText()
    {
        var token = Current;
        if (token.Kind is not TokenKind.Text)
            throw Malformed(token.Position, "a double-quoted text", token.ToString());
        _at++;
        return token.Value;
    }

    private void Expect(string symbol, string expected)
    {
        if (!Current.Is(TokenKind.Symbol, symbol))
            throw Malformed(Current.Position, expected, Current.ToString());
        _at++;
    }

    private void RefuseOperator()
    {
        if (Current.Kind is TokenKind.Word && (Current.Value is "OR" or "NOT" || Current.Value.StartsWith('-')))
            throw Refusal.Unsupported($"filter operator {(Current.Value[0] == '-' ? "-" : Current.Value)}");
        if (Current.Is(TokenKind.Symbol, "("))
            throw Refusal.Unsupported("filter parentheses");
    }

    [GeneratedRegex("^(?<of>metric|resource)\\.labels\\.(?<key>[A-Za-z_][A-Za-z0-9_]*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LabelSelector();

    [GeneratedRegex("^-?[0-9]{1,19}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WholeNumber();
}
