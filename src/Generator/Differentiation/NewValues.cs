using System.Collections.Generic;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>Makes the values that a transformation adds to a function.</summary>
/// <param name="nextId">The first unused id.</param>
/// <param name="prefix">What stands before the name of a value in that of its derivative: <c>grad</c> or <c>tangent</c>.</param>
/// <param name="shapes">Learns that a derivative has the shape of its value.</param>
/// <param name="direction">Where there are several tangents, what its name ends with: <c>forceByX</c>.</param>
internal sealed class NewValues(int nextId, string prefix, ShapeInference shapes, string direction = "")
{
    private readonly Dictionary<int, int> _variables = [];
    private int _nextId = nextId;

    /// <summary>The first unused id.</summary>
    public ref int NextId => ref _nextId;

    public Value Named(string name, TypeRef type, ValueRole role) => new(_nextId++, name, type, role);

    /// <summary>What the derivative of something is called.</summary>
    public string NameOfDerivative(string name) => direction.Length == 0
        ? prefix + Derivatives.Pascal(name)
        : name + direction;

    /// <summary>A version of the derivative of a value; those of all versions of a variable are one variable again.</summary>
    public Value DerivativeOf(Value value)
    {
        int id = _nextId++;
        if (!_variables.TryGetValue(value.Variable, out int variable))
        {
            variable = id;
            _variables.Add(value.Variable, id);
        }

        var derivative = new Value(id, NameOfDerivative(value.Name), prefix == "grad" ? MemoryFunctions.ShadowType(value.Type) : value.Type, ValueRole.Derivative, variable, value.Id);
        shapes.Define(derivative, shapes.Of(new Ref(value)));
        return derivative;
    }
}
