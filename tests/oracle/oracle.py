"""Evaluates one Python expression a line, in fractions or in decimals of 60 digits: an engine that shares nothing with ours."""

import math
import statistics
import sys
from decimal import Decimal, getcontext
from fractions import Fraction

getcontext().prec = 60


def rounded(x, digits=0):
    """Halves go away from zero."""
    scaled = abs(x) * Fraction(10) ** digits
    whole = math.floor(scaled + Fraction(1, 2))
    return (1 if x >= 0 else -1) * whole / Fraction(10) ** digits


def whole(x):
    if x.denominator != 1:
        raise ValueError("not whole")
    return x.numerator


def auc(labels, scores):
    """Pairs of a positive and a negative that stand in the right order; a tie is half of one."""
    up = [s for label, s in zip(labels, scores, strict=True) if label == 1]
    down = [s for label, s in zip(labels, scores, strict=True) if label == 0]
    won = sum(Fraction(1) if p > n else Fraction(1, 2) if p == n else Fraction(0) for p in up for n in down)
    return won / (len(up) * len(down))


def clamp(x, low, high):
    if low > high:
        raise ValueError("low > high")
    return min(max(x, low), high)


def cumulated(xs):
    return [sum(xs[: i + 1], Fraction(0)) for i in range(len(xs))]


def spaced(start, stop, step):
    count = max(0, math.ceil((stop - start) / step))
    return [start + i * step for i in range(count)]


def exactly(function):
    """Whole results are fractions too: of Python's integers a negative power would be a float."""

    def applied(*args):
        value = function(*args)
        return Fraction(value) if isinstance(value, int) else value

    return applied


fractions = {
    "F": Fraction,
    "absolute": abs,
    "sign": lambda x: (x > 0) - (x < 0),
    "floor": math.floor,
    "ceil": math.ceil,
    "trunc": math.trunc,
    "rounded": rounded,
    "smallest": lambda *xs: min(xs),
    "largest": lambda *xs: max(xs),
    "clamp": clamp,
    "relu": lambda x: max(x, Fraction(0)),
    "mod": lambda x, y: x % y,
    "gcd": lambda *xs: math.gcd(*map(whole, xs)),
    "lcm": lambda *xs: math.lcm(*map(whole, xs)),
    "factorial": lambda n: math.factorial(whole(n)),
    "choose": lambda n, k: math.comb(whole(n), whole(k)),
    "permutations": lambda n, k: math.perm(whole(n), whole(k)),
    "total": lambda xs: sum(xs, Fraction(0)),
    "mean": lambda xs: statistics.mean(xs),
    "median": lambda xs: statistics.median(xs),
    "variance": lambda xs: statistics.pvariance(xs),
    "sampleVariance": lambda xs: statistics.variance(xs),
    "dot": lambda xs, ys: sum((x * y for x, y in zip(xs, ys, strict=True)), Fraction(0)),
    "length": len,
    "ordered": sorted,
    "argmax": lambda xs: xs.index(max(xs)),
    "argmin": lambda xs: xs.index(min(xs)),
    "cumulated": cumulated,
    "spaced": spaced,
    "auc": auc,
}
decimals = {
    "F": Decimal,
    "exp": lambda x: x.exp(),
    "ln": lambda x: x.ln(),
    "log10": lambda x: x.log10(),
    "log2": lambda x: x.ln() / Decimal(2).ln(),
    "sqrt": lambda x: x.sqrt(),
    "cbrt": lambda x: (x.ln() / 3).exp(),
    "sigmoid": lambda x: 1 / (1 + (-x).exp()),
    "softplus": lambda x: (1 + x.exp()).ln(),
    "tanh": lambda x: 1 - 2 / ((2 * x).exp() + 1),
}


def written(value):
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    exact = Fraction(value)
    return f"{exact.numerator}/{exact.denominator}"


def answer(line, names):
    try:
        return written(eval(line, {"__builtins__": {}}, names))
    except (ArithmeticError, ValueError, IndexError) as error:
        return type(error).__name__


exact = {name: exactly(function) for name, function in fractions.items()}
names = exact if sys.argv[1] == "fractions" else decimals
for line in sys.stdin.read().split("\n"):
    print(answer(line, names))
