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
}

/// <summary>
/// A type as facts and text; never a symbol. Part of the cached model: compared by value.
/// </summary>
/// <param name="Category">What kind of type it is.</param>
/// <param name="Name">The name as it is to be printed in the generated file.</param>
/// <param name="Element">The category of the elements of a tensor; Other for a type parameter.</param>
/// <param name="ElementName">The printed name of the elements of a tensor.</param>
internal sealed record TypeRef(
    TypeCategory Category,
    string Name,
    TypeCategory Element = TypeCategory.Void,
    string ElementName = "")
{
    public static readonly TypeRef Void = new(TypeCategory.Void, "void");
    public static readonly TypeRef Bool = new(TypeCategory.Bool, "bool");
    public static readonly TypeRef Int = new(TypeCategory.Integer, "int");
    public static readonly TypeRef Float = new(TypeCategory.Float, "float");
    public static readonly TypeRef Double = new(TypeCategory.Double, "double");

    public bool IsFloating => Category is TypeCategory.Float or TypeCategory.Double;

    public bool IsNumber => IsFloating || Category == TypeCategory.Integer;

    public bool IsTensor => Category == TypeCategory.Tensor;

    /// <summary>Whether values of this type can carry a gradient.</summary>
    public bool IsDifferentiable =>
        IsFloating || (IsTensor && Element is TypeCategory.Float or TypeCategory.Double or TypeCategory.Other);
}
