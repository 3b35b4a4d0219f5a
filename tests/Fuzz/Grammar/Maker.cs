using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar;

/// <summary>Makes one program: chooses productions by chance, within what is in scope and what size is left.</summary>
internal sealed class Maker
{
    private const int MaxNesting = 3;
    private const int Tries = 8;

    private readonly Language language;
    private readonly Rng random;
    private readonly Traces traces;
    private readonly List<Node> members = [];
    private int names;
    private int expressionDepth;
    private int nesting;

    public Maker(Language language, Rng random)
    {
        (this.language, this.random) = (language, random);
        Budget = random.Between(4, 18);
        Real = random.Chance(80) ? "double" : "float";
        IsMixed = random.Chance(15);
        traces = new Traces(this);
    }

    public Rng Random => random;

    public Scope Scope { get; private set; } = new(null, "");

    /// <summary>How many more statements there may be.</summary>
    public int Budget { get; private set; }

    /// <summary>What features remember of the program that is being made.</summary>
    public Dictionary<string, List<string>> Notes { get; } = [];

    /// <summary>The scalar type that most of this program is in.</summary>
    public string Real { get; }

    /// <summary>Whether both scalar types occur; most programs are of one, so that they can be held to its precision.</summary>
    public bool IsMixed { get; }

    public bool Uses(string type) => type == Real || IsMixed;

    /// <summary>The other members of the type, in the order in which they were needed.</summary>
    public void AddMember(Node member) => members.Add(member);

    /// <summary>A name for a member that no other has.</summary>
    public string NewMemberName(string prefix) => $"{prefix}{++names}";

    /// <summary>The differentiated method and all that it uses.</summary>
    public Node Members(string returnType)
    {
        Scope = new Scope(null, returnType);
        Variable[] parameters = [.. Signature()];
        foreach (var parameter in parameters)
            Scope.Add(parameter);
        Node list = new("", Node.List, Node.Commas, [.. parameters.Select(ParameterOf)]);
        Node body = Body(Budget);
        return new("", Node.List, Node.Lines, [Node.Of("", Node.Member, $"public static {returnType} FUZZED($0)\n$1", list, body), .. members]);
    }

    /// <summary>A method beside the fuzzed one, made in a scope of its own.</summary>
    public Node Function(string text, string returnType, Variable[] parameters, int budget, Func<Node>? body = null)
    {
        (Scope outer, int outerNesting, int outerDepth) = (Scope, nesting, expressionDepth);
        (Scope, nesting) = (new Scope(null, returnType), Math.Max(nesting, 1));
        foreach (var parameter in parameters)
            Scope.Add(parameter);
        Node list = new("", Node.List, Node.Commas, [.. parameters.Select(ParameterOf)]);
        Node member = Node.Of("", Node.Member, text, list, body is null ? Body(Math.Min(budget, Budget)) : body());
        (Scope, nesting, expressionDepth) = (outer, outerNesting, outerDepth);
        return member;
    }

    public static Node ParameterOf(Variable variable) =>
        Node.Leaf(Node.Parameter, $"{variable.Modifiers}{variable.Type} {variable.Name}");

    /// <summary>An expression of a type; a variable or a constant where it is deep enough.</summary>
    public Node Expression(string type)
    {
        if (expressionDepth <= 0)
            return Leaf(type);
        expressionDepth--;
        Node result = Choose(type) ?? Leaf(type);
        expressionDepth++;
        return result;
    }

    /// <summary>An expression of its own, of up to <paramref name="depth"/> levels.</summary>
    public Node Expression(string type, int depth)
    {
        int before = expressionDepth;
        expressionDepth = depth;
        Node result = Expression(type);
        expressionDepth = before;
        return result;
    }

    /// <summary>A variable or a constant.</summary>
    public Node Leaf(string type)
    {
        var variables = Scope.OfType(type);
        return variables.Length > 0 && random.Chance(type is "double" or "float" ? 85 : 60)
            ? Node.Leaf(type, random.Pick(variables).Name)
            : Constant(type);
    }

