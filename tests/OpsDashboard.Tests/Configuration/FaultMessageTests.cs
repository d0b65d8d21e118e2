using OpsDashboard.Configuration;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Configuration;

/// <summary>Each row starts from the valid configuration of the second incident, breaks one thing and reads the whole message.</summary>
public sealed class FaultMessageTests
{
    private const string Criterion = "Incidents:0:Horizons:0:Criteria:0";
    private const string Zero = "Incidents:0:Horizons:1:Criteria:0";
    private const string Composite = "Incidents:0:Horizons:1:Criteria:1";
    private const string Keys = "allowed are Id, Title, Help, Kind, Measure, Unit, Scale, Query, Presence, Outcome, Percentile, TimeoutFact, PercentOf, Follows, Thresholds, Window, Step, IngestDelay, Show, Lead, Layer";
    private const string Id = "must be 1 to 64 lower-case letters, digits and hyphens, not starting with a hyphen";
    private const string Address = "must be emulator, an https address of googleapis.com such as https://monitoring.googleapis.com, or http://host:port, without path, query and user";

    [Theory]
    [InlineData("CloudMonitoring:Endpont=x", "CloudMonitoring:Endpont: found an unknown key, allowed are ProjectId, Endpoint, PollInterval, PricePerMillionSeries; did you mean Endpoint?")]
    [InlineData("Signals:0:Treshold=1", "Signals:0:Treshold: found an unknown key, " + Keys + "; did you mean Thresholds?")]
    [InlineData("Signals:0:Thresholds:Upper:Colour=red", "Signals:0:Thresholds:Upper: found an unknown key, allowed are Warning, Critical, Direction")]
    [InlineData("Authentication:Token:0:Name=wall", "Authentication:Token: found an unknown key, allowed are Mode, AllowAnonymous, Tokens; did you mean Tokens?")]
    [InlineData("Unfurl:Reveal=all", "Unfurl:Reveal: found all, must be one of url, verdict")]
    [InlineData("Alerts:Routes:0:Url=x", "Alerts: found a section, must be absent: alerts are not part of this version")]
    public void UnknownKey_Always_IsNamedWithTheNearest(string change, string message) => Says(message, change);

