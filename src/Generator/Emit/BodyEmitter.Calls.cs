using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Emit;

/// <content>Calls with any number of results.</content>
internal sealed partial class BodyEmitter
{
    private void Invocation(Invoke invoke)
    {
        string call = invoke.Callee.PrintedName + "(" + string.Join(", ", invoke.Arguments.Select(argument => _printer.Print(argument))) + ");";
        VariableAllocation.Variable[] targets = invoke.Results.Select(_variables.Of).ToArray();
        if (targets.Length == 0)
        {
            _writer.Line(call);
            return;
        }

        string[] names = targets.Select(target => (_declared.Add(target) ? target.First.Type.Name + " " : string.Empty) + target.Name).ToArray();
        _writer.Line((names.Length == 1 ? names[0] : "(" + string.Join(", ", names) + ")") + " = " + call);
    }
}
