using System.Runtime.InteropServices;
using Google.Api;
using MetricKind = Google.Api.MetricDescriptor.Types.MetricKind;
using ValueType = Google.Api.MetricDescriptor.Types.ValueType;

namespace OpsDashboard.Emulator.Metrics;

/// <summary>Which series: a metric with its labels on a resource with its labels.</summary>
sealed record SeriesIdentity(string MetricType, LabelSet MetricLabels, string ResourceType, LabelSet ResourceLabels);

/// <summary>What a series' points are: kind, value type, unit.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct ValueShape(MetricKind Kind, ValueType Type, string Unit)
{
    public bool IsNumeric => Type is ValueType.Int64 or ValueType.Double;

    public bool IsDistribution => Type is ValueType.Distribution;
}

/// <summary>
/// A value in 16 bytes: a number or flag in the bits, or a histogram. Which one it is stands in the series'
/// <see cref="ValueShape"/>.
/// </summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct PointValue
{
    private readonly long _bits;

    private PointValue(long bits, Histogram? histogram) => (_bits, Histogram) = (bits, histogram);

    public Histogram? Histogram { get; }

    public long Int64 => _bits;

    public double Double => BitConverter.Int64BitsToDouble(_bits);

    public bool Bool => _bits != 0;

    public static PointValue Of(long value) => new(value, null);

    public static PointValue Of(double value) => new(BitConverter.DoubleToInt64Bits(value), null);

    public static PointValue Of(bool value) => new(value ? 1 : 0, null);

    public static PointValue Of(Histogram value) => new(0, value);

    /// <summary>A number of either numeric type as a double.</summary>
    public double Number(ValueType type) => type is ValueType.Double ? Double : _bits;
}

/// <summary>A point over (start, end], or at end if both are equal. Ticks of UTC.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct StoredPoint(long StartTicks, long EndTicks, PointValue Value);

/// <summary>A series with its points oldest first, in slices of the store's own arrays: reading copies nothing.</summary>
sealed record Series(SeriesIdentity Identity, ValueShape Shape, IReadOnlyList<ReadOnlyMemory<StoredPoint>> Slices)
{
    public int Count => Slices.Sum(slice => slice.Length);
}
