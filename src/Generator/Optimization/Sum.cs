using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>A sum with like terms merged, a positive term first where there is one.</summary>
internal sealed class Sum
{
    private readonly List<(double Coefficient, Product Product)> _terms = [];
    private readonly Dictionary<Expr, int> _index = [];
    private readonly TypeRef _type;

    private Sum(TypeRef type) => _type = type;

    /// <summary>The sum that an addition, a subtraction or a negation stands for.</summary>
    /// <param name="expr">The expression.</param>
    /// <param name="isAtom">What is to be taken as one term, as it is.</param>
    public static Expr Simplify(Expr expr, System.Func<Expr, bool> isAtom)
    {
        var sum = new Sum(expr.Type);
        sum.Add(expr, sign: 1, isAtom);
        return sum.ToExpr();
    }

    private void Add(Expr expr, double sign, System.Func<Expr, bool> isAtom)
    {
        Stack.Guard();
        switch (expr)
        {
            case Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum when !isAtom(expr):
                Add(sum.Left, sign, isAtom);
                Add(sum.Right, sum.Operator == BinaryOperator.Add ? sign : -sign, isAtom);
                break;
            case Unary { Operator: UnaryOperator.Negate } negation:
                Add(negation.Operand, -sign, isAtom);
                break;
            case Const number when number.Is(0):
                break;
            default:
                AddTerm(expr, sign);
                break;
        }
    }

    private void AddTerm(Expr term, double sign)
    {
        Product product = Product.Of(term);
        Expr core = product.Core(_type);
        double coefficient = sign * product.Coefficient;
        if (_index.TryGetValue(core, out int position) && Product.IsPlain(_terms[position].Coefficient + coefficient))
        {
            _terms[position] = (_terms[position].Coefficient + coefficient, product);
            return;
        }

        _index[core] = _terms.Count;
        _terms.Add((coefficient, product));
    }

    private Expr ToExpr()
    {
        List<(double Coefficient, Product Product)> terms = _terms.Where(term => term.Coefficient != 0).ToList();
        if (terms.Count == 0)
        {
            return new Const(_type, 0);
        }

        int firstPositive = terms.FindIndex(term => term.Coefficient > 0);
        if (firstPositive > 0)
        {
            (double, Product) first = terms[firstPositive];
            terms.RemoveAt(firstPositive);
            terms.Insert(0, first);
        }

        Expr sum = terms[0].Product.WithCoefficient(terms[0].Coefficient, _type);
        foreach ((double coefficient, Product product) in terms.Skip(1))
        {
            Expr term = product.WithCoefficient(System.Math.Abs(coefficient), _type);
            sum = coefficient < 0 ? Algebra.Subtract(sum, term) : Algebra.Add(sum, term);
        }

        return sum;
    }
}
