using Google.Api;
using Google.Cloud.Monitoring.V3;
using Google.Protobuf.Reflection;

namespace OpsDashboard.Emulator.Queries;

/// <summary>Names of enum values as the API writes them, for messages.</summary>
static class WireName
{
    public static string Of(Aggregation.Types.Aligner aligner) => Of(CommonReflection.Descriptor.MessageTypes, "Aggregation", "Aligner", (int)aligner);

    public static string Of(Aggregation.Types.Reducer reducer) => Of(CommonReflection.Descriptor.MessageTypes, "Aggregation", "Reducer", (int)reducer);

    public static string Of(MetricDescriptor.Types.MetricKind kind) => Of(Google.Api.MetricReflection.Descriptor.MessageTypes, "MetricDescriptor", "MetricKind", (int)kind);

    public static string Of(MetricDescriptor.Types.ValueType type) => Of(Google.Api.MetricReflection.Descriptor.MessageTypes, "MetricDescriptor", "ValueType", (int)type);

    private static string Of(IEnumerable<MessageDescriptor> messages, string message, string type, int number) =>
        messages.Single(m => m.Name.Equals(message, StringComparison.Ordinal))
            .EnumTypes.Single(e => e.Name.Equals(type, StringComparison.Ordinal))
            .FindValueByNumber(number)?.Name ?? number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
