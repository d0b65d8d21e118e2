using OpsDashboard.Configuration;

namespace OpsDashboard.Tests;

public sealed class MaskedAddressesTests
{
    [Theory]
    [InlineData("https://host/path?key=s3cret", "https://host/path?…")]
    [InlineData("https://host/path?key=s3cret#part", "https://host/path?…#…")]
    [InlineData("https://host/#access_token=s3cret", "https://host/#…")]
    [InlineData("https://ann:pw@host:8080/path", "https://…@host:8080/path")]
    [InlineData("https://s3cret@host", "https://…@host")]
    [InlineData("https://ann:p@w@host/", "https://…@host/")]
    [InlineData("https://ann:p/w?x@host/", "https://…@host/")]
    [InlineData("postgres://ann:pw@db/app?sslpassword=x", "postgres://…@db/app?…")]
    [InlineData("https://host?s3cret", "https://host?…")]
    [InlineData("cannot reach (https://host/x?key=s3cret), try https://other/?a=b.", "cannot reach (https://host/x?…), try https://other/?….")]
    [InlineData("GET /v1/x?key=s3cret failed", "GET /v1/x?… failed")]
    [InlineData("""{"url":"https://host/?key=s3cret","n":1}""", """{"url":"https://host/?…","n":1}""")]
    public void Secrets_AreMarkedOnly(string text, string masked) => Assert.Equal(masked, MaskedAddresses.In(text));

    [Theory]
    [InlineData("https://host/i/4711@r3")]
    [InlineData("http://host:5080/i/4711@r3")]
    [InlineData("http://[::1]:5080/i/4711@r3")]
    [InlineData("ask ann@example.org, is it up?")]
    [InlineData("metric.type = \"run.googleapis.com/request_count\"")]
    [InlineData("read/write? yes")]
    [InlineData("5 of 7 // 3 %")]
    public void WhatIsNoSecret_Stays(string text) => Assert.Equal(text, MaskedAddresses.In(text));

    [Theory]
    [InlineData(10)]
    [InlineData(100_000)]
    public void EveryPrefixAndLength_HidesTheSecret(int before)
    {
        var text = $"{new string('x', before)} https://ann:s3cret@host/?key=s3cret";

        Assert.DoesNotContain("s3cret", MaskedAddresses.In(text));
        Assert.True(MaskedAddresses.In(text).Length <= MaskedAddresses.Longest);
    }

    /// <summary>Where half of an address would stand, it is left out: a user without its @ cannot be told from a host.</summary>
    [Fact]
    public void AddressAtTheCut_IsLeftOut() =>
        Assert.DoesNotContain("s3cret", MaskedAddresses.In($"{new string('x', MaskedAddresses.Longest - 20)} https://ann:s3cret{new string('y', 50)}@host/"));

    [Fact]
    public void Lines_OfLogsAndMetrics_AreMasked() => Assert.Equal("at https://…@host/?… now", OneLine.Of("at https://ann:pw@host/?k=v now"));

    [Fact]
    public void Found_InTheConfiguration_IsMasked() => Assert.Equal("https://host/?…", FoundText.Of("https://host/?key=s3cret"));
}