    [Theory]
    [InlineData("Signals:0:Scale=ten", "Signals:0:Scale: found ten, must be a number with a point")]
    [InlineData("Signals:0:Scale=1,5", "Signals:0:Scale: found 1,5, must be a number with a point")]
    [InlineData("Signals:0:Scale=NaN", "Signals:0:Scale: found NaN, must be a number with a point")]
    [InlineData("Signals:0:Scale=1e999", "Signals:0:Scale: found 1e999, must be a number with a point")]
    [InlineData("Signals:0:Scale=null", "Signals:0:Scale: found null, must be a number with a point")]
    [InlineData("Signals:0:Scale=", "Signals:0:Scale: found an empty text, must be a number with a point")]
    [InlineData("Signals:0:Lead=yes", "Signals:0:Lead: found yes, must be true or false")]
    [InlineData("Signals:0:Title=null", "Signals:0:Title: found null, must be a text")]
    [InlineData("Signals:0:Title:Text=x", "Signals:0:Title: found an object or a list, must be a text")]
    [InlineData("Emulator:Seed=1.5", "Emulator:Seed: found 1.5, must be a whole number from -2147483648 to 2147483647")]
    [InlineData("Emulator:Seed=99999999999", "Emulator:Seed: found 99999999999, must be a whole number from -2147483648 to 2147483647")]
    [InlineData("CloudMonitoring:PollInterval=60", "CloudMonitoring:PollInterval: found 60, must be a span hh:mm:ss or d.hh:mm:ss")]
    [InlineData("CloudMonitoring:PollInterval=24:00:00", "CloudMonitoring:PollInterval: found 24:00:00, must be a span hh:mm:ss or d.hh:mm:ss")]
    [InlineData("Incidents:0:OpenedAt=2026-03-02T09:00:00", "Incidents:0:OpenedAt: found 2026-03-02T09:00:00, must be a time such as 2025-01-31T18:40:00Z")]
    [InlineData("Incidents:0:OpenedAt=02.03.2026", "Incidents:0:OpenedAt: found 02.03.2026, must be a time such as 2025-01-31T18:40:00Z")]
    [InlineData("Incidents:0:OnsetAt=2026-02-30T09:00:00Z", "Incidents:0:OnsetAt: found 2026-02-30T09:00:00Z, must be a time such as 2025-01-31T18:40:00Z")]
    [InlineData("Signals:0:Kind=counter", "Signals:0:Kind: found counter, must be one of gauge, event")]
    [InlineData("Signals:0:Kind=1", "Signals:0:Kind: found 1, must be one of gauge, event")]
    [InlineData(Criterion + ":Kind=signoff", Criterion + ":Kind: found signoff, must be one of ratio, zero, gauge, capacity, all, sign-off, evidence, monitoring")]
    [InlineData("Authentication:Mode=Iap", "Authentication:Mode: found Iap, must be none")]
    [InlineData("Signals:0:Query:GroupBy=x,-Signals:0:Query:GroupBy:0", "Signals:0:Query:GroupBy: found x, must be a list")]
    [InlineData("Signals:9:Id=extra", "Signals:9: found the index 9, must be 6: the elements of a list are numbered 0, 1, 2 …")]
    [InlineData("Signals:6=null", "Signals:6: found an empty element, must be an object with keys such as Id, Title, Help")]
    [InlineData("Signals:6=latency", "Signals:6: found latency, must be an object with keys such as Id, Title, Help")]
    [InlineData("Incidents:0:Tags:2=", "Incidents:0:Tags:2: found an empty element, must be a text")]
    [InlineData("Emulator=on", "Emulator: found on, must be an object")]
    public void Value_OfAnotherForm_SaysTheForm(string changes, string message) => Says(message, changes.Split(',', changes.Contains(",-") ? 2 : 1));

