namespace OpsDashboard.Emulator.Model;

/// <summary>What happened in the minute that ends at <paramref name="minute"/> (Unix minutes): (end − 60 s, end].</summary>
sealed class MinuteFacts(long minute)
{
    public long Minute { get; } = minute;

    /// <summary>The revision in force when the minute began.</summary>
    public required Revision Revision { get; init; }

    /// <summary>Starts that ended in this minute; all that a start reports is reported then.</summary>
    public List<Start> Ended { get; } = [];

    /// <summary>Running instances that were shut down, exit code 0.</summary>
    public int ShutDown { get; set; }

    /// <summary>Starts that began in this minute.</summary>
    public int Began { get; set; }

    /// <summary>Instances at the minute's end that start or serve.</summary>
    public int Active { get; set; }

    /// <summary>Instances at the minute's end without work.</summary>
    public int Idle { get; set; }

    /// <summary>Client connections open, or being opened, at the minute's end.</summary>
    public int PoolInUse { get; set; }

    public int ConnectorInstances { get; set; }

    public double DemandMbps { get; set; }

    /// <summary>0..1, one an instance of the connector.</summary>
    public double[] ConnectorCpu { get; set; } = [];

    /// <summary>Backends of the application's database.</summary>
    public int Backends { get; set; }

    /// <summary>Backends of the maintenance database.</summary>
    public int SystemBackends { get; set; }

    public double DatabaseCpu { get; set; }

    public double DatabaseMemory { get; set; }

    /// <summary>Error log entries that have nothing to do with a start.</summary>
    public int RequestErrors { get; set; }
}
