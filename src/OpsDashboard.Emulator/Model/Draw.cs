namespace OpsDashboard.Emulator.Model;

/// <summary>Streams of randomness. A stream's number is part of the hash, so numbers are never reused or reordered.</summary>
enum Draw
{
    BackgroundEgress = 1,
    ConnectorCpu = 2,
    SlotSplit = 3,
    ArrivalSecond = 4,
    AttemptPattern = 5,
    Backoff = 6,
    PhaseDuration = 7,
    Connections = 8,
    Dial = 9,
    Handshake = 10,
    ErrorEntries = 11,
    Lifetime = 12,
    OtherBackends = 13,
    DatabaseCpu = 14,
    DatabaseMemory = 15,
    RequestErrors = 16,
    Traffic = 17,
    ConnectorUpdate = 18,
    DatabaseRestart = 19,
    RevisionName = 20,
    ScalingDelay = 21,
    QueueWait = 22,
    Surge = 23,
    Authentication = 24,
    InstanceId = 25,
    ExtraArrivals = 26,
}
