using System.Data;
using System.Data.Common;

namespace OpsDashboard.Journal.Store;

/// <summary>Where SQLite and PostgreSQL differ: how they are opened and checked, their DDL, and what their errors mean.</summary>
abstract class StoreDialect : IAsyncDisposable
{
    /// <summary>For people; never a password.</summary>
    public abstract string Where { get; }

    /// <summary>Gives connections that are set up in full.</summary>
    public abstract DbDataSource Source { get; }

    /// <summary>The names of tables that would be in the way of ours.</summary>
    public abstract string Tables { get; }

    /// <summary>Lets one program at a time change the schema, until its transaction ends.</summary>
    public abstract string LockSchema { get; }

    public abstract string TextOf(SchemaStep step);

    /// <summary>How long the server may take for one step; null where commands have no such limit.</summary>
    public virtual int? StepSeconds => null;

    /// <summary>A connection to a store that may be new, old or damaged, after the checks that come before the schema.</summary>
    public abstract Task<DbConnection> OpenCheckedAsync(CancellationToken cancellation);

    /// <summary>A transaction that sees what others have committed before each statement, whatever the server's default is, and ends when this program hangs.</summary>
    public virtual async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellation) =>
        await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);

    /// <summary>What is left to do when the schema is right.</summary>
    public virtual Task FinishAsync(DbConnection connection, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Words about a failure that does not heal by itself; null for any other.</summary>
    public abstract string? Refusal(Exception failure);

    /// <summary>Words about a failure of the store; null for a fault of the program.</summary>
    public abstract string? Trouble(Exception failure);

    public virtual ValueTask DisposeAsync() => Source.DisposeAsync();
}
