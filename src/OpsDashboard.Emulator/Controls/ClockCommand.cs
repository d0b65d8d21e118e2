using System.Globalization;

namespace OpsDashboard.Emulator.Controls;

/// <summary>What people do to incident time.</summary>
public sealed record ClockCommand
{
    /// <summary><c>pause</c>, <c>resume</c>, <c>skip</c> or <c>scale</c>.</summary>
    public string? Action { get; init; }

    /// <summary>For <c>skip</c>: incident seconds to jump ahead, at most 7 days.</summary>
    public double? Seconds { get; init; }

    /// <summary>For <c>scale</c>: incident seconds a real second, above 0 and at most 3,600.</summary>
    public double? Scale { get; init; }

    /// <summary>What is missing, out of range or does not belong to the action; none when it can be applied.</summary>
    public IReadOnlyList<ControlFault> Faults() => new Limits()
        .OneOf(Action, ["pause", "resume", "skip", "scale"])
        .Check(
            Action is "skip" ? Seconds is > 0 and <= 604_800 : Seconds is null,
            nameof(Seconds),
            Text(Seconds),
            Action is "skip" ? "above 0 to 604800" : "none: it belongs to skip")
        .Check(
            Action is "scale" ? Scale is > 0 and <= 3_600 : Scale is null,
            nameof(Scale),
            Text(Scale),
            Action is "scale" ? "above 0 to 3600" : "none: it belongs to scale")
        .Faults;

    /// <summary>Does it and writes it into the log. Only a command without <see cref="Faults"/> may come here.</summary>
    public void Apply(ScenarioClock clock, EmulatorControls controls)
    {
        // Before a skip the line would stand at the old time, after it at the new one: people look for it where the jump began.
        controls.Record(Action switch
        {
            "pause" => "Clock paused",
            "resume" => "Clock resumed",
            "skip" => $"Clock skips {TimeSpan.FromSeconds(Seconds!.Value):c}",
            _ => $"Clock {Text(clock.TimeScale)}× → {Text(Scale)}×",
        });
        switch (Action)
        {
            case "pause":
                clock.Pause();
                break;
            case "resume":
                clock.Resume();
                break;
            case "skip":
                clock.Skip(TimeSpan.FromSeconds(Seconds!.Value));
                break;
            default:
                clock.SetTimeScale(Scale!.Value);
                break;
        }
    }

    private static string Text(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "none";
}
