using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Optimization;

namespace AutoDiffGen.Generator.Emit;

/// <summary>
/// The parts of the derivatives of methods that call themselves, and the parts of the derivatives of those parts: made when
/// something calls them.
/// </summary>
internal sealed class DerivedCallees(MethodModel model, GeneratorOptions options)
{
    private readonly Dictionary<string, CalleeModel> _made = [];

    private readonly Dictionary<string, ResidualFields> _fields = [];

    /// <summary>What is kept for a call of a part.</summary>
    public ResidualFields FieldsOf(TypeRef residuals)
    {
        if (!_fields.TryGetValue(residuals.Name, out ResidualFields? fields))
        {
            _fields.Add(residuals.Name, fields = new ResidualFields());
        }

        return fields;
    }

    /// <summary>All parts that are called, by functions or by other parts: those of methods first, then those of their parts.</summary>
    public IReadOnlyList<CalleeModel> ReachedFrom(IEnumerable<Function> callers)
    {
        var reached = new Dictionary<string, CalleeModel>();
        var open = new Queue<Function>(callers);
        while (open.Count > 0)
        {
            foreach (Callee callee in open.Dequeue().Body.All().OfType<Invoke>().Select(invoke => invoke.Callee).Where(callee => callee.IsDerived && !reached.ContainsKey(callee.Key)))
            {
                CalleeModel part = Make(callee.Root, callee.Steps);
                reached[callee.Key] = part;
                open.Enqueue(part.Primal);
            }
        }

        string[] order = [Callee.Forward, Callee.Backward, Callee.WithTangent];
        List<string> roots = [.. model.Callees.Select(method => method.Callee.Key)];
        return [.. reached.Values
            .OrderBy(part => part.Callee.Steps.Length)
            .ThenBy(part => roots.IndexOf(part.Callee.Root))
            .ThenBy(part => string.Concat(part.Callee.Steps.Select(step => System.Array.IndexOf(order, step))), System.StringComparer.Ordinal)];
    }

    private CalleeModel Make(string root, string[] steps)
    {
        string key = string.Join("~", steps.Prepend(root));
        if (steps.Length == 0)
        {
            return model.Callees.First(method => method.Callee.Key == root);
        }

        if (!_made.ContainsKey(key))
        {
            CalleeModel of = Make(root, [.. steps.Take(steps.Length - 1)]);
            if (steps[steps.Length - 1] == Callee.WithTangent)
            {
                Add(of, Callee.WithTangent, Optimized(ForwardMode.OfPart(of.Primal, model.Rules, model.Functions)));
            }
            else
            {
                (Function forward, Function backward) = Split(of);
                Add(of, Callee.Forward, forward);
                Add(of, Callee.Backward, backward);
            }
        }

        return _made[key];
    }

    private (Function Forward, Function Backward) Split(CalleeModel of)
    {
        ResidualFields fields = FieldsOf(of.Callee.Residuals);
        (Function forward, Function backward) = ReverseMode.Split(of, model.Rules, model.Functions, fields);
        backward = Optimized(backward);
        return options.Optimize && StackOrder.IsMirrored(forward.Body, Finishing.Apply(backward).Body)
            ? SharedStacks.Apply((forward, backward), of.Callee.Name, fields)
            : (forward, backward);
    }

    private Function Optimized(Function function) => options.Optimize ? Optimizer.Optimize(function, model.Rules) : function;

    private void Add(CalleeModel of, string step, Function function)
    {
        CalleeParameter[] parameters = [.. function.Parameters.Select(parameter => new CalleeParameter(parameter.IsActive, IsWritten: true))];
        var part = new CalleeModel(of.Callee.Derived(step, parameters.ToEquatableArray()), function, of.IsStatic);
        _made.Add(part.Callee.Key, part);
    }
}
