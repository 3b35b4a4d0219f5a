"""Writes numpy.json: what numpy answers to the cases of these tests. Run it with any Python that has numpy:

    python3 generate.py
"""
import json
import os

import numpy as np

rng = np.random.default_rng(20240601)


def normal(*shape):
    return np.round(rng.standard_normal(shape), 3)


def positive(*shape):
    return np.round(rng.uniform(0.25, 3.0, shape), 3)


def softmax(x, axis):
    e = np.exp(x - x.max(axis, keepdims=True))
    return e / e.sum(axis, keepdims=True)


def logsumexp(x, axis=None, keepdims=False):
    m = x.max(axis, keepdims=True)
    s = np.log(np.exp(x - m).sum(axis, keepdims=True)) + m
    if keepdims:
        return s
    return s.reshape(()) if axis is None else np.squeeze(s, axis)


def cross_entropy(logits, labels):
    p = softmax(logits, 1)
    return -np.log(p[np.arange(len(labels)), labels.astype(int)]).mean()


def encode(x):
    x = np.asarray(x)
    if x.dtype == np.bool_:
        data = [int(v) for v in x.ravel()]
    elif np.issubdtype(x.dtype, np.integer):
        data = [int(v) for v in x.ravel()]
    else:
        data = [repr(float(v)) for v in x.ravel()]
    return {"shape": list(x.shape), "data": [str(v) for v in data]}


special = np.array([1.5, -2.5, 0.0, -0.0, np.nan, np.inf, -np.inf, 0.5, 2.5])
a23, b23, b3, b21 = normal(2, 3), normal(2, 3), normal(3), normal(2, 1)
a234, p23, p3 = normal(2, 3, 4), positive(2, 3), positive(3)
ties = np.array([[1.0, 3.0, 3.0], [2.0, 2.0, -1.0]])
rows = np.array([2.0, 0.0, 2.0])
along = np.array([[1.0, 0.0], [2.0, 2.0]])
labels = np.array([2.0, 0.0])

CASES = {
    "add": (lambda a, b: a + b, a23, b23),
    "add_row": (lambda a, b: a + b, a23, b3),
    "add_column": (lambda a, b: a + b, a23, b21),
    "add_outer": (lambda a, b: a + b, b21, b3),
    "subtract_transposed": (lambda a, b: a.T - b, a23, normal(3, 2)),
    "multiply": (lambda a, b: a * b, a234, normal(3, 1)),
    "divide": (lambda a, b: a / b, a23, p3),
    "scalar_right": (lambda a: (a * 2 + 1.5) / 4 - 0.25, a23),
    "scalar_left": (lambda a: 3 - 2 / (1 + a), p23),
    "negate": (lambda a: -a, a23),
    "maximum": (np.maximum, a23, b3),
    "minimum": (np.minimum, a23, b3),
    "maximum_nan": (lambda a: np.maximum(a, 0), special),
    "minimum_nan": (lambda a: np.minimum(0.5, a), special),
    "clip": (lambda a: np.clip(a, -0.5, 0.75), a23),
    "clip_nan": (lambda a: np.clip(a, -1, 1), special),
    "abs": (np.abs, special),
    "sign": (np.sign, special),
    "square": (np.square, a23),
    "sqrt": (np.sqrt, p23),
    "sqrt_special": (np.sqrt, special),
    "exp": (np.exp, a23),
    "exp_special": (np.exp, special),
    "log": (np.log, p23),
    "log_special": (np.log, special),
    "sin": (np.sin, a23),
    "cos": (np.cos, a23),
    "tanh": (np.tanh, a23),
    "sigmoid": (lambda a: 1 / (1 + np.exp(-a)), a23),
    "softplus": (lambda a: np.log1p(np.exp(-np.abs(a))) + np.maximum(a, 0), np.array([-800.0, -1.5, 0.0, 2.0, 800.0])),
    "relu": (lambda a: np.maximum(a, 0), a23),
    "floor": (np.floor, special),
    "ceiling": (np.ceil, special),
    "round": (np.round, special),
    "power": (np.power, p23, b3),
    "power_scalar": (lambda a: np.power(a, 2.5), p23),
    "power_of_scalar": (lambda a: np.power(2.5, a), a23),
    "less": (lambda a, b: a < b, a23, b3),
    "less_equal_nan": (lambda a: a <= 0, special),
    "greater_nan": (lambda a: a > 0, special),
    "greater_equal": (lambda a, b: a >= b, ties, ties.T[:2].repeat(1, 0)[:, :1]),
    "equal": (lambda a: a == 2, ties),
    "not_equal_nan": (lambda a: a != a, special),
    "where": (lambda a, b: np.where(a > 0, a, b), a23, b3),
    "where_scalars": (lambda a: np.where(a > 0, a, -1), a23),
    "sum": (np.sum, a234),
    "sum_0": (lambda a: a.sum(0), a234),
    "sum_1_keep": (lambda a: a.sum(1, keepdims=True), a234),
    "sum_last": (lambda a: a.sum(-1), a234),
    "sum_axes": (lambda a: a.sum((0, 2)), a234),
    "sum_transposed": (lambda a: a.T.sum(0), a234),
    "mean": (np.mean, a234),
    "mean_1": (lambda a: a.mean(1), a234),
    "mean_axes_keep": (lambda a: a.mean((1, 2), keepdims=True), a234),
    "max": (np.max, a234),
    "max_1": (lambda a: a.max(1), a234),
    "max_nan": (np.max, special),
    "min_axes": (lambda a: a.min((0, 1)), a234),
    "argmax": (np.argmax, a234),
    "argmax_1": (lambda a: a.argmax(1), ties),
    "argmax_0": (lambda a: a.argmax(0), a234),
    "argmax_nan": (np.argmax, special),
    "matmul": (np.matmul, a23, normal(3, 4)),
    "matmul_transposed": (lambda a, b: a.T @ b.T, a23, normal(4, 2)),
    "softmax": (lambda a: softmax(a, -1), a23),
    "softmax_0": (lambda a: softmax(a, 0), a23),
    "softmax_large": (lambda a: softmax(a, -1), np.array([[1000.0, 1000.0, 999.0]])),
    "log_softmax": (lambda a: a - logsumexp(a, 1, True), a234),
    "log_sum_exp": (logsumexp, a23),
    "log_sum_exp_0": (lambda a: logsumexp(a, 0), a23),
    "log_sum_exp_keep": (lambda a: logsumexp(a, 1, True), a23),
    "cross_entropy": (cross_entropy, a23, labels),
    "gather_rows": (lambda a, i: np.take(a, i.astype(int), 0), normal(3, 2), rows),
    "gather_columns": (lambda a, i: np.take(a, i.astype(int), 1), a234, rows),
    "take_along_axis": (lambda a, i: np.take_along_axis(a, i.astype(int), 1), a23, along),
    "transpose": (lambda a: a.transpose(1, 2, 0), a234),
    "reshape_transposed": (lambda a: a.T.reshape(6, 4), a234),
    "slice": (lambda a: a[:, 1:3], a234),
    "arange": (lambda: np.arange(0.5, 3.0, 0.4)),
    "eye": (lambda: np.eye(3)),
}

