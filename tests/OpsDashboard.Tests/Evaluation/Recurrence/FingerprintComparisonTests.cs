using CsCheck;
using OpsDashboard.Evaluation.Recurrence;

namespace OpsDashboard.Tests.Evaluation.Recurrence;

public sealed class FingerprintComparisonTests
{
    private static readonly string[] Symptoms = ["a", "b", "c", "d"];
    private static readonly Gen<FingerprintPart> Orders = Gen.Int[-1, 3].Array[4].Select(steps =>
        Order([.. steps.Select((step, i) => (Symptoms[i], step)).Where(one => one.step >= 0)]));

    private static readonly Gen<Fingerprint> Fingerprints = Gen.Select(
        Any(PartKind.FailingPhase), Any(PartKind.ErrorClass), Any(PartKind.SaturatedDependency), Gen.OneOf(Orders, Gen.Const(Unknown(PartKind.SymptomOrder))), Any(PartKind.ExitCode))
        .Select((phase, error, dependency, order, exit) => Of(phase, error, dependency, order, exit));

    private static readonly Fingerprint Sample = Of(
        Known(PartKind.FailingPhase, "3"), Known(PartKind.ErrorClass, "timeout"), Known(PartKind.SaturatedDependency, "connector"), Order(("a", 0), ("b", 1), ("c", 1)), Known(PartKind.ExitCode, "3"));

    [Fact]
    public void Verdict_Always_IsSymmetric() => Gen.Select(Fingerprints, Fingerprints).Sample((one, other) =>
        FingerprintComparison.Verdict(one, other) == FingerprintComparison.Verdict(other, one)
        && FingerprintComparison.Parts(one, other).Select(part => part.Agreement).SequenceEqual(FingerprintComparison.Parts(other, one).Select(part => part.Agreement)));

    [Fact]
    public void Unknown_Never_Matches() => Gen.Select(Fingerprints, Fingerprints).Sample((one, other) =>
        (one.IsComplete && other.IsComplete) || FingerprintComparison.Verdict(one, other) != RecurrenceVerdict.Matches);

    [Fact]
    public void Equal_WhereStartsFailed_Match() => Fingerprints.Sample(one =>
        !one.IsComplete || one[PartKind.FailingPhase]!.State == PartState.Absent || one[PartKind.ErrorClass]!.State == PartState.Absent
            ? FingerprintComparison.Verdict(one, one) != RecurrenceVerdict.Matches
            : FingerprintComparison.Verdict(one, one) == RecurrenceVerdict.Matches);

    [Theory]
    [InlineData(PartKind.FailingPhase, RecurrenceVerdict.DoesNotMatch)]
    [InlineData(PartKind.ErrorClass, RecurrenceVerdict.DoesNotMatch)]
    [InlineData(PartKind.SaturatedDependency, RecurrenceVerdict.Matches)]
    [InlineData(PartKind.ExitCode, RecurrenceVerdict.Matches)]
    public void OnePart_ThatDiffers_DecidesOnlyWhereItMust(PartKind kind, RecurrenceVerdict expected) =>
        Assert.Equal(expected, FingerprintComparison.Verdict(Sample, With(Known(kind, "other"))));

    [Fact]
    public void TwoOtherParts_ThatDiffer_DoNotMatch_WhateverIsUnknown()
    {
        var two = With(Known(PartKind.ExitCode, "1"), Known(PartKind.SaturatedDependency));

        Assert.Equal(RecurrenceVerdict.DoesNotMatch, FingerprintComparison.Verdict(Sample, two));
        Assert.Equal(RecurrenceVerdict.DoesNotMatch, FingerprintComparison.Verdict(Sample, With(Known(PartKind.FailingPhase, "5"), Unknown(PartKind.ErrorClass))));
        Assert.Equal(RecurrenceVerdict.CannotTell, FingerprintComparison.Verdict(Sample, With(Known(PartKind.ExitCode, "1"), Unknown(PartKind.SymptomOrder))));
        Assert.Equal(RecurrenceVerdict.CannotTell, FingerprintComparison.Verdict(Sample, With(Unknown(PartKind.FailingPhase))));
    }

    [Theory]
    [InlineData("a0 b1 c2", "a0 b1 c2", PartAgreement.Same)]
    [InlineData("a0 b1 c2", "a0 b0 c0", PartAgreement.Same)]
    [InlineData("a0 b1 c2", "a5 c9", PartAgreement.Same)]
    [InlineData("a0 b1 c2", "b0 a1 c2", PartAgreement.Different)]
    [InlineData("a0 b1", "c0 d1", PartAgreement.Different)]
    [InlineData("a0 b1", "a0", PartAgreement.Different)]
    [InlineData("a0", "a4", PartAgreement.Same)]
    public void Order_ComparesTheSymptomsThatBothSaw(string one, string other, PartAgreement expected)
    {
        Assert.Equal(expected, PartComparison.Compare(Order(one), Order(other)));
        Assert.Equal(expected, PartComparison.Compare(Order(other), Order(one)));
    }

    [Fact]
    public void Json_Recorded_ReadsBackAsTheSame() => Fingerprints.Sample(one =>
        FingerprintJson.Read(FingerprintJson.Write(one)) is { } read && read.Equals(one));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"hash\":\"h\",\"parts\":[null]}")]
    [InlineData("{\"hash\":\"h\",\"parts\":[{\"kind\":\"another\"}]}")]
    [InlineData("{\"hash\":\"h\",\"parts\":[{\"kind\":\"symptom-order\",\"state\":\"known\",\"values\":[\"a\"],\"steps\":[],\"words\":\"\"}]}")]
    public void Json_OfSomethingElse_IsNone(string json) => Assert.Null(FingerprintJson.Read(json));

    private static Gen<FingerprintPart> Any(PartKind kind) => Gen.Int[0, 4].Select(choice => choice switch
    {
        0 => FingerprintPart.Absent(kind, "nothing failed"),
        1 => Unknown(kind),
        _ => Known(kind, choice.ToString()),
    });

    private static Fingerprint Of(params FingerprintPart[] parts) =>
        new(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1), IsOver: true, IsRead: true, "hash", parts.OrderBy(part => part.Kind).ToValueList());

    private static Fingerprint With(params FingerprintPart[] changed) => Of([.. Sample.Parts.Select(part => Array.Find(changed, one => one.Kind == part.Kind) ?? part)]);

    private static FingerprintPart Known(PartKind kind, params string[] values) => FingerprintPart.Known(kind, values, "in words");

    private static FingerprintPart Unknown(PartKind kind) => FingerprintPart.Unknown(kind, "no data");

    private static FingerprintPart Order(string text) => Order([.. text.Split(' ').Select(one => (one[..1], one[1] - '0'))]);

    private static FingerprintPart Order(params (string Title, int Step)[] seen)
    {
        var ordered = seen.OrderBy(one => one.Step).ToArray();
        return seen.Length == 0
            ? FingerprintPart.Absent(PartKind.SymptomOrder, "no symptom showed")
            : Known(PartKind.SymptomOrder, [.. ordered.Select(one => one.Title)]) with { Steps = ordered.Select(one => one.Step).ToValueList() };
    }
}
