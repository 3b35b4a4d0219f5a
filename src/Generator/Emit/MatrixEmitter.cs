using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Emit;

/// <summary>
/// Writes the Hessian or the Jacobian in one array or span: a loop over the unit vectors, each a call of the member that
/// gives the product with one direction.
/// </summary>
internal sealed class MatrixEmitter
{
    private readonly SourceWriter _writer;
    private readonly MethodModel _model;
    private readonly Parameter _parameter;
    private readonly string _name;
    private readonly string _element;
    private readonly bool _isSpan;
    private readonly Namer _namer;

    private MatrixEmitter(SourceWriter writer, MethodModel model, Parameter parameter)
    {
        _writer = writer;
        _model = model;
        _parameter = parameter;
        _name = model.Signature.Parameters.First(own => own.IsActive).Name;
        _element = parameter.Value.Type.Item!.Name;
        _isSpan = parameter.Value.Type.Category != TypeCategory.Array;
        _namer = new Namer(model.Signature.Parameters.Select(own => own.Name.TrimStart('@')));
    }

    /// <summary>The array or span in which the matrix is asked for; null where it is asked for in numbers.</summary>
    public static Parameter? ArrayOf(MethodModel model) =>
        model.Primal.Parameters.FirstOrDefault(parameter => parameter.IsActive && parameter.Value.Type.IsMemory);

    public static void Emit(SourceWriter writer, MethodModel model, Members matrix)
    {
        if (new Writes(Aliasing.Of(model.Primal), model.Primal).Of(model.Primal.Body) is { Count: > 0 } written
            && model.Primal.Parameters.Any(parameter => parameter.Value.Type.IsMemory && written.Contains(Aliasing.Of(model.Primal).ClassOf(parameter.Value))))
        {
            throw new NotDifferentiableException($"it writes to its arguments, so that its {matrix} cannot be put together from calls of it; ask for products with one direction, or copy the argument");
        }

        var emitter = new MatrixEmitter(writer, model, ArrayOf(model)!);
        writer.Line();
        writer.Line($"/// <summary>The {matrix} of {DerivedMembers.Cref(model)} with respect to {emitter._name.TrimStart('@')}.</summary>");
        SignatureModel signature = model.Signature;
        writer.Line($"{signature.Accessibility}{(signature.IsStatic ? " static " : " ")}{signature.ReadOnlyModifier}{emitter._element}[,] {signature.Name}{matrix}{signature.TypeParameters}(");
        IEnumerable<string> parameters = signature.Parameters.Select(parameter => parameter.Modifier + parameter.Type + " " + parameter.Name + parameter.Default);
        writer.Indented(string.Join(", ", parameters) + ")" + string.Concat(signature.Constraints.Select(constraint => " " + constraint)));
        writer.Line("{");
        writer.Deeper(() =>
        {
            if (matrix == Members.Hessian)
            {
                emitter.Hessian();
            }
            else if (signature.ReturnType.IsMemory)
            {
                emitter.JacobianOfArray();
            }
            else
            {
                emitter.JacobianOfNumber();
            }
        });
        writer.Line("}");
    }

    private void Hessian()
    {
        string hessian = _namer.Unique("hessian");
        string tangent = _namer.Unique("tangent" + Pascal);
        string grad = _namer.Unique("grad" + Pascal);
        string hvp = _namer.Unique("hvp" + Pascal);
        (string i, string j) = (_namer.Unique("i"), _namer.Unique("j"));
        _writer.Line($"var {hessian} = new {_element}[{_name}.Length, {_name}.Length];");
        _writer.Line($"var {tangent} = new {_element}[{_name}.Length];");
        if (_isSpan)
        {
            _writer.Line($"var {grad} = new {_element}[{_name}.Length];");
            _writer.Line($"var {hvp} = new {_element}[{_name}.Length];");
        }

        Loop(i, _name + ".Length", () =>
        {
            _writer.Line($"{tangent}[{i}] = 1;");
            _writer.Line(_isSpan ? Call("Hvp", tangent, grad, hvp) + ";" : $"var {hvp} = {Call("Hvp", tangent)}.Hvp{Pascal};");
            Loop(j, _name + ".Length", () => _writer.Line($"{hessian}[{i}, {j}] = {hvp}[{j}];"));
            _writer.Line($"{tangent}[{i}] = 0;");
        });
        _writer.Line($"return {hessian};");
    }

