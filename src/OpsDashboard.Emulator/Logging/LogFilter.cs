using System.Globalization;
using OpsDashboard.Emulator.Queries;

namespace OpsDashboard.Emulator.Logging;

/// <summary>
/// The part of the Logging query language that the emulator serves: comparisons that must all hold, joined by <c>AND</c> or
/// by nothing, for example <c>timestamp &gt;= "2025-09-15T18:00:00Z" AND jsonPayload.event = "startup"</c>.
/// </summary>
sealed class LogFilter
{
    public const int MaxLength = 20_000;

    private static readonly string[] Operators = ["=", "!=", ">", ">=", "<", "<="];

    private readonly IReadOnlyList<LogCondition> _conditions;

    private LogFilter(IReadOnlyList<LogCondition> conditions)
    {
        _conditions = conditions;
        foreach (var condition in conditions.Where(condition => condition.Field is LogField.Timestamp))
        {
            var (operation, ticks) = (condition.Operator, condition.Number);
            if (operation is ">" or ">=" or "=")
                FromTicks = Math.Max(FromTicks, ticks);
            if (operation is "<" or "<=" or "=")
                ToTicks = Math.Min(ToTicks, ticks + 1);
        }
    }

    /// <summary>No entry before this can be accepted.</summary>
    public long FromTicks { get; } = DateTime.MinValue.Ticks;

    /// <summary>No entry at or after this can be accepted.</summary>
    public long ToTicks { get; } = DateTime.MaxValue.Ticks;

    public bool Accepts(LogEntry entry) => _conditions.All(condition => condition.Accepts(entry));

    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT with the position and what was expected there.</exception>
    public static LogFilter Parse(string filter)
    {
        if (filter.Length > MaxLength)
            throw Refusal.Invalid($"filter is longer than {MaxLength} characters");
        var tokens = FilterLexer.Read(filter);
        var conditions = new List<LogCondition>();
        var at = 0;
        while (tokens[at].Kind is not TokenKind.End)
        {
            conditions.Add(Condition(tokens[at], tokens[Math.Min(at + 1, tokens.Count - 1)], tokens[Math.Min(at + 2, tokens.Count - 1)]));
            at += 3;
            if (tokens[at].Is(TokenKind.Word, "AND") && tokens[++at].Kind is TokenKind.End)
                throw FilterParser.Malformed(tokens[at].Position, "a comparison after AND", tokens[at].ToString());
        }

        return new LogFilter(conditions);
    }

    private static LogCondition Condition(FilterToken field, FilterToken operation, FilterToken value)
    {
        var (kind, key) = Field(field);
        if (operation.Kind is not TokenKind.Symbol || !Operators.Contains(operation.Value, StringComparer.Ordinal))
            throw FilterParser.Malformed(operation.Position, string.Join(", ", Operators), operation.ToString());
        if (value.Kind is not (TokenKind.Text or TokenKind.Word))
            throw FilterParser.Malformed(value.Position, "a value, with quotes when it is more than one word", value.ToString());
        return new LogCondition(kind, key, operation.Value, value.Value, kind switch
        {
            LogField.Timestamp => Ticks(value),
            LogField.Severity => Severity(value),
            _ => 0,
        });
    }

    private static (LogField Field, string Key) Field(FilterToken token)
    {
        if (token.Kind is TokenKind.Word)
        {
            switch (token.Value)
            {
                case "timestamp":
                    return (LogField.Timestamp, "");
                case "severity":
                    return (LogField.Severity, "");
                case "logName":
                    return (LogField.LogName, "");
                case "insertId":
                    return (LogField.InsertId, "");
                case "resource.type":
                    return (LogField.ResourceType, "");
            }

            if (After(token.Value, "resource.labels.") is { } resourceLabel)
                return (LogField.ResourceLabel, resourceLabel);
            if (After(token.Value, "labels.") is { } label)
                return (LogField.Label, label);
            if (After(token.Value, "jsonPayload.") is { } member)
                return (LogField.Payload, member);
        }

        throw FilterParser.Malformed(
            token.Position,
            "timestamp, severity, logName, insertId, resource.type, resource.labels.KEY, labels.KEY or jsonPayload.KEY",
            token.ToString());
    }

    private static string? After(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.Ordinal) && text.Length > prefix.Length ? text[prefix.Length..] : null;

    private static long Ticks(FilterToken value) =>
        (Rfc3339.Read(value.Value) ?? (DateTimeOffset.TryParseExact(value.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day : null))?.UtcTicks
            ?? throw FilterParser.Malformed(value.Position, "a time such as \"2025-09-15T18:00:00Z\"", value.ToString());

    private static long Severity(FilterToken value) =>
        !int.TryParse(value.Value, out _) && Enum.TryParse<LogSeverity>(value.Value, ignoreCase: true, out var severity)
            ? (long)severity
            : throw FilterParser.Malformed(
                value.Position, string.Join(", ", Enum.GetNames<LogSeverity>().Select(name => name.ToUpperInvariant())), value.ToString());
}
