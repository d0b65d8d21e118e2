using System.Reflection;
using Google.Cloud.Monitoring.V3;
using Google.Protobuf.Reflection;

namespace OpsDashboard.Configuration.Rules;

/// <summary>What can be told of a query before the server is asked.</summary>
static class QueryRules
{
    private static readonly string[] Aligners = OriginalNames<Aggregation.Types.Aligner>();
    private static readonly string[] Reducers = OriginalNames<Aggregation.Types.Reducer>();

    /// <param name="additive">Whether points are added up over time and series, so that only sums give the right number.</param>
    public static void Check(string key, QueryOptions query, bool additive, ConfigurationFaults faults)
    {
        if (MetricFilter.MetricType(query.Filter) is null)
        {
            faults.Add($"{key}:Filter", query.Filter.Length == 0 ? null : query.Filter, "must name exactly one metric.type = \"…\"");
        }

        CheckName($"{key}:Aligner", query.Aligner, Aligners, additive ? ["ALIGN_SUM", "ALIGN_DELTA"] : Aligners, faults);
        CheckName($"{key}:Reducer", query.Reducer, Reducers, additive ? ["REDUCE_SUM"] : Reducers, faults);
    }

    private static void CheckName(string key, string name, string[] known, string[] allowed, ConfigurationFaults faults)
    {
        if (!known.Contains(name))
        {
            faults.Add(key, name, $"must be one of {string.Join(", ", allowed)}");
        }
        else if (!allowed.Contains(name))
        {
            faults.Add(key, name, $"must be {string.Join(" or ", allowed)} for a count, rate, ratio or percentile");
        }
    }

    // The names of the wire contract, so that a new value of the API is known as soon as the contract is.
    private static string[] OriginalNames<T>()
        where T : struct, Enum =>
        [.. typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetCustomAttribute<OriginalNameAttribute>()!.Name)];
}