    private void JacobianOfNumber()
    {
        string jacobian = _namer.Unique("jacobian");
        string grad = _namer.Unique("grad" + Pascal);
        string j = _namer.Unique("j");
        if (_isSpan)
        {
            _writer.Line($"var {grad} = new {_element}[{_name}.Length];");
        }

        _writer.Line(_isSpan ? Call("ValueAndGrad", grad) + ";" : $"var {grad} = {Call("ValueAndGrad")}.Grad{Pascal};");
        _writer.Line($"var {jacobian} = new {_element}[1, {_name}.Length];");
        Loop(j, _name + ".Length", () => _writer.Line($"{jacobian}[0, {j}] = {grad}[{j}];"));
        _writer.Line($"return {jacobian};");
    }

    private void JacobianOfArray()
    {
        string rows = _namer.Unique("rows");
        string jacobian = _namer.Unique("jacobian");
        string direction = _namer.Unique("tangent" + Pascal);
        string tangent = _namer.Unique("tangent");
        string seed = _namer.Unique("gradOut");
        string grad = _namer.Unique("grad" + Pascal);
        (string i, string j) = (_namer.Unique("i"), _namer.Unique("j"));
        _writer.Line($"int {rows} = {Call(string.Empty)}.Length;");
        _writer.Line($"var {jacobian} = new {_element}[{rows}, {_name}.Length];");
        _writer.Open($"if ({_name}.Length <= {rows})");
        _writer.Line("// Column by column: forward mode");
        _writer.Line($"var {direction} = new {_element}[{_name}.Length];");
        Loop(j, _name + ".Length", () =>
        {
            _writer.Line($"{direction}[{j}] = 1;");
            _writer.Line($"var {tangent} = {Call("Jvp", direction)}.Tangent;");
            Loop(i, rows, () => _writer.Line($"{jacobian}[{i}, {j}] = {tangent}[{i}];"));
            _writer.Line($"{direction}[{j}] = 0;");
        });
        _writer.Close();
        _writer.Open("else");
        _writer.Line("// Row by row: reverse mode");
        _writer.Line($"var {seed} = new {_element}[{rows}];");
        if (_isSpan)
        {
            _writer.Line($"var {grad} = new {_element}[{_name}.Length];");
        }

        Loop(i, rows, () =>
        {
            _writer.Line($"{seed}[{i}] = 1;");
            _writer.Line(_isSpan ? Call("Vjp", grad, seed) + ";" : $"var {grad} = {Call("Vjp", seed)}.Grad{Pascal};");
            Loop(j, _name + ".Length", () => _writer.Line($"{jacobian}[{i}, {j}] = {grad}[{j}];"));
            _writer.Line($"{seed}[{i}] = 0;");
        });
        _writer.Close();
        _writer.Line($"return {jacobian};");
    }

    private string Pascal => Differentiation.Derivatives.Pascal(_parameter.Value.Name);

    private void Loop(string counter, string length, System.Action body)
    {
        _writer.Open($"for (int {counter} = 0; {counter} < {length}; {counter}++)");
        body();
        _writer.Close();
    }

    /// <summary>A call of another member for the same method; what is added stands behind the required arguments.</summary>
    private string Call(string suffix, params string[] added)
    {
        EquatableArray<ParameterModel> own = _model.Signature.Parameters;
        int required = own.TakeWhile(parameter => parameter.Default.Length == 0 && parameter.Modifier != "params ").Count();
        IEnumerable<string> arguments = own.Take(required).Select(parameter => parameter.Name)
            .Concat(added)
            .Concat(own.Skip(required).Select(parameter => parameter.Name));
        return _model.Signature.Name + suffix + _model.Signature.TypeParameters + "(" + string.Join(", ", arguments) + ")";
    }
}