    public Node Constant(string type) => Node.Leaf(type, type switch
    {
        "double" => Number(),
        "float" => Number() + "f",
        "int" => random.Between(0, 4).ToString(System.Globalization.CultureInfo.InvariantCulture),
        "bool" => random.Chance(50) ? "true" : "false",
        "Vec" => "new Vec(1, 2)",
        "Vector2" => "new Vector2(1, 0.5f)",
        "Vector3" => "new Vector3(1, 0.5f, 2)",
        _ => "default",
    });

    /// <summary>A statement, or null where none was found to fit.</summary>
    public Node? Statement()
    {
        if (Budget <= 0)
            return null;
        Budget--;
        return Choose(Node.Statement);
    }

    /// <summary>A block in a scope of its own; deep inside, it is of one statement.</summary>
    public Node Block(Scope scope, params Variable[] declared)
    {
        Scope outer = Scope;
        Scope = scope;
        foreach (var variable in declared)
            scope.Add(variable);
        nesting++;
        int count = nesting > MaxNesting ? 1 : random.Between(1, 4);
        Node[] statements = [.. Enumerable.Range(0, count).Select(_ => Statement()).OfType<Node>(), .. traces.Left(outer)];
        Node block = Node.MakeBlock(statements.Length > 0 ? statements : Choose(Feature.Simple) is { } simple ? [simple] : []);
        nesting--;
        scope.Close();
        Scope = outer;
        return block;
    }

    public Node Block() => Block(Inner());

    /// <summary>What is made with a scope around it.</summary>
    public Node Within(Scope scope, Func<Node> make, params Variable[] declared)
    {
        (Scope outer, int outerDepth) = (Scope, expressionDepth);
        Scope = scope;
        foreach (var variable in declared)
            scope.Add(variable);
        Node node = make();
        scope.Close();
        (Scope, expressionDepth) = (outer, outerDepth);
        return node;
    }

    /// <summary>Statements that end with a <c>return</c>, in a scope of their own.</summary>
    public Node Returning(Scope scope, params Variable[] declared)
    {
        nesting++;
        Node block = Within(
            scope,
            () => Node.MakeBlock([
                .. Enumerable.Range(0, random.Between(0, 2)).Select(_ => Statement()).OfType<Node>(),
                Node.Of("", Node.Statement, "return $0;", Expression(scope.ReturnType, 2))]),
            declared);
        nesting--;
        return block;
    }

    public Scope Inner() => new(Scope, Scope.ReturnType);

    public Scope InLoop() => new(Scope, Scope.ReturnType) { Loops = Scope.Loops + 1, CanJump = true };

    /// <summary>The variables that may be written to.</summary>
    public Variable? Assignable(string type)
    {
        Variable[] candidates = [.. Scope.OfType(type).Where(variable => variable.IsAssignable)];
        return candidates.Length == 0 ? null : random.Pick(candidates);
    }

    /// <summary>Statements and a <c>return</c> at the end.</summary>
    private Node Body(int budget)
    {
        int after = Budget - budget;
        var statements = new List<Node>();
        while (Budget > after && Statement() is { } statement)
            statements.Add(statement);
        statements.Add(Node.Of("", Node.Statement, "return $0;", traces.In(Expression(Scope.ReturnType, 2))));
        Scope.Close();
        return Node.MakeBlock(statements);
    }

    private IEnumerable<Variable> Signature()
    {
        yield return new Variable("x", Real);
        if (random.Chance(70))
            yield return new Variable("y", Real);
        foreach (var parameter in language.Features.Select(feature => feature.Parameter(this)).OfType<Variable>())
            yield return parameter;
    }

    private Node? Choose(string target)
    {
        for (int i = 0; i < Tries; i++)
        {
            if (language.Pick(target, random)?.Make(this) is { } node)
                return node;
        }

        return null;
    }

    private string Number() =>
        (random.Between(1, 24) / 8.0).ToString("0.0##", System.Globalization.CultureInfo.InvariantCulture);
}
