using System.Linq;

namespace AutoDiffGen.Generator.Ir;

/// <summary>
/// What an <see cref="Invoke"/> calls: a method that is differentiated by itself, or a part of its derivative, which is one
/// again.
/// </summary>
/// <param name="Key">The method; empty for what another assembly generated, which is not differentiated again.</param>
/// <param name="Name">The name that what is generated for it begins with.</param>
/// <param name="Original">The method itself, as a call of it is printed.</param>
/// <param name="Residuals">The type of the residuals.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Export">How it is called, where it is a method of another assembly.</param>
internal sealed record Callee(string Key, string Name, string Original, TypeRef Residuals, EquatableArray<CalleeParameter> Parameters, Export? Export = null)
{
    public const string Forward = "Forward";

    public const string Backward = "Backward";

    public const string WithTangent = "WithTangent";

    /// <summary>Stands in a key before each step of the derivation.</summary>
    private const char Step = '~';

    /// <summary>What a call is printed with: a method that no derivative flows through is called itself.</summary>
    public string PrintedName => Key.Length > 0 ? Original : Name;

    /// <summary>Whether it is a part of the derivative of a method.</summary>
    public bool IsDerived => Key.IndexOf(Step) >= 0;

    /// <summary>Whether it is a method of the user's, not what was generated for one.</summary>
    public bool IsOriginal => Key.Length > 0 && !IsDerived;

    /// <summary>The key of the method that it is derived from in the end.</summary>
    public string Root => Key.Split(Step)[0];

    /// <summary>How it is derived from that method.</summary>
    public string[] Steps => [.. Key.Split(Step).Skip(1)];

    /// <summary>What another assembly generated for it.</summary>
    public Callee Generated(string suffix) => this with { Key = string.Empty, Name = Name + suffix };

    /// <summary>A part of its derivative.</summary>
    /// <param name="step">Which part: <see cref="Forward"/>, <see cref="Backward"/> or <see cref="WithTangent"/>.</param>
    /// <param name="parameters">The parameters of that; those of the method come first.</param>
    public Callee Derived(string step, EquatableArray<CalleeParameter> parameters) => new(
        Key + Step + step,
        Name + step,
        Name + step,
        Residuals with { Name = Residuals.Name + (step == WithTangent ? "OfTangents" : "OfPairs") },
        parameters);
}

/// <summary>A parameter of a <see cref="Callee"/>.</summary>
/// <param name="IsActive">Whether derivatives flow through it.</param>
/// <param name="IsWritten">Whether the memory that it refers to is written.</param>
internal sealed record CalleeParameter(bool IsActive, bool IsWritten);

/// <summary>The body of a <see cref="Callee"/>.</summary>
/// <param name="Callee">How it is called.</param>
/// <param name="Primal">The method in the IR.</param>
/// <param name="IsStatic">Whether it has no receiver.</param>
internal sealed record CalleeModel(Callee Callee, Function Primal, bool IsStatic);
