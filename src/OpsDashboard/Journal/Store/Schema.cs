using System.Data.Common;
using Dapper;

namespace OpsDashboard.Journal.Store;

/// <summary>Brings the tables to the version of this program, in one transaction: all steps or none.</summary>
static class Schema
{
    public static async Task MigrateAsync(DbConnection connection, StoreDialect dialect, IReadOnlyList<SchemaStep> steps, CancellationToken cancellation)
    {
        await using var transaction = await dialect.BeginAsync(connection, cancellation);
        // Replicas that start at once take turns; in SQLite the transaction itself is the lock.
        await connection.ExecuteAsync(Command(dialect.LockSchema));
        var found = await VersionAsync();
        if (found > steps.Count)
        {
            throw new StoreRefusedException(
                $"The journal {dialect.Where} has schema version {found}, but this program knows versions up to {steps.Count}. " +
                "Start the newer program that wrote it, or give this one another journal or a backup from before the upgrade");
        }

        if (found == steps.Count)
        {
            return;
        }

        foreach (var step in steps.Skip(found))
        {
            await connection.ExecuteAsync(Command(dialect.TextOf(step), seconds: dialect.StepSeconds));
        }

        await connection.ExecuteAsync(Command("UPDATE journal_schema SET version = @Version", new { Version = steps.Count }));
        await transaction.CommitAsync(cancellation);

        async Task<int> VersionAsync()
        {
            var tables = (await connection.QueryAsync<string>(Command(dialect.Tables))).ToHashSet(StringComparer.Ordinal);
            if (tables.Contains("journal_schema"))
            {
                return await connection.QuerySingleAsync<int>(Command("SELECT version FROM journal_schema"));
            }

            if (tables.Count > 0)
            {
                throw new StoreRefusedException(
                    $"{dialect.Where} is not a journal: it has other tables ({OneLine.Of(string.Join(", ", tables.Order(StringComparer.Ordinal)))}). " +
                    "Nothing was changed in it. Set Journal:ConnectionString to a place of its own");
            }

            await connection.ExecuteAsync(Command("CREATE TABLE journal_schema (version INTEGER NOT NULL); INSERT INTO journal_schema (version) VALUES (0)"));
            return 0;
        }

        CommandDefinition Command(string text, object? parameters = null, int? seconds = null) =>
            new(text, parameters, transaction, commandTimeout: seconds, cancellationToken: cancellation);
    }
}
