namespace AutoDiffGen.Generator.Ir;

/// <summary>What the differentiation needs to know of a type.</summary>
internal enum TypeCategory
{
    Void,
    Bool,
    Integer,
    Float,
    Double,
    Tensor,
    TensorShape,
    Other,

    /// <summary>An array: its elements are read and written in place.</summary>
    Array,

    /// <summary>A span that can be written.</summary>
    Span,

    /// <summary>A span that can only be read.</summary>
    ReadOnlySpan,

    /// <summary>A type parameter that stands for numbers.</summary>
    Generic,

    /// <summary>The stacks in which methods that call themselves keep what their backward parts need.</summary>
    Residuals,
}

/// <summary>
/// A type as facts and text; never a symbol. Part of the cached model: compared by value.
/// </summary>
/// <param name="Category">What kind of type it is.</param>
/// <param name="Name">The name as it is to be printed in the generated file.</param>
/// <param name="Element">The category of the elements of a tensor; Other for a type parameter.</param>
/// <param name="ElementName">The printed name of the elements of a tensor.</param>
/// <param name="Item">The type of the elements of an array or a span, and of what a stack keeps.</param>
/// <param name="Rank">The number of indices of an array or a span.</param>
/// <param name="Structure">Of elements that are structures that hold numbers, what they are made of.</param>
internal sealed record TypeRef(
    TypeCategory Category,
    string Name,
    TypeCategory Element = TypeCategory.Void,
    string ElementName = "",
    TypeRef? Item = null,
    int Rank = 0,
    Structure? Structure = null)
{
    public static readonly TypeRef Void = new(TypeCategory.Void, "void");
    public static readonly TypeRef Bool = new(TypeCategory.Bool, "bool");
    public static readonly TypeRef Int = new(TypeCategory.Integer, "int");
    public static readonly TypeRef Float = new(TypeCategory.Float, "float");
    public static readonly TypeRef Double = new(TypeCategory.Double, "double");

    public bool IsFloating => Category is TypeCategory.Float or TypeCategory.Double or TypeCategory.Generic;

    /// <summary>Whether it is a type parameter that stands for numbers, constants of which are converted.</summary>
    public bool IsGeneric => Category == TypeCategory.Generic;

    public bool IsNumber => IsFloating || Category == TypeCategory.Integer;

    public bool IsTensor => Category == TypeCategory.Tensor;

    /// <summary>Whether it is a reference to elements that are read and written in place.</summary>
    public bool IsMemory => Category is TypeCategory.Array or TypeCategory.Span or TypeCategory.ReadOnlySpan;

    public bool IsResiduals => Category == TypeCategory.Residuals;

    /// <summary>Whether it is memory whose elements, or those of its rows, can carry a gradient: it has a shadow then.</summary>
    public bool HasShadow => IsMemory && (Item!.IsFloating || Item.HasShadow || Item.Structure is not null);

    /// <summary>Whether values of this type can carry a gradient.</summary>
    public bool IsDifferentiable =>
        IsFloating || (IsTensor && Element is TypeCategory.Float or TypeCategory.Double or TypeCategory.Other);

    /// <summary>Whether a derivative flows through values of this type, by themselves or by what they refer to.</summary>
    public bool CarriesDerivative => IsDifferentiable || HasShadow;
}