    [Theory]
    [InlineData("CloudMonitoring:ProjectId=Acme", "CloudMonitoring:ProjectId: found Acme, must be a project id (6 to 30 lower-case letters, digits and hyphens, first a letter) or a project number")]
    [InlineData("Live:Viewers=0", "Live:Viewers: found 0, must be a whole number from 1 to 100000")]
    [InlineData("Live:ViewersPerAddress=100001", "Live:ViewersPerAddress: found 100001, must be a whole number from 1 to 100000")]
    [InlineData("CloudMonitoring:Endpoint=monitoring.googleapis.com", "CloudMonitoring:Endpoint: found monitoring.googleapis.com, " + Address)]
    [InlineData("CloudMonitoring:Endpoint=https://monitoring.googleapis.com/v3", "CloudMonitoring:Endpoint: found https://monitoring.googleapis.com/v3, " + Address)]
    [InlineData("CloudMonitoring:Endpoint=https://me:secret@host", "CloudMonitoring:Endpoint: found https://…@host, " + Address)]
    [InlineData("CloudConfiguration:Endpoint=ftp://host", "CloudConfiguration:Endpoint: found ftp://host, " + Address)]
    [InlineData("CloudMonitoring:PollInterval=00:00:09", "CloudMonitoring:PollInterval: found 00:00:09, must be from 00:00:10 to 01:00:00")]
    [InlineData("CloudMonitoring:PollInterval=01:00:01", "CloudMonitoring:PollInterval: found 01:00:01, must be from 00:00:10 to 01:00:00")]
    [InlineData("CloudMonitoring:PricePerMillionSeries=-0.01", "CloudMonitoring:PricePerMillionSeries: found -0.01, must be from 0 to 1000")]
    [InlineData("CloudMonitoring:PricePerMillionSeries=1000.5", "CloudMonitoring:PricePerMillionSeries: found 1000.5, must be from 0 to 1000")]
    [InlineData("CloudMonitoring:PricePerMillionSeries=0,50", "CloudMonitoring:PricePerMillionSeries: found 0,50, must be a number with a point")]
    [InlineData("Emulator:TimeScale=0", "Emulator:TimeScale: found 0, must be above 0 and at most 3600")]
    [InlineData("Emulator:TimeScale=3601", "Emulator:TimeScale: found 3601, must be above 0 and at most 3600")]
    [InlineData("Emulator:StartAt=1999-12-31T23:59:59Z", "Emulator:StartAt: found 1999-12-31T23:59:59Z, must be a time from 2000 to 2099")]
    [InlineData("Journal:ConnectionString=data.db", "Journal:ConnectionString: found a value that is not shown here, must be empty (a SQLite file in data/), Data Source=path alone (a SQLite file) or contain Host=… and what else Npgsql knows (PostgreSQL)")]
    [InlineData("Journal:ConnectionString=Host=;Database=x", "Journal:ConnectionString: found a value that is not shown here, must be empty (a SQLite file in data/), Data Source=path alone (a SQLite file) or contain Host=… and what else Npgsql knows (PostgreSQL)")]
    [InlineData("Journal:ConnectionString=Host=x;Nonsense=y", "Journal:ConnectionString: found a value that is not shown here, must be empty (a SQLite file in data/), Data Source=path alone (a SQLite file) or contain Host=… and what else Npgsql knows (PostgreSQL)")]
    [InlineData("Journal:ConnectionString=Data Source=:memory:", "Journal:ConnectionString: found a value that is not shown here, must be empty (a SQLite file in data/), Data Source=path alone (a SQLite file) or contain Host=… and what else Npgsql knows (PostgreSQL)")]
    [InlineData("Journal:ConnectionString=Data Source=a.db;Password=x", "Journal:ConnectionString: found a value that is not shown here, must be empty (a SQLite file in data/), Data Source=path alone (a SQLite file) or contain Host=… and what else Npgsql knows (PostgreSQL)")]
    [InlineData("SqlProbe:ConnectionString=localhost", "SqlProbe:ConnectionString: found a value that is not shown here, must be empty (no probe) or contain Host=…")]
    [InlineData("Screens:SilentAfter=00:00:01", "Screens:SilentAfter: found 00:00:01, must be from 00:00:30 to 1.00:00:00")]
    [InlineData("SqlProbe:Interval=00:00:01", "SqlProbe:Interval: found 00:00:01, must be from 00:00:10 to 01:00:00")]
    [InlineData("SqlProbe:ConnectTimeout=00:00:00", "SqlProbe:ConnectTimeout: found 00:00:00, must be from 00:00:01 to 00:05:00")]
    public void Source_OutOfRange_SaysTheRange(string change, string message) => Says(message, change);

