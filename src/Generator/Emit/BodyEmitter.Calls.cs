using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Emit;

/// <content>Calls with any number of results.</content>
internal sealed partial class BodyEmitter
{
    private void Invocation(Invoke invoke)
    {
        string[] names = invoke.Results
            .Select(_variables.Of)
            .Select(target => (_declared.Add(target) ? target.First.Type.Name + " " : string.Empty) + target.Name)
            .ToArray();
        List<string> arguments = invoke.Arguments.Select(argument => _printer.Print(argument)).ToList();
        if (invoke.Out >= 0)
        {
            arguments.Insert(invoke.Out, "out " + names[names.Length - 1]);
            names = names.Take(names.Length - 1).ToArray();
        }

        string receiver = string.Empty;
        if (invoke.Callee.Export is { IsOfInstance: true })
        {
            receiver = arguments[0] + ".";
            arguments.RemoveAt(0);
        }

        string call = receiver + invoke.Callee.PrintedName + "(" + string.Join(", ", arguments) + ");";
        if (names.Length == 0)
        {
            _writer.Line(call);
            return;
        }

        _writer.Line((names.Length == 1 ? names[0] : "(" + string.Join(", ", names) + ")") + " = " + call);
    }
}
