namespace OpsDashboard.Emulator.Model;

/// <summary>The staging environment, one minute after the other. All that happens follows from the world before and the dice.</summary>
sealed class Simulation
{
    private readonly Scenario _scenario;
    private readonly Configuration _configuration;
    private readonly Dice _dice;
    private readonly Arrivals _arrivals;
    private readonly Background _background;
    private readonly Connecting _connecting;
    private readonly Starts _starts;

    public Simulation(Scenario scenario, Configuration configuration, Dice dice)
    {
        (_scenario, _configuration, _dice) = (scenario, configuration, dice);
        _arrivals = new Arrivals(configuration, dice);
        _background = new Background(scenario, configuration, dice);
        _connecting = new Connecting(configuration, dice);
        _starts = new Starts(scenario, configuration, _connecting, dice);
    }

    /// <summary>The world before a day of which nothing is known but that it is calm.</summary>
    public World Begin(double second) => World.New(_configuration.Connector.InEffect(second));

    /// <summary>Lets the minute that ends at <paramref name="minute"/> happen.</summary>
    public MinuteFacts Step(World world, long minute)
    {
        var (begin, end) = ((minute - 1) * 60.0, minute * 60.0);
        if ((minute - 1) % Arrivals.BlockMinutes == 0)
        {
            foreach (var arrival in _arrivals.InBlock((minute - 1) / Arrivals.BlockMinutes))
                world.Wait(new Attempt(arrival.Second, arrival, 0));
        }

        world.Connector = NextConnector(world, begin);
        var background = _background.Mbps(minute);

        // What this minute's starts add is not known before they are made: the queue looks at those of the minute before.
        var expected = background + (Connector.MbpsPerStart * world.Began);
        var path = new ConnectorPath(world.Connector.QueueSeconds(expected), world.Connector.AddingUntil is not null);
        world.Began = 0;
        while (world.Take(end) is { } attempt)
        {
            var start = _starts.Try(attempt, world, path);
            world.Add(start);
            world.Began++;
            if (_starts.Next(attempt, start) is { } again)
                world.Wait(again);
        }

        world.DemandMbps = background + (Connector.MbpsPerStart * world.Began);
        var facts = Observe(world, minute);
        world.Forget(end);
        return facts;
    }

    private Connector NextConnector(World world, double second)
    {
        var size = _configuration.Connector.InEffect(second);
        return second == _scenario.ConnectorReplacedAt ? Connector.New(size) : world.Connector.Next(size, world.DemandMbps, second);
    }

    private MinuteFacts Observe(World world, long minute)
    {
        var up = !_configuration.IsRestarting(minute * 60.0);
        var facts = new MinuteFacts(minute)
        {
            Revision = _configuration.RevisionAt((minute - 1) * 60.0),
            DemandMbps = world.DemandMbps,
            ConnectorCpu = new double[world.Connector.Instances],
            DatabaseUp = up,
            Backends = up ? _connecting.SessionsAt(minute * 60.0, world) : 0,
            SystemBackends = up ? _dice.Whole(3, 5, minute, Draw.OtherBackends, 1) : 0,
            DatabaseMemory = _dice.Between(0.52, 0.56, minute, Draw.DatabaseMemory),
        };
        for (var i = 0; i < facts.ConnectorCpu.Length; i++)
            facts.ConnectorCpu[i] = world.Connector.Cpu(world.DemandMbps) + _dice.Between(-0.015, 0.015, minute, Draw.ConnectorCpu, i);
        foreach (var start in world.Living)
            facts.Observe(start);
        facts.Close();

        // Work for the database and errors of requests come from instances that serve.
        facts.DatabaseCpu = up ? _dice.Between(0.06, 0.11, minute, Draw.DatabaseCpu) + (0.02 * facts.Serving) : 0;
        facts.RequestErrors = facts.Serving > 0 && _dice.Unit(minute, Draw.RequestErrors) < 2.0 / 60 ? 1 : 0;
        return facts;
    }
}
