using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Emit;

/// <summary>A parameter in which a matrix of derivatives is asked for: a number, or an array or span of them.</summary>
/// <param name="Name">Its name, with @ where it is a keyword.</param>
/// <param name="Pascal">Its name in those of the results.</param>
/// <param name="Type">Its type.</param>
internal sealed record MatrixVariable(string Name, string Pascal, TypeRef Type)
{
    public bool IsArray => Type.IsMemory;

    public bool IsSpan => Type.Category is TypeCategory.Span or TypeCategory.ReadOnlySpan;

    /// <summary>A whole number as an element.</summary>
    public string Number(int number) => NumberFormat.Whole(number, Type.Item ?? Type);

    public string Element => Type.Item?.Name ?? Type.Name;

    /// <summary>How many numbers it is.</summary>
    public string Length => IsArray ? Name + ".Length" : "1";
}

/// <summary>A block of a matrix of derivatives.</summary>
/// <param name="Item">Its name in the result.</param>
/// <param name="Name">Its name in the code.</param>
/// <param name="Element">The type of its elements.</param>
internal sealed record MatrixBlock(string Item, string Name, string Element);
