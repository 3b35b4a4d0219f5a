namespace AutoDiffGen.Generator.Ir;

/// <summary>A type that holds derivatives of another one.</summary>
/// <param name="HintName">The name of the generated file, without extension; one for each type.</param>
/// <param name="Container">The types that it goes into.</param>
/// <param name="Of">The name of the type whose derivatives it holds.</param>
/// <param name="Name">Its name.</param>
/// <param name="Accessibility">Its accessibility.</param>
/// <param name="Members">Its members.</param>
/// <param name="Aliases">The types that the generated file imports by name.</param>
internal sealed record GradientTypeModel(
    string HintName,
    ContainerModel Container,
    string Of,
    string Name,
    string Accessibility,
    EquatableArray<GradientMember> Members,
    EquatableArray<string> Aliases);

/// <summary>A member of a <see cref="GradientTypeModel"/>.</summary>
/// <param name="Name">Its name, that of the member whose derivative it holds.</param>
/// <param name="Type">Its type as it is to be printed.</param>
/// <param name="Accessibility">Its accessibility.</param>
internal sealed record GradientMember(string Name, string Type, string Accessibility);
