namespace OpsDashboard.Tests.Evaluation.Oracle.Drawing;

/// <summary>Choices that one seed decides, the same everywhere.</summary>
sealed class Draw(int seed)
{
    private readonly Random _random = new(seed);

    public int Seed { get; } = seed;

    public T Of<T>(params T[] choices) => choices[_random.Next(choices.Length)];

    public bool Chance(int percent) => _random.Next(100) < percent;

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    public TimeSpan Seconds(double least, double most) => TimeSpan.FromSeconds(Between((int)least, (int)most));
}
