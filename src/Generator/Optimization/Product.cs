using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>
/// A product in the form in which it is written by hand: a sign, a number, the primal factors in the order of their
/// definition, then the derivatives, over the divisors.
/// </summary>
internal sealed class Product
{
    private readonly List<Expr> _factors = [];
    private readonly List<Expr> _divisors = [];
    private double _coefficient = 1;
    private double _divisor = 1;

    /// <summary>The number in front.</summary>
    public double Coefficient => _coefficient;

    public static Product Of(Expr expr)
    {
        var product = new Product();
        product.Multiply(expr, isDivisor: false);
        return product;
    }

    /// <summary>The product without the number in front, as a key for like terms.</summary>
    public Expr Core(TypeRef type) => WithCoefficient(1, type);

    /// <summary>The same product with another number in front.</summary>
    public Expr WithCoefficient(double coefficient, TypeRef type)
    {
        var product = new Product { _coefficient = coefficient, _divisor = _divisor };
        product._factors.AddRange(_factors);
        product._divisors.AddRange(_divisors);
        return product.ToExpr(type);
    }

    public Expr ToExpr(TypeRef type)
    {
        if (_coefficient == 0)
        {
            return new Const(type, 0);
        }

        (double number, double divisor) = Reduce(_coefficient, _divisor);
        bool isNegative = number < 0;
        List<Expr> factors = [.. _factors.OrderBy(Rank)];
        if (System.Math.Abs(number) != 1)
        {
            factors.Insert(0, new Const(ScalarOf(factors, type), number));
            isNegative = false;
        }

        List<Expr> divisors = [.. _divisors.OrderBy(Rank)];
        if (divisor != 1)
        {
            divisors.Insert(0, new Const(ScalarOf(divisors, type), divisor));
        }

        // Scalars are multiplied among each other first: a product with a tensor costs a pass over it.
        Expr result = factors.Count == 0
            ? new Const(divisors.Count > 0 ? ScalarOf(divisors, type) : type, 1)
            : Algebra.Multiply(factors);
        if (divisors.Count > 0)
        {
            result = Algebra.Divide(result, Algebra.Multiply(divisors));
        }

        return isNegative ? new Unary(UnaryOperator.Negate, result, result.Type) : result;
    }

    /// <summary>Numbers of the element type beside tensors are written as double, which the operators round.</summary>
    private static TypeRef ScalarOf(List<Expr> factors, TypeRef type) =>
        factors.FirstOrDefault(factor => !factor.Type.IsTensor)?.Type is { IsFloating: true } scalar ? scalar
        : type.IsTensor ? TypeRef.Double
        : type;

    private void Multiply(Expr expr, bool isDivisor)
    {
        Stack.Guard();
        switch (expr)
        {
            case Const { IsNumber: true, IsNamed: false } number when TryFold(number.Number, isDivisor):
                break;
            case Unary { Operator: UnaryOperator.Negate } negation:
                _coefficient = -_coefficient;
                Multiply(negation.Operand, isDivisor);
                break;
            case Binary { Operator: BinaryOperator.Multiply } product:
                Multiply(product.Left, isDivisor);
                Multiply(product.Right, isDivisor);
                break;
            case Binary { Operator: BinaryOperator.Divide } quotient when IsFloating(quotient):
                Multiply(quotient.Left, isDivisor);
                Multiply(quotient.Right, !isDivisor);
                break;
            default:
                (isDivisor ? _divisors : _factors).Add(expr);
                break;
        }
    }

    private static bool IsFloating(Expr expr) => expr.Type.IsFloating || expr.Type.IsTensor;

    /// <summary>Numbers are combined only where the result is as short as a person would have written it.</summary>
    private bool TryFold(double number, bool isDivisor)
    {
        if (number == 0 && isDivisor)
        {
            return false;
        }

        double folded = number * (isDivisor ? _divisor : _coefficient);
        if (!IsPlain(folded))
        {
            return false;
        }

        if (isDivisor)
        {
            _divisor = folded;
        }
        else
        {
            _coefficient = folded;
        }

        return true;
    }

    public static bool IsPlain(double number) =>
        !double.IsNaN(number)
        && !double.IsInfinity(number)
        && (number == System.Math.Floor(number) || number.ToString("R", CultureInfo.InvariantCulture).Length <= 8);

    private static (double Number, double Divisor) Reduce(double number, double divisor)
    {
        if (divisor < 0)
        {
            (number, divisor) = (-number, -divisor);
        }

        if (divisor != 1 && number / divisor == System.Math.Floor(number / divisor))
        {
            return (number / divisor, 1);
        }

        return divisor != 1 && divisor / number == System.Math.Floor(divisor / number)
            ? (System.Math.Sign(number), System.Math.Abs(divisor / number))
            : (number, divisor);
    }

    private static (int Class, int Order) Rank(Expr factor)
    {
        int tensor = factor.Type.IsTensor ? 1 : 0;
        return factor switch
        {
            Const => (0, 0),
            Ref { Value.IsDerivative: true } => (3 + tensor, 0),
            Ref reference => (tensor, reference.Value.Id),
            _ => ((Differentiates(factor) ? 3 : 1) + tensor, int.MaxValue),
        };
    }

    private static bool Differentiates(Expr expr) => expr.Any(node => node is Ref { Value.IsDerivative: true });
}
