using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>What the parser of one [Differentiable] method shares between its parts.</summary>
internal sealed class ParseScope
{
    private readonly List<DiagnosticInfo> _warnings = [];
    private readonly Dictionary<IMethodSymbol, IOperation?> _bodies = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IOperation, int> _sizes = new(ByReference<IOperation>.Instance);
    private int _nextId;

    public ParseScope(Compilation compilation, IMethodSymbol method, NameScope names, CancellationToken cancellation)
    {
        Compilation = compilation;
        Method = method;
        Cancellation = cancellation;
        Symbols = new SymbolTranslator(names, compilation);
        Structures = new StructureParser(Symbols, compilation, method, cancellation);
        Symbols.Structures = Structures.Item;
        Operators = new OperatorCollector(compilation, Symbols);
        Rules = new RuleResolver(compilation, Symbols, Operators, cancellation);
        Callees = new Callees(this);
        Unchanging = new Unchanging(this);
    }

    public Compilation Compilation { get; }

    public IMethodSymbol Method { get; }

    public SymbolTranslator Symbols { get; }

    public StructureParser Structures { get; }

    public OperatorCollector Operators { get; }

    public RuleResolver Rules { get; }

    public Callees Callees { get; }

    /// <summary>Which members give the same value whenever they are read.</summary>
    public Unchanging Unchanging { get; }

    public Activity Activity { get; } = new();

    public CancellationToken Cancellation { get; }

    /// <summary>The derivatives that were generated ahead, because this method calls them.</summary>
    public GeneratedAhead? Ahead { get; init; }

    /// <summary>Which methods are called by their pairs, because the text would become too long.</summary>
    public PairPlan Plan { get; init; } = PairPlan.Empty;

    /// <summary>Whether there may be such methods.</summary>
    public bool MayPlan { get; init; }

    /// <summary>Whether objects that can change are taken apart where they are made; else they are kept whole, and carry no derivative.</summary>
    public bool TakesObjectsApart { get; init; }

    /// <summary>Whether one was met that could be.</summary>
    public bool HasMetObjects { get; set; }

    /// <summary>Whether outermost loops are to be checkpointed.</summary>
    public bool Checkpoints { get; init; }

    /// <summary>Where the loops that are marked to be checkpointed stand, by the ids of their counters.</summary>
    public Dictionary<int, SyntaxNode> Checkpointed { get; } = [];

    /// <summary>Whether memory on the stack does not begin with zeros where the members are generated.</summary>
    public bool SkipsLocalsInit => WellKnown.SkipsLocalsInit(Method.ContainingType);

    /// <summary>Whether forward mode was asked for, so that every rule must say something of it.</summary>
    public bool NeedsForwardRules { get; init; }

    /// <summary>Whether the backward pass may be made much later, when fields hold something else.</summary>
    public bool IsBackwardLater { get; init; }

    /// <summary>The variables of inlined methods.</summary>
    public HashSet<int> Inlined { get; } = [];

    public IReadOnlyList<DiagnosticInfo> Warnings => _warnings;

    public int NextId => _nextId;

    /// <summary>Leaves out the ids that a transformation has used.</summary>
    public void Skip(int nextId) => _nextId = System.Math.Max(_nextId, nextId);

    public Value NewValue(string name, TypeRef type, ValueRole role, int? variable = null)
    {
        int id = _nextId++;
        return new Value(id, name, type, role, variable ?? id);
    }

    /// <summary>The body of a method of this compilation; null where there is no source.</summary>
    public IOperation? BodyOf(IMethodSymbol method) => BodyOf(method, Compilation, Cancellation);

    /// <summary>The body of a method of a compilation; null where there is no source.</summary>
    public static IOperation? BodyOf(IMethodSymbol method, Compilation compilation, CancellationToken cancellation) =>
        method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is { } syntax && compilation.ContainsSyntaxTree(syntax.SyntaxTree)
            ? compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, cancellation) switch
            {
                ILocalFunctionOperation function => function.Body,
                var body => body,
            }
            : null;

    /// <summary>The number of operations in a body.</summary>
    public int SizeOf(IOperation body)
    {
        if (!_sizes.TryGetValue(body, out int size))
        {
            _sizes.Add(body, size = body.Descendants().Count());
        }

        return size;
    }

    /// <summary>The number of <c>out</c> arguments that have names.</summary>
    public int OutArguments { get; set; }

    /// <summary>The parameters of the primary constructor that are read, and variables in code that is taken over: nothing else may have their names.</summary>
    public HashSet<string> Captured { get; } = [];

    /// <summary>Whether a derivative that is zero is what is meant, where the parser is now.</summary>
    public bool IsStopped { get; set; }

    public void Warn(SyntaxNode syntax, DiagnosticDescriptor descriptor, params string[] arguments)
    {
        if (IsStopped)
        {
            return;
        }

        DiagnosticInfo warning = DiagnosticInfo.Create(descriptor, syntax.GetLocation(), arguments);
        if (!_warnings.Contains(warning))
        {
            _warnings.Add(warning);
        }
    }
}
