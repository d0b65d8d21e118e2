using System.Net;
using System.Text.Json;
using CsCheck;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Api.Incidents;

/// <summary>Whatever is posted, the answer says what became of it.</summary>
public sealed class AnyJsonProperties
{
    private static readonly string[] Paths = ["notes", "sign-offs/reviewed", "actions/restart", "evidence/journey", "fixes", "resolve", "reopen"];

    private static readonly string[] Names = ["text", "by", "version", "state", "owner", "note", "link", "signed", "passed", "url", "finishedAt", "summary", "title", "at", "reason", "x"];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String,
        Gen.OneOf("done", "https://ci.example/1", "2026-03-02T10:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "", "\0", "\u202e"));

    private static readonly Gen<string> Values = Gen.OneOf(
        Texts.Select(text => JsonSerializer.Serialize(text)),
        Gen.Long.Select(number => number.ToString()),
        Gen.OneOf("null", "true", "false", "0", "1", "-0", "1e400", "1E-9", "0.5", "[]", "{}", "[[{\"a\":[]}]]", "\"\\ud800\"", "\"\\udc00\\ud800\"", "NaN", ""));

    private static readonly Gen<string> Bodies =
        from members in Gen.Select(Gen.OneOf(Names), Values).Array[0, 8]
        select "{" + string.Join(",", members.Select(member => $"\"{member.Item1}\":{member.Item2}")) + "}";

    [Fact]
    public async Task Post_Whatever_IsTakenOrRefusedInWords()
    {
        await using var app = await DeskApp.StartAsync();

        await Gen.Select(Gen.OneOf(Paths), Gen.OneOf(Bodies, Gen.String)).SampleAsync(
            async (path, body) =>
            {
                app.Desk.Show(OpsDashboard.Evaluation.Verdict.NotMet);
                using var response = await app.PostAsync(path, body);
                if (response.StatusCode is not (HttpStatusCode.Created or HttpStatusCode.OK))
                {
                    Assert.Contains(response.StatusCode, (HttpStatusCode[])[HttpStatusCode.BadRequest, HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity, HttpStatusCode.ServiceUnavailable]);
                    await DeskApp.ProblemAsync(response, response.StatusCode);
                }
            },
            iter: 600,
            threads: 1);
    }
}
