using System.Text;

namespace OpsDashboard.Emulator.Queries;

/// <summary>Cuts a filter such as <c>metric.type = "a/b" AND metric.labels.x != "y"</c> into its pieces.</summary>
static class FilterLexer
{
    private static readonly string[] Symbols = ["!=", "<=", ">=", "=~", "!~", "=", "<", ">", ":", "(", ")", ","];

    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT: a text without an end, an unknown escape or character.</exception>
    public static List<FilterToken> Read(string filter)
    {
        var tokens = new List<FilterToken>();
        var at = 0;
        while (at < filter.Length)
        {
            if (char.IsWhiteSpace(filter[at]))
                at++;
            else
                tokens.Add(Next(filter, ref at));
        }

        tokens.Add(new FilterToken(TokenKind.End, "", filter.Length + 1));
        return tokens;
    }

    private static FilterToken Next(string filter, ref int at)
    {
        var start = at;
        if (filter[at] == '"')
            return new FilterToken(TokenKind.Text, Quoted(filter, ref at), start + 1);

        if (IsWord(filter[at]))
        {
            while (at < filter.Length && IsWord(filter[at]))
                at++;
            return new FilterToken(TokenKind.Word, filter[start..at], start + 1);
        }

        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(filter, at, symbol, 0, symbol.Length) != 0)
                continue;
            at += symbol.Length;
            return new FilterToken(TokenKind.Symbol, symbol, start + 1);
        }

        throw FilterParser.Malformed(start + 1, "a selector, an operator or a double-quoted text", $"'{filter[at]}'");
    }

    private static string Quoted(string filter, ref int at)
    {
        var start = at++;
        var text = new StringBuilder();
        while (at < filter.Length && filter[at] != '"')
        {
            if (filter[at] == '\\')
            {
                at++;
                if (at == filter.Length)
                    break;
                if (filter[at] is not ('"' or '\\'))
                    throw FilterParser.Malformed(at + 1, "'\"' or '\\' after a backslash", $"'{filter[at]}'");
            }

            text.Append(filter[at++]);
        }

        if (at == filter.Length)
            throw FilterParser.Malformed(filter.Length + 1, $"'\"' to close the text begun at character {start + 1}", "the end");
        at++;
        return text.ToString();
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' or '/';
}
