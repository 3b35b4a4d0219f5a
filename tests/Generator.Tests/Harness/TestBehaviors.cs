namespace AutoDiffGen.Generator.Tests.Harness;

/// <summary>What a test leaves out.</summary>
[Flags]
internal enum TestBehaviors
{
    None = 0,
    SkipGeneratedSourcesCheck = 1,
}
