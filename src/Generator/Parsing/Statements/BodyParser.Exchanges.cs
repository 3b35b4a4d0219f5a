using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// Deconstruction into elements, as in <c>(x[i], x[j]) = (x[j], x[i])</c>: the places are found first, then all values are
/// read, then all are written.
/// </content>
internal sealed partial class BodyParser
{
    /// <summary>The elements that the deconstruction at hand writes.</summary>
    private Dictionary<IOperation, Element> _places = [];

    private Dictionary<IOperation, Element> PlacesIn(IDeconstructionAssignmentOperation operation)
    {
        var places = new Dictionary<IOperation, Element>();
        foreach (IOperation target in Targets(operation.Target).Where(IsInMemory))
        {
            Element place = Place(ElementAround(target) ?? target);
            places.Add(target, (Element)place.With(place.Children.Select(Settled).ToEquatableArray()));
        }

        // What the assignment gives would have to be read before.
        return places.Count == 0 || operation.Parent is IExpressionStatementOperation or IForLoopOperation ? places : throw Unsupported(operation);
    }

    private static IEnumerable<IOperation> Targets(IOperation target) => target switch
    {
        ITupleOperation tuple => tuple.Elements.SelectMany(Targets),
        IDeclarationExpressionOperation declaration => Targets(declaration.Expression),
        _ => [target],
    };

    /// <summary>The values, of which only the first may still be read when it is written itself.</summary>
    private Expr[] ReadBeforeWritten(IEnumerable<Expr> values) =>
        _places.Count == 0 ? values.ToArray() : values.Select((value, i) => i == 0 ? value : Settled(value)).ToArray();

    private Expr Settled(Expr value) =>
        value.Any(node => node is Element) ? Named(value, value is Aggregate ? "element" : Differentiation.Derivatives.NameOf(value)) : value;
}