    [Theory]
    [InlineData("Signals:4:Id=Cache,-Incidents:0:Path", "Signals:4:Id: found Cache, " + Id)]
    [InlineData("-Signals:4:Id,-Incidents:0:Path", "Signals:4:Id: found nothing, " + Id)]
    [InlineData("Signals:4:Id=order-queue,-Incidents:0:Path", "Signals:4:Id: found order-queue, must be unique; Signals:3 has it too")]
    [InlineData("-Signals:0:Title", "Signals:0:Title: found nothing, must be a text")]
    [InlineData("Signals:0:Scale=-1", "Signals:0:Scale: found -1, must be above 0")]
    [InlineData("Signals:3:Thresholds:Critical=-1", "Signals:3:Thresholds:Critical: found -1, must be at least 0")]
    [InlineData("Signals:3:Thresholds:Warning=110", "Signals:3:Thresholds:Warning: found 110, must be at most Critical (100) for direction above")]
    [InlineData("Signals:4:Thresholds:Warning=60", "Signals:4:Thresholds:Warning: found 60, must be at least Critical (70) for direction below")]
    [InlineData("Signals:0:Percentile=100", "Signals:0:Percentile: found 100, must be above 0 and below 100")]
    [InlineData("-Signals:2:Presence", "Signals:2:Presence: found nothing, must be a query that has data even when no event happens")]
    [InlineData("Signals:3:Presence:Filter=metric.type = \"a/b\"", "Signals:3:Presence: found a query, must be absent for kind gauge, which always has a value")]
    [InlineData("Signals:2:Measure=value", "Signals:2:Measure: found value, must be one of count, rate, ratio, percentile for kind event", Zero + ":Signal: found double-charges (measure value), must be a signal of measure count or ratio for kind zero")]
    [InlineData("-Signals:1:Outcome", "Signals:1:Outcome: found nothing, must name the label and the values that count")]
    [InlineData("-Signals:1:Outcome:Values", "Signals:1:Outcome:Values: found an empty list, must have the label values that count")]
    [InlineData("Signals:1:Outcome:Label=state", "Signals:1:Query:GroupBy: found metric.labels.result, must contain metric.labels.state")]
    [InlineData("-Signals:0:Query:GroupBy", "Signals:0:Query:GroupBy: found an empty list, must contain metric.labels.result")]
    [InlineData("-Signals:0:Query:Filter", "Signals:0:Query:Filter: found nothing, must name exactly one metric.type = \"…\"")]
    [InlineData("Signals:0:Query:Filter=metric.tpye = \"a/b\"", "Signals:0:Query:Filter: found metric.tpye = \"a/b\", must name exactly one metric.type = \"…\"")]
    [InlineData("Signals:2:Query:Aligner=ALIGN_MEAN", "Signals:2:Query:Aligner: found ALIGN_MEAN, must be ALIGN_SUM or ALIGN_DELTA for a count, rate, ratio or percentile")]
    [InlineData("Signals:2:Query:Aligner=SUM", "Signals:2:Query:Aligner: found SUM, must be one of ALIGN_SUM, ALIGN_DELTA")]
    [InlineData("Signals:2:Query:Reducer=REDUCE_MAX", "Signals:2:Query:Reducer: found REDUCE_MAX, must be REDUCE_SUM for a count, rate, ratio or percentile")]
    [InlineData("Signals:3:Query:Reducer=REDUCE_MEDIAN", "Signals:3:Query:Reducer: found REDUCE_MEDIAN, must be one of REDUCE_NONE, REDUCE_MEAN, REDUCE_MIN, REDUCE_MAX, REDUCE_SUM, REDUCE_STDDEV, REDUCE_COUNT, REDUCE_COUNT_TRUE, REDUCE_FRACTION_TRUE, REDUCE_PERCENTILE_99, REDUCE_PERCENTILE_95, REDUCE_PERCENTILE_50, REDUCE_PERCENTILE_05, REDUCE_COUNT_FALSE")]
    [InlineData("Signals:0:Window=00:30:30", "Signals:0:Window: found 00:30:30, must be whole minutes", "Signals:0:Step: found 00:01:00, must be whole minutes that divide Window (00:30:30)")]
    [InlineData("Signals:2:Window=00:05:00", "Signals:2:Window: found 00:05:00, must be at least 00:08:00: 2 × (sample period 60 s + ingest delay)")]
    [InlineData("Signals:0:Window=00:01:00", "Signals:0:Window: found 00:01:00, must be at least 00:02:00: 2 × (sample period 60 s + ingest delay)")]
    [InlineData("Signals:2:Window=7.00:05:00", "Signals:2:Window: found 7.00:05:00, must be at most 7.00:00:00", "Signals:2:Step: found 00:05:00, must be long enough that Window has at most 1500 points")]
    [InlineData("Signals:0:Step=00:07:00", "Signals:0:Step: found 00:07:00, must be whole minutes that divide Window (00:30:00)")]
    [InlineData("Signals:0:Step=00:00:30", "Signals:0:Step: found 00:00:30, must be whole minutes that divide Window (00:30:00)")]
    [InlineData("Signals:3:Window=2.00:00:00", "Signals:3:Step: found 00:01:00, must be long enough that Window has at most 1500 points")]
    [InlineData("Signals:4:IngestDelay=2.00:00:00", "Signals:4:Window: found 01:00:00, must be at least 4.00:02:00: 2 × (sample period 60 s + ingest delay)", "Signals:4:IngestDelay: found 2.00:00:00, must be from 00:00:00 to 1.00:00:00")]
    [InlineData("Signals:3:PercentOf:1=slots", "Signals:3:PercentOf:1: found slots, must be the id of a fact of an incident")]
    [InlineData("Signals:0:TimeoutFact=timeout", "Signals:0:TimeoutFact: found timeout, must be the id of a fact of an incident")]
    [InlineData("Signals:5:Follows=checkout", "Signals:5:Follows: found checkout, must be the id of a signal")]
    [InlineData("Signals:5:Follows=gateway-errors", "Signals:5:Follows: found gateway-errors, must not lead back to the signal itself")]
    public void Signal_AgainstARule_SaysTheRule(string changes, params string[] messages) => Says(messages, Split(changes));

