using System.Globalization;
using OpsDashboard.Configuration;
using OpsDashboard.Readings.Health;

namespace OpsDashboard.Components.Views;

/// <summary>What a source was asked today (UTC day of incident time) and what a month at this rate costs, as text.</summary>
/// <param name="Today">"1,234 calls, 5,678 time series".</param>
/// <param name="Rate">Time series a whole day; null when too little of the day was watched.</param>
/// <param name="Price">USD for 30 days; null with <paramref name="Rate"/>, or when they cost nothing.</param>
/// <param name="PriceSource">Where the price is from, in words.</param>
public sealed record UsageView(string Today, string? Rate, string? Price, string? PriceSource)
{
    private const int Days = 30;
    private static readonly decimal Shipped = new CloudMonitoringOptions().PricePerMillionSeries;

    /// <summary>From counts and a price in USD for a million.</summary>
    public static UsageView Of(SourceUsageDay usage, decimal? price) => new(
        price is null
            ? string.Create(CultureInfo.InvariantCulture, $"{usage.Today.Calls:N0} calls, free of charge")
            : string.Create(CultureInfo.InvariantCulture, $"{usage.Today.Calls:N0} calls, {usage.Today.Series:N0} time series"),
        price is not null && usage.SeriesADay is { } rate ? string.Create(CultureInfo.InvariantCulture, $"about {rate:N0} time series a day") : null,
        usage.SeriesADay is { } series && price is { } perMillion
            ? string.Create(CultureInfo.InvariantCulture, $"about USD {(decimal)series * Days / 1_000_000 * perMillion:N2} in {Days} days at Google, USD {perMillion:0.00##} a million time series returned")
            : null,
        price is { } from ? Source(from) : null);

    private static string Source(decimal price) => price == Shipped
        ? "Price since 2 October 2025 as public notes agree; Google's own page was not read, so compare it. The first million of a month and billing account is free and not taken off here."
        : "Price as configured. What is free in a month is not taken off here.";
}
