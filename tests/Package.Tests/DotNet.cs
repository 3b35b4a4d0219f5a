using System.Diagnostics;

namespace AutoDiffGen.Package.Tests;

/// <summary>Runs the dotnet command as from a fresh shell.</summary>
internal static class DotNet
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>What the command printed; it must end with exit code 0.</summary>
    public static string Run(string folder, params string[] arguments) => Run(folder, 0, arguments);

    /// <summary>What the command printed; it must end with an exit code.</summary>
    public static string Run(string folder, int exitCode, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        ForgetOuterBuild(start.Environment);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"dotnet {string.Join(' ', arguments)} did not end within {Patience}.");
        }
        var text = output.Result + errors.Result;
        Assert.True(process.ExitCode == exitCode, $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{text}");
        return text;
    }

    /// <summary>The build around the tests leaves variables that would steer this one. No server outlives it.</summary>
    private static void ForgetOuterBuild(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(IsOfMSBuild).ToList())
        {
            environment.Remove(name);
        }
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        environment["UseSharedCompilation"] = "false";
    }

    private static bool IsOfMSBuild(string name) => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase);
}