    [Theory]
    [InlineData(Criterion + ":Signal=checkout", Criterion + ":Signal: found checkout, must be the id of a signal")]
    [InlineData("-" + Criterion + ":Signal", Criterion + ":Signal: found nothing, must be the id of a signal")]
    [InlineData(Criterion + ":Signal=double-charges", Criterion + ":Signal: found double-charges (measure count), must be a signal of measure ratio or percentile for kind ratio")]
    [InlineData(Zero + ":Signal=order-queue", Zero + ":Signal: found order-queue (measure value), must be a signal of measure count or ratio for kind zero")]
    [InlineData(Criterion + ":Within=3", Criterion + ":Within: found 3, must be absent unless the signal's measure is percentile")]
    [InlineData("-" + Criterion + ":Window", Criterion + ":Window: found 00:00:00, must be whole minutes")]
    [InlineData(Zero + ":Window=00:07:00", Zero + ":Window: found 00:07:00, must be at least 00:08:00: 2 × (sample period 60 s + ingest delay)")]
    [InlineData(Zero + ":Window=15.00:00:00", Zero + ":Window: found 15.00:00:00, must be at most 14.00:00:00")]
    [InlineData("-" + Criterion + ":Objective", Criterion + ":Objective: found nothing, must say what is required for kind ratio")]
    [InlineData(Criterion + ":Objective:Than=101", Criterion + ":Objective:Than: found 101, must be from 0 to 100: a ratio is in percent")]
    [InlineData(Criterion + ":Objective:Is=more", Criterion + ":Objective:Is: found more, must be one of above, at-least, below, at-most")]
    [InlineData(Criterion + ":MinimumTotal=0", Criterion + ":MinimumTotal: found 0, must be at least 1 for kind ratio")]
    [InlineData(Zero + ":MinimumTotal=-1", Zero + ":MinimumTotal: found -1, must be at least 0")]
    [InlineData(Zero + ":Parts:0:Id=part,{0}:Parts:0:Title=Part,{0}:Parts:0:Kind=sign-off", Zero + ":Parts: found a list, must be empty unless kind is all")]
    [InlineData("-" + Composite + ":Parts", Composite + ":Parts: found an empty list, must have parts for kind all")]
    [InlineData(Composite + ":Parts:2:Kind=all", Composite + ":Parts:2:Kind: found all, must be another kind: parts have no parts")]
    [InlineData(Composite + ":Parts:2:Kind=evidence", Composite + ":Parts:2:MaximumAge: found 00:00:00, must be above 00:00:00")]
    [InlineData(Composite + ":Parts:1:Headroom=1.2", Composite + ":Parts:1:Headroom: found 1.2, must be above 0 and at most 1")]
    [InlineData("-" + Composite + ":Parts:1:Provided", Composite + ":Parts:1:Provided: found an empty list, must have the facts whose product is provided")]
    [InlineData(Composite + ":Parts:1:Provided:0=people", Composite + ":Parts:1:Provided:0: found people, must be the id of a fact of an incident")]
    [InlineData(Composite + ":Parts:0:Id=review-held", "Incidents:0:Horizons:1:Criteria:2:Id: found review-held, must be unique; Incidents:0:Horizons:1:Criteria:1:Parts:0 has it too")]
    [InlineData(Composite + ":Parts:2:Kind=monitoring", Composite + ":Parts:2:Window: found 00:00:00, must be whole minutes")]
    [InlineData(Composite + ":Parts:2:Evidence=nightly", Composite + ":Parts:2:Evidence: found nightly, must be absent unless kind is evidence")]
    [InlineData(Composite + ":Parts:2:Kind=evidence,{1}:MaximumAge=01:00:00,{1}:Evidence=nightly", Composite + ":Parts:2:Evidence: found nightly, must be the id of declared evidence of this incident")]
    public void Criterion_AgainstARule_SaysTheRule(string changes, string message) => Says(message, Split(changes.Replace("{0}", Zero).Replace("{1}", Composite + ":Parts:2")));

