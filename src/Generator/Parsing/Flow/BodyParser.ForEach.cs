using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>A loop over the elements of an array, a span or a string counts to its length.</content>
internal sealed partial class BodyParser
{
    private Flow ForEachLoop(IForEachLoopOperation loop)
    {
        if (CheckpointedRange(loop) is { } checkpointed)
        {
            return CheckpointedLoop(loop, checkpointed);
        }

        IOperation collection = loop.Collection is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion ? conversion.Operand : loop.Collection;
        if (loop.IsAsynchronous
            || loop.LoopControlVariable is not (IVariableDeclaratorOperation or ITupleOperation or IDeclarationExpressionOperation)
            || !(Symbols.Type(collection.Type!) is { IsMemory: true, Rank: <= 2 } || collection.Type!.SpecialType == SpecialType.System_String))
        {
            throw Unsupported(loop);
        }

        Environment outside = _environment;
        _quote = string.Empty;
        Expr sequence = Once(Translate(collection), "sequence");
        HashSet<ISymbol> assigned = AssignedIn(loop.Body);
        Flow leaves = LeavesOf(loop);
        Flow flow = leaves == Flow.Throws
            ? CountedForEach(loop, sequence, assigned)
            : ForEachWhile(loop, sequence, assigned, leaves);
        _environment = _environment.Without(outside);
        return flow;
    }

    private Flow CountedForEach(IForEachLoopOperation loop, Expr sequence, HashSet<ISymbol> assigned)
    {
        Value counter = _scope.NewValue(CounterName, TypeRef.Int, ValueRole.Local);
        var range = new CountedRange(counter, new Const(TypeRef.Int, 0, "0"), BinaryOperator.Less, LengthOf(sequence), IsUpward: true);
        return Iterate(
            new LoopParts(loop, range, condition: null, bottom: null, Flow.Throws) { Top = () => Take(loop.LoopControlVariable, sequence, new Ref(counter)) },
            assigned);
    }

    /// <summary>A loop that is left from inside carries its counter, under the label of the next iteration.</summary>
    private Flow ForEachWhile(IForEachLoopOperation loop, Expr sequence, HashSet<ISymbol> assigned, Flow leaves)
    {
        ILabelSymbol counter = loop.ContinueLabel;
        int order = _scope.NewValue(CounterName, TypeRef.Int, ValueRole.Local).Id;
        _environment = _environment.Declare(counter, new Const(TypeRef.Int, 0, "0"), order);
        assigned.Add(counter);
        Expr current() => _environment.Variables[counter].Value!;
        return Iterate(
            new LoopParts(
                loop,
                range: null,
                () => new Binary(BinaryOperator.Less, current(), LengthOf(sequence), TypeRef.Bool),
                () =>
                {
                    Value next = _scope.NewValue(CounterName, TypeRef.Int, ValueRole.Local, order);
                    var one = new Const(TypeRef.Int, 1, "1");
                    _statements.Add(new Let(Section.Forward, next, new Binary(BinaryOperator.Add, current(), one, TypeRef.Int)));
                    _environment = _environment.Assign(counter, new Ref(next));
                    return Flow.FallsThrough;
                },
                leaves) { Top = () => Take(loop.LoopControlVariable, sequence, current()) },
            assigned);
    }

    private const string CounterName = "i";

    private Expr LengthOf(Expr sequence) => sequence.Type.IsMemory
        ? MemoryFunctions.Length(sequence)
        : new Call(Symbols.Property(StringMember("Length")), sequence);

    private IPropertySymbol StringMember(string name) =>
        Compilation.GetSpecialType(SpecialType.System_String).GetMembers(name).OfType<IPropertySymbol>().First();

    /// <summary>Gives an element to the variable of the loop, or its members to the variables.</summary>
    private void Take(IOperation target, Expr sequence, Expr index)
    {
        if (target is not IVariableDeclaratorOperation { Symbol: var variable })
        {
            ITypeSymbol item = ItemOf(((IForEachLoopOperation)_loop!).Collection);
            _quote = string.Empty;
            AssignMembers(target, ValueOf(new Element(sequence, Indices(sequence, index)), item), item);
            return;
        }

        if (variable.RefKind != RefKind.None)
        {
            Forget(variable);
            _passed.Add(variable, IsOfNumbers(variable.Type) ? new Referent(new Element(sequence, index), variable.Type) : throw Unsupported(_loop!));
            return;
        }

        Expr element = sequence.Type.IsMemory
            ? ValueOf(new Element(sequence, Indices(sequence, index)), variable.Type)
            : new Call(Symbols.Property(StringMember("this[]")), sequence, index);
        TypeRef type = Symbols.Type(variable.Type);
        if (element.Type != type && !(element.Type.IsNumber && type.IsNumber))
        {
            throw Unsupported(_loop!);
        }

        _quote = string.Empty;
        Define(variable, element.Type == type ? element : new Cast(type, element, isImplicit: false), null, isVar: false);
    }

    private static ITypeSymbol ItemOf(IOperation collection) => collection switch
    {
        IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion => ItemOf(conversion.Operand),
        { Type: IArrayTypeSymbol array } => array.ElementType,
        { Type: INamedTypeSymbol { TypeArguments: [var item] } } => item,
        _ => throw new System.InvalidOperationException("'" + collection.Type?.Name + "' is no array and no span."),
    };

    /// <summary>The indices of an element that is counted row by row.</summary>
    private static Expr[] Indices(Expr memory, Expr index)
    {
        if (memory.Type.Rank == 1)
        {
            return [index];
        }

        Expr columns = MemoryFunctions.GetLength(memory, Number(1));
        return
        [
            new Binary(BinaryOperator.Divide, index, columns, TypeRef.Int),
            new Binary(BinaryOperator.Remainder, index, columns, TypeRef.Int),
        ];
    }
}
