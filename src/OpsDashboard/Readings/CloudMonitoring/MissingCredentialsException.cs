namespace OpsDashboard.Readings.CloudMonitoring;

/// <summary>No token could be had; the message tells people what to do. Never leaves this folder.</summary>
sealed class MissingCredentialsException(string reason, Exception inner) : Exception(reason, inner);
