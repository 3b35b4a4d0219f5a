using AutoDiffGen.Fuzz;
using AutoDiffGen.Fuzz.Commands;

(Func<Options, int> run, string[] rest) = args switch
{
    ["show", .. var others] => (ShowCommand.Run, others),
    ["faults", .. var others] => (FaultsCommand.Run, others),
    ["mutate", .. var others] => (MutateCommand.Run, others),
    _ => ((Func<Options, int>)RunCommand.Run, args),
};
if (Options.Of(rest, out string problem) is { } options)
    return run(options);
Console.Error.WriteLine(problem);
return ExitCodes.Usage;
