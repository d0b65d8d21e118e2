using System.Runtime.InteropServices;

namespace OpsDashboard.Emulator.Queries;

enum TokenKind
{
    Word,
    Text,
    Symbol,
    End,
}

/// <summary>A piece of a filter.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">Its text; of a quoted one the content, without quotes and escapes.</param>
/// <param name="Position">Its first character, counted from 1.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct FilterToken(TokenKind Kind, string Value, int Position)
{
    public bool Is(TokenKind kind, string value) => Kind == kind && string.Equals(Value, value, StringComparison.Ordinal);

    public override string ToString() => Kind switch
    {
        TokenKind.End => "the end",
        TokenKind.Text => $"\"{Value}\"",
        _ => $"'{Value}'",
    };
}
