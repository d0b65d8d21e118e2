using System.Globalization;
using System.Text.Json;
using CsCheck;
using OpsDashboard.Frozen;
using OpsDashboard.Tests.Contract;

namespace OpsDashboard.Tests.Frozen;

public sealed class CanonicalJsonTests
{
    // RFC 8785, appendix B.
    [Theory]
    [InlineData("0000000000000000", "0")]
    [InlineData("8000000000000000", "0")]
    [InlineData("0000000000000001", "5e-324")]
    [InlineData("8000000000000001", "-5e-324")]
    [InlineData("7fefffffffffffff", "1.7976931348623157e+308")]
    [InlineData("ffefffffffffffff", "-1.7976931348623157e+308")]
    [InlineData("4340000000000000", "9007199254740992")]
    [InlineData("c340000000000000", "-9007199254740992")]
    [InlineData("4430000000000000", "295147905179352830000")]
    [InlineData("44b52d02c7e14af5", "9.999999999999997e+22")]
    [InlineData("44b52d02c7e14af6", "1e+23")]
    [InlineData("44b52d02c7e14af7", "1.0000000000000001e+23")]
    [InlineData("444b1ae4d6e2ef4e", "999999999999999700000")]
    [InlineData("444b1ae4d6e2ef4f", "999999999999999900000")]
    [InlineData("444b1ae4d6e2ef50", "1e+21")]
    [InlineData("3eb0c6f7a0b5ed8c", "9.999999999999997e-7")]
    [InlineData("3eb0c6f7a0b5ed8d", "0.000001")]
    [InlineData("41b3de4355555553", "333333333.3333332")]
    [InlineData("41b3de4355555554", "333333333.33333325")]
    [InlineData("41b3de4355555555", "333333333.3333333")]
    [InlineData("41b3de4355555556", "333333333.3333334")]
    [InlineData("41b3de4355555557", "333333333.33333343")]
    [InlineData("becbf647612f3696", "-0.0000033333333333333333")]
    [InlineData("43143ff3c1cb0959", "1424953923781206.2")]
    public void Number_OfTheRfc_IsWrittenAsThere(string bits, string expected) =>
        Assert.Equal(expected, CanonicalJson.Number(BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Number_NotFinite_IsRefused(double value) => Assert.Throws<ArgumentException>(() => CanonicalJson.Number(value));

    [Fact]
    public void Keys_OfTheRfc_AreSortedByCodeUnits()
    {
        const string Given = """{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}""";

        var canonical = Of(Given);

        Assert.Equal(
            ["Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh"],
            JsonDocument.Parse(canonical).RootElement.EnumerateObject().Select(member => member.Value.GetString()));
    }

    [Fact]
    public void Sample_OfTheRfc_IsWrittenAsThere() => Assert.Equal(
        """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""",
        Of("""
        {
          "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
          "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
          "literals": [null, true, false]
        }
        """));

    [Fact]
    public void Text_OfAnyValues_SaysTheSameAndIsItsOwnCanonicalForm() =>
        Gen.Select(Gen.Double.Where(double.IsFinite), Gen.String.Where(IsWhole), (number, text) => (number, text)).Sample(pair =>
        {
            var canonical = Of(JsonSerializer.Serialize(new Dictionary<string, object?> { ["z" + pair.text] = pair.number, ["a"] = pair.text, ["n"] = null }));
            var read = JsonDocument.Parse(canonical).RootElement;
            Assert.Equal(canonical, Of(canonical));
            Assert.Equal(pair.number, read.GetProperty("z" + pair.text).GetDouble());
            Assert.Equal(pair.text, read.GetProperty("a").GetString());
        });

    [Fact]
    public async Task Text_BesideThatOfEcmaScript_IsTheSame()
    {
        await using var node = NodeScript.StartAlone("canonical-json.mjs");
        // A fixed row of them: half any bits, half numbers of few digits.
        var random = new Random(8785);
        for (var i = 0; i < 2000; i++)
        {
            var number = i % 2 == 0 ? BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)) : Math.Round(random.NextDouble() * 1000, i % 7);
            var text = new string([.. Enumerable.Range(0, random.Next(8)).Select(_ => (char)random.Next(0xD800))]);
            if (!double.IsFinite(number))
            {
                continue;
            }

            var (a, b) = (JsonSerializer.Serialize(text), JsonSerializer.Serialize("é" + text));
            await node.WriteLineAsync($$$"""{"b":{{{a}}},{{{b}}}:null,"a":{"$bits":"{{{BitConverter.DoubleToUInt64Bits(number):x16}}}"}}""");

            Assert.Equal(await node.ReadLineAsync(), Of($$$"""{"b":{{{a}}},{{{b}}}:null,"a":{{{number.ToString("R", CultureInfo.InvariantCulture)}}}}"""));
        }
    }

    private static string Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        return CanonicalJson.Of(document.RootElement);
    }

    // Half of a surrogate pair has no canonical form.
    private static bool IsWhole(string text) => !text.Any(char.IsSurrogate);
}
