"""What a file of the feedparser corpus expects, as its comment says, and whether it holds.

The comment holds a Python expression over the names that feedparser gives (`entries[0]['title'] == 'A'`). It is read
with `ast` and walked by hand: there is no eval, and nothing can be called but len(), has_key() and get().
"""
import ast
import re

COMPARISONS = {
    ast.Eq: lambda a, b: same(a, b),
    ast.NotEq: lambda a, b: not same(a, b),
    ast.In: lambda a, b: contains(b, a),
    ast.NotIn: lambda a, b: not contains(b, a),
    ast.Is: lambda a, b: a is b,
    ast.IsNot: lambda a, b: a is not b,
    ast.GtE: lambda a, b: a >= b,
    ast.Gt: lambda a, b: a > b,
    ast.Lt: lambda a, b: a < b,
    ast.LtE: lambda a, b: a <= b,
}


class NotModelled(Exception):
    """The expression asks for something that offprint has no notion of; the argument names it."""


class Absent(Exception):
    """The expression asks for something that offprint knows, and this document does not have."""


class Value:
    """What offprint read, with its own idea of what is equal. Notes why it held or did not."""
    note = ""

    def equals(self, expected):
        raise NotImplementedError


class Thing:
    """A map of names: member(name) gives a value, raises NotModelled or Absent."""

    def __init__(self, path, member):
        self.path, self.member = path, member


def same(a, b):
    if isinstance(a, dict):
        a, b = b, a
    if isinstance(a, Thing) and isinstance(b, dict):
        return all(same(a.member(key), value) for key, value in b.items())
    if isinstance(b, Value) and not isinstance(a, Value):
        a, b = b, a
    if isinstance(a, Value):
        return a.equals(b.plain() if isinstance(b, Value) else b)
    return a == b


def contains(where, what):
    if not isinstance(where, Thing):
        return any(same(item, what) for item in where)
    try:
        where.member(what)
    except Absent:
        return False
    return True


def expectation(data):
    """(expression, header) of a file's bytes; (None, None) without one."""
    for encoding in ("utf-8-sig", "utf-32", "utf-16", "utf-16-be", "utf-16-le", "utf-32-be", "utf-32-le", "latin-1"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        found = re.search(r"Expect:\s*(.*?)\s*(?:-->.*)?(?:\n|\Z)", text)
        if found:
            header = re.search(r"Header:\s*(.*?)\s*\n", text)
            return found[1], header[1] if header else None
    return None, None


def clauses(expression):
    """The parts of an expression that must all hold."""
    tree = ast.parse(expression.strip(), mode="eval").body
    if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And):
        return tree.values
    return [tree]


def subject(clause):
    """What a clause is about: "entries title", without indexes; "bozo"."""
    names = []
    node = clause
    while True:
        if isinstance(node, ast.UnaryOp):
            node = node.operand
        elif isinstance(node, ast.Compare):
            node = node.comparators[0] if isinstance(node.left, ast.Constant) else node.left
        elif isinstance(node, ast.BoolOp):
            node = node.values[0]
        elif isinstance(node, ast.Call):
            node = node.args[0] if isinstance(node.func, ast.Name) and node.args else node.func
        elif isinstance(node, ast.Attribute):
            names.append(node.attr)
            node = node.value
        elif isinstance(node, ast.Subscript):
            if isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str):
                names.append(node.slice.value)
            node = node.value
        else:
            names.append(node.id if isinstance(node, ast.Name) else "?")
            return " ".join(reversed([n for n in names if n not in ("has_key", "get")]))


class Evaluator:
    """Walks a clause over `names`, the values of the free names."""

    def __init__(self, names):
        self.names = names

    def value(self, node):
        walk = getattr(self, type(node).__name__, None)
        if walk is None:
            raise NotModelled(ast.unparse(node))
        return walk(node)

    def Constant(self, node):
        return node.value

    def Tuple(self, node):
        return tuple(self.value(item) for item in node.elts)

    def List(self, node):
        return [self.value(item) for item in node.elts]

    def Dict(self, node):
        return {self.value(k): self.value(v) for k, v in zip(node.keys, node.values)}

    def Name(self, node):
        if node.id not in self.names:
            raise NotModelled(node.id)
        return self.names[node.id]

    def UnaryOp(self, node):
        value = self.value(node.operand)
        if isinstance(node.op, ast.Not):
            return not truth(value)
        if isinstance(node.op, ast.USub):
            return -value
        raise NotModelled(ast.unparse(node))

    def BoolOp(self, node):
        values = (truth(self.value(item)) for item in node.values)
        return any(values) if isinstance(node.op, ast.Or) else all(values)

    def Compare(self, node):
        if isinstance(node.comparators[0], ast.Constant) and node.comparators[0].value is None:
            wanted = isinstance(node.ops[0], (ast.Eq, ast.Is))
            try:
                return (self.value(node.left) is None) == wanted
            except Absent:
                return wanted
        operands = [self.value(item) for item in (node.left, *node.comparators)]
        return all(COMPARISONS[type(op)](a, b) for op, a, b in zip(node.ops, operands, operands[1:]))

    def Subscript(self, node):
        return element(self.value(node.value), self.value(node.slice))

    def Attribute(self, node):
        return element(self.value(node.value), node.attr)

    def Call(self, node):
        if isinstance(node.func, ast.Name) and node.func.id == "len":
            return len(self.value(node.args[0]))
        if isinstance(node.func, ast.Attribute) and node.func.attr in ("has_key", "get"):
            whole, key = self.value(node.func.value), self.value(node.args[0])
            if node.func.attr == "has_key":
                return contains(whole, key)
            try:
                return element(whole, key)
            except Absent:
                return self.value(node.args[1]) if len(node.args) > 1 else None
        raise NotModelled(ast.unparse(node))


def element(whole, key):
    if isinstance(whole, Thing):
        return whole.member(key)
    try:
        return whole[key]
    except (IndexError, KeyError, TypeError) as error:
        raise Absent(str(key)) from error


def truth(value):
    return bool(value.plain()) if isinstance(value, Value) else bool(value)