    [Theory]
    [InlineData("-Incidents:0:Number", "Incidents:0:Number: found 0, must be at least 1")]
    [InlineData("-Incidents:0:OpenedAt,-Incidents:0:OnsetAt", "Incidents:0:OpenedAt: found nothing, must be a time from 2000 to 2099")]
    [InlineData("Incidents:0:OnsetAt=2026-03-02T09:00:01Z", "Incidents:0:OnsetAt: found 2026-03-02T09:00:01Z, must not be after OpenedAt (2026-03-02T09:00:00Z)")]
    [InlineData("Incidents:0:Links:0:Url=javascript:alert(1)", "Incidents:0:Links:0:Url: found javascript:alert(1), must be absent or an absolute http, https or mailto address")]
    [InlineData("Incidents:0:Links:0:Url=/status", "Incidents:0:Links:0:Url: found /status, must be absent or an absolute http, https or mailto address")]
    [InlineData("Incidents:0:Facts:1:Id=payment-timeout,Signals:3:PercentOf:0=slots-per-worker,{1}=slots-per-worker,{2}=slots-per-worker", "Incidents:0:Facts:1:Id: found payment-timeout, must be unique; Incidents:0:Facts:0 has it too")]
    [InlineData("-Incidents:0:Facts:1:Value", "Incidents:0:Facts:1: found neither Value nor Steps, must have one of the two")]
    [InlineData("Incidents:0:Facts:0:Value=5", "Incidents:0:Facts:0: found both Value and Steps, must have one of the two")]
    [InlineData("Incidents:0:Facts:0:Steps:1:From=2026-02-01T00:00:00Z", "Incidents:0:Facts:0:Steps:1:From: found 2026-02-01T00:00:00Z, must be unique among the steps")]
    [InlineData("Incidents:0:Horizons:1:Id=first-hour", "Incidents:0:Horizons:1:Id: found first-hour, must be unique; Incidents:0:Horizons:0 has it too")]
    [InlineData("-Incidents:0:Horizons:0:Due", "Incidents:0:Horizons:0:Due: found 00:00:00, must be above 00:00:00")]
    [InlineData("Incidents:0:Whys:1:Number=3", "Incidents:0:Whys:1:Number: found 3, must be 2: whys are numbered 1, 2, 3 …")]
    [InlineData("-Incidents:0:Whys:0:Checks,-Incidents:0:Determination", "Incidents:0:Whys:0:Checks: found an empty list, must have at least one check")]
    [InlineData("-Incidents:0:Whys:0:Checks:0:Expected", "Incidents:0:Whys:0:Checks:0:Expected: found nothing, must say what the signal's value must be")]
    [InlineData("-Incidents:0:Whys:0:Checks:0:Signal", "Incidents:0:Whys:0:Checks:0:Signal: found nothing, must be the id of a signal")]
    [InlineData("-Incidents:0:Whys:1:Checks:1:Expectation", "Incidents:0:Whys:1:Checks:1:Expectation: found nothing, must be a text")]
    [InlineData("Incidents:0:Whys:1:Checks:0:Expected:Facts:0=people", "Incidents:0:Whys:1:Checks:0:Expected:Facts:0: found people, must be the id of a fact of an incident")]
    [InlineData("Incidents:0:Determination:1:When:0=slow", "Incidents:0:Determination:1:When:0: found slow, must be the id of a check of this incident")]
    [InlineData("-Incidents:0:Determination:1:When", "Incidents:0:Determination:1:When: found an empty list, must have at least one check")]
    [InlineData("Incidents:0:Actions:1:Criterion=review", "Incidents:0:Actions:1:Criterion: found review, must be the id of a criterion of this incident")]
    [InlineData("Incidents:0:Evidence:0:Id=Nightly,Incidents:0:Evidence:0:Title=Nightly run", "Incidents:0:Evidence:0:Id: found Nightly, " + Id)]
    [InlineData("Incidents:0:Evidence:0:Id=nightly", "Incidents:0:Evidence:0:Title: found nothing, must be a text")]
    [InlineData("Incidents:0:Evidence:0:Id=a,Incidents:0:Evidence:0:Title=A,Incidents:0:Evidence:1:Id=a,Incidents:0:Evidence:1:Title=B", "Incidents:0:Evidence:1:Id: found a, must be unique; Incidents:0:Evidence:0 has it too")]
    [InlineData("Incidents:0:Evidence:0:Id=review-held,Incidents:0:Evidence:0:Title=Review", "Incidents:0:Evidence:0:Id: found review-held, must not be the id of a criterion: evidence of a criterion need not be declared")]
    [InlineData("Incidents:0:Path:0:Signals:0=cache", "Incidents:0:Path:0:Signals:0: found cache, must be the id of a signal")]
    [InlineData("Incidents:0:Path:1:Link=latency", "Incidents:0:Path:1:Link: found latency, must be the id of a signal")]
    [InlineData("Incidents:0:Sentence:1:Text=payment takes {seconds}", "Incidents:0:Sentence:1:Text: found the placeholder {seconds}, allowed are {value}, {good}, {bad}, {total}, {window}")]
    [InlineData("Incidents:0:Timeline:Duration=latency", "Incidents:0:Timeline:Duration: found latency, must be the id of a signal")]
    [InlineData("Incidents:0:Timeline:Revisions:Filter=x", "Incidents:0:Timeline:Revisions:Filter: found x, must name exactly one metric.type = \"…\"")]
    public void Incident_AgainstARule_SaysTheRule(string changes, string message) =>
        Says(message, Split(changes.Replace("{1}", Composite + ":Parts:1:Provided:0").Replace("{2}", "Incidents:0:Whys:1:Checks:0:Expected:Facts:0")));

