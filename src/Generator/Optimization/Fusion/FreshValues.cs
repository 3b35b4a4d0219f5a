using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>Makes the values that fusing loops adds to a function.</summary>
/// <param name="nextId">The first unused id.</param>
internal sealed class FreshValues(int nextId)
{
    private int _nextId = nextId;

    /// <summary>The first unused id.</summary>
    public int NextId => _nextId;

    /// <summary>A new variable.</summary>
    public Value Named(string name, TypeRef type, ValueRole role) => new(_nextId++, name, type, role);

    /// <summary>Another version of a variable.</summary>
    public Value VersionOf(Value value) => value with { Id = _nextId++ };

    /// <summary>Values that take the place of those that statements define.</summary>
    public Dictionary<int, Value> For(IEnumerable<Statement> statements) => Renumbering.Anew(statements.SelectMany(Uses.Definitions), ref _nextId);
}
