// One program and one browser serve most tests, on machines of two cores: side by side they would only slow each other.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
[assembly: AssemblyFixture(typeof(Stage))]