    [Theory]
    [InlineData("Signals:0:Title", 501, "Signals:0:Title: found 501 characters, must be at most 500")]
    [InlineData("Incidents:0:Tags:0", 501, "Incidents:0:Tags:0: found 501 characters, must be at most 500")]
    [InlineData("Incidents:0:Summary", 4001, "Incidents:0:Summary: found 4001 characters, must be at most 4000")]
    public void Text_TooLong_SaysHowLong(string key, int length, string message) => Says(message, $"{key}={new string('x', length)}");

    [Fact]
    public void Filter_TooLong_SaysHowLong() =>
        Says("Signals:3:Query:Filter: found 2049 characters, must be at most 2048", "Signals:3:Query:Filter=metric.type = \"a/b\"" + new string(' ', 2049 - 19));

    [Fact]
    public void Value_WithControlCharacters_IsShownOnOneBoundedLine()
    {
        var (_, faults) = ConfigurationLoader.Load(SecondIncident.With("Emulator:Seed=1\u001b[31m\n2" + new string('x', 500)));

        Assert.Equal("1[31m2" + new string('x', 114) + "…", Assert.Single(faults.All).Found);
    }

    private static void Says(string message, params string[] changes) => Says([message], changes);

    private static void Says(string[] messages, string[] changes)
    {
        var (options, faults) = ConfigurationLoader.Load(SecondIncident.With(changes));

        Assert.Equal(messages, faults.All.Select(fault => fault.ToString()));
        Assert.Null(options);
    }

    // Filters hold commas too, but only where one thing is changed.
    private static string[] Split(string changes) => changes.Contains('"') ? [changes] : changes.Split(',');
}