PRINTED = [
    np.array(3.5), np.array(3.0), np.array(1e-5), np.array(1e16), np.array(-0.0), np.array(np.nan), np.array(True), np.array(7),
    np.array([]), np.zeros((2, 0)), np.array([1.0]), np.array([1.0, 2.5, -3.25]), np.array([0.1, 0.2, 0.30000000000000004]),
    np.array([1 / 3, 2 / 3, 1.0]), np.array([1e8, 1.0]), np.array([99999999.0, 1e5]), np.array([1e-4, 1.0]), np.array([9e-5, 0.1]),
    np.array([1.0, 1001.0]), np.array([1.0, 1000.0]), np.array([0.0, 0.0]), np.array([-0.0, 1.0]), np.array([1e300, 1e-300]),
    np.array([5e-324, 1.7976931348623157e308]), np.array([0.001953125, 0.005859375, 0.5]), np.array([1.123456785, 2.123456795]),
    np.array([1e-10, 123456789.0]), np.array([1.5e-7]), np.array([np.nan, 1.0, -2.5]), np.array([np.inf, -np.inf, np.nan]),
    np.array([np.inf, 1.0]), np.array([-np.inf, 1.0, 2.0]), np.array([1e10, np.nan, -np.inf]), np.array([np.nan]),
    np.array([[1.0, 2.0], [3.0, 4.5]]), np.arange(24.0).reshape(2, 3, 4), np.arange(16.0).reshape(2, 2, 2, 2),
    np.arange(30.0), np.arange(30.0) / 7,
    np.arange(6) * 37 - 100, np.arange(40) * 1000,
    np.array([True, False]), np.array([[True], [False]]), np.array([123456789012, -1]),
]
SINGLE = [
    np.array(0.1), np.array(3.0), np.array(16777216.0), np.array([0.1, 0.2, 0.3]), np.array([1 / 3, 2 / 3]), np.array([1e-5, 1.0]),
    np.array([3.4028235e38, 1e-45]), np.array([123456.7, 0.5]), np.array([0.001953125, 1.0]), np.array([np.nan, 1e9, -np.inf]),
    np.arange(40.0).reshape(4, 10) / 9, np.array([[1.0, 1000.0], [0.5, 0.25]]),
]


# Arrays that are too long to be written down: factor * arange(n) / divisor in a shape.
RAMPS = [
    ("double", 1001, 1, 1, (1001,)), ("double", 1000, 1, 1, (1000,)), ("double", 1200, 1, 1, (40, 30)),
    ("double", 3000, 1, 1, (3, 1000)), ("double", 2000, 1, 1, (10, 10, 20)), ("double", 1500, 1, 3, (300, 5)),
    ("double", 10000, -1.5, 1, (100, 100)), ("long", 1100, 1, 1, (11, 100)), ("float", 1800, 1, 9, (2, 3, 300)),
]


def kind(x):
    return "bool" if x.dtype == np.bool_ else {"i": "long", "f": "double"}[x.dtype.kind]


def main():
    cases = {}
    with np.errstate(all="ignore"):
        for name, (call, *inputs) in {k: v if isinstance(v, tuple) else (v,) for k, v in CASES.items()}.items():
            cases[name] = {"inputs": [encode(x) for x in inputs], "output": encode(call(*inputs))}
        printed = [{"type": kind(x), **encode(x), "text": str(x)} for x in PRINTED]
        for name, n, factor, divisor, shape in RAMPS:
            ramp = (factor * np.arange(n) / divisor).reshape(shape).astype({"long": np.int64, "float": np.float32}.get(name))
            data = {"n": n, "factor": factor, "divisor": divisor}
            printed.append({"type": name, "shape": shape, "ramp": data, "text": str(ramp)})
        printed += [{"type": "float", **encode(x.astype(np.float32)), "text": str(x.astype(np.float32))} for x in SINGLE]
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "numpy.json")
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write('{\n"numpy": %s,\n"cases": {\n' % json.dumps(np.__version__))
        file.write(",\n".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in cases.items()))
        file.write('\n},\n"printed": [\n')
        file.write(",\n".join(json.dumps(v) for v in printed))
        file.write("\n]\n}\n")


main()
