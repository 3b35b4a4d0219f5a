using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>The methods that are called by the residual pair, each parsed once: those that may call themselves.</summary>
internal sealed class Callees(ParseScope scope)
{
    private readonly List<CalleeModel> _models = [];
    private readonly Dictionary<IMethodSymbol, Callee> _known = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, bool> _recursive = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _names = [];

    /// <summary>The calls of these methods, as the user wrote them.</summary>
    private readonly List<IOperation> _sites = [];

    public IReadOnlyList<CalleeModel> Models => _models;

    /// <summary>Whether a method may call itself, directly or through others of the compilation.</summary>
    public bool IsRecursive(IMethodSymbol method)
    {
        if (!_recursive.TryGetValue(method, out bool isRecursive))
        {
            var reached = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
            var open = new Stack<IMethodSymbol>(Called(method));
            while (open.Count > 0)
            {
                IMethodSymbol next = open.Pop();
                if (reached.Add(next))
                {
                    foreach (IMethodSymbol called in Called(next))
                    {
                        open.Push(called);
                    }
                }
            }

            _recursive.Add(method, isRecursive = reached.Contains(method));
        }

        return isRecursive;
    }

    /// <summary>The number by which a call is found again.</summary>
    public int SiteOf(IOperation call)
    {
        _sites.Add(call);
        return _sites.Count - 1;
    }

    public IOperation CallAt(int site) => _sites[site];

    /// <param name="method">The method.</param>
    /// <param name="parse">Parses its body.</param>
    public Callee Of(IMethodSymbol method, Func<IMethodSymbol, Function> parse)
    {
        if (_known.TryGetValue(method, out Callee? callee))
        {
            return callee;
        }

        string name = SymbolEqualityComparer.Default.Equals(method, scope.Method) ? method.Name : scope.Method.Name + method.Name;
        for (int i = 2; !_names.Add(name); i++)
        {
            name = scope.Method.Name + method.Name + i;
        }

        string key = method.GetDocumentationCommentId() ?? method.Name;
        FunctionRef original = scope.Symbols.Method(method, asExtension: false);
        callee = new Callee(key, name, original.Qualifier + original.Name, ResidualsOf(scope.Method), method.Parameters.Select(_ => new CalleeParameter(false, false)).ToEquatableArray());
        _known.Add(method, callee);
        Function primal = parse(method);
        _models.Add(new CalleeModel(callee, primal, method.IsStatic));
        return callee;
    }

    /// <summary>The type of the residuals of all calls that a differentiated method makes.</summary>
    public static TypeRef ResidualsOf(IMethodSymbol method) => new(TypeCategory.Residuals, method.Name + "Residuals");

    private IEnumerable<IMethodSymbol> Called(IMethodSymbol method) =>
        scope.BodyOf(method)?.Descendants().OfType<IInvocationOperation>().Select(call => Declared(call.TargetMethod)) ?? [];

    /// <summary>The method with the body.</summary>
    public static IMethodSymbol Declared(IMethodSymbol method)
    {
        IMethodSymbol target = (method.ReducedFrom ?? method).OriginalDefinition;
        return target.PartialImplementationPart ?? target;
    }
}
