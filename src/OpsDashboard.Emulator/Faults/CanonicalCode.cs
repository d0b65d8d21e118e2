using Grpc.Core;

namespace OpsDashboard.Emulator.Faults;

/// <summary>Google's names of the gRPC codes, and the HTTP status each is told with.</summary>
static class CanonicalCode
{
    // By number, as google.rpc.Code has them.
    private static readonly (string Name, int Http)[] Codes =
    [
        ("OK", 200),
        ("CANCELLED", 499),
        ("UNKNOWN", 500),
        ("INVALID_ARGUMENT", 400),
        ("DEADLINE_EXCEEDED", 504),
        ("NOT_FOUND", 404),
        ("ALREADY_EXISTS", 409),
        ("PERMISSION_DENIED", 403),
        ("RESOURCE_EXHAUSTED", 429),
        ("FAILED_PRECONDITION", 400),
        ("ABORTED", 409),
        ("OUT_OF_RANGE", 400),
        ("UNIMPLEMENTED", 501),
        ("INTERNAL", 500),
        ("UNAVAILABLE", 503),
        ("DATA_LOSS", 500),
        ("UNAUTHENTICATED", 401),
    ];

    /// <summary>All but OK.</summary>
    public static IReadOnlyList<string> Failures { get; } = [.. Codes.Skip(1).Select(code => code.Name)];

    public static string Name(StatusCode code) => Codes[(int)code].Name;

    public static int Http(StatusCode code) => Codes[(int)code].Http;

    /// <summary>The code of one of <see cref="Failures"/>.</summary>
    public static StatusCode Parse(string name) => (StatusCode)Array.FindIndex(Codes, code => code.Name.Equals(name, StringComparison.Ordinal));
}
