using AutoDiffGen.Fuzz.Commands;

return args switch
{
    ["show", .. var rest] => ShowCommand.Run(new Options(rest)),
    ["faults", .. var rest] => FaultsCommand.Run(new Options(rest)),
    ["mutate", .. var rest] => MutateCommand.Run(new Options(rest)),
    _ => RunCommand.Run(new Options(args)),
};
