"""GitHub's own Markdown parser, in C: what it shows is what GitHub shows. Pure.

The package cmarkgfm brings its library. The package's own functions never free what they parsed
(a few hundred KB for each README) and reach no single block, so the library is called directly.
"""

import ctypes
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from threading import Lock

POSITION = "data-sourcepos"  # "line:column-line:column" on each block, row and cell
_SHOW_POSITIONS, _KEEP_HTML = 1 << 1, 1 << 17
_OPTIONS = _SHOW_POSITIONS | _KEEP_HTML
# Kinds of block, numbered as in the library's header.
_DOCUMENT, _QUOTE, _LIST, _ITEM, _CODE, _HTML, _, _PARAGRAPH = range(0x8001, 0x8009)
_HOLD_BLOCKS = frozenset((_DOCUMENT, _QUOTE, _LIST, _ITEM))

_POINTER, _TEXT, _NUMBER = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
_SIGNATURES = {
    "gfm_core_extensions_ensure_registered": (None,),
    "find_syntax_extension": (_POINTER, _TEXT),
    "parser_new": (_POINTER, _NUMBER),
    "parser_attach_syntax_extension": (_NUMBER, _POINTER, _POINTER),
    "parser_feed": (None, _POINTER, _TEXT, ctypes.c_size_t),
    "parser_finish": (_POINTER, _POINTER),
    "parser_free": (None, _POINTER),
    "render_html": (_POINTER, _POINTER, _NUMBER, _POINTER),
    "node_new": (_POINTER, _NUMBER),
    "node_free": (None, _POINTER),
    "node_replace": (_NUMBER, _POINTER, _POINTER),
    "node_get_type": (_NUMBER, _POINTER),
    "node_first_child": (_POINTER, _POINTER),
    "node_next": (_POINTER, _POINTER),
    "node_parent": (_POINTER, _POINTER),
    "node_get_start_line": (_NUMBER, _POINTER),
    "node_get_fenced": (_NUMBER, _POINTER, _POINTER, _POINTER, _POINTER),
    "node_get_literal": (_TEXT, _POINTER),
    "node_set_literal": (_NUMBER, _POINTER, _TEXT),
    "node_set_list_tight": (_NUMBER, _POINTER, _NUMBER),
}

Rewrite = Callable[[str, int], str]  # a block's text and its line → the HTML in its place


class _Memory(ctypes.Structure):
    """What the library allocates with."""

    _fields_ = (
        ("calloc", _POINTER),
        ("realloc", _POINTER),
        ("free", ctypes.CFUNCTYPE(None, _POINTER)),
    )


def _load() -> ctypes.CDLL:
    spec = find_spec("cmarkgfm._cmark")
    if spec is None or spec.origin is None:
        raise ImportError("cmarkgfm has no library here")
    library = ctypes.CDLL(spec.origin)
    for name, (result, *arguments) in _SIGNATURES.items():
        function = getattr(library, f"cmark_{name}")
        function.restype, function.argtypes = result, arguments
    library.cmark_get_default_mem_allocator.restype = ctypes.POINTER(_Memory)
    library.cmark_gfm_core_extensions_ensure_registered()
    return library


_C = _load()
_EXTENSIONS = [_C.cmark_find_syntax_extension(name) for name in (b"table", b"strikethrough")]
# While it parses, an extension's signs stand in a table that all parsers of the process share.
_one_at_a_time = Lock()
_free = _C.cmark_get_default_mem_allocator().contents.free


def to_html(text: str, *, raw_html: Rewrite, indented: Rewrite) -> str:
    """The text as HTML, its raw HTML kept; these two kinds of block may be rewritten."""
    root = _parse(text.encode(errors="replace"))
    try:
        for node, kind in _blocks(root):
            if kind == _PARAGRAPH:
                _show_line(node)
            elif kind == _HTML:
                _C.cmark_node_set_literal(node, _rewritten(node, raw_html))
            elif kind == _CODE and not _is_fenced(node):
                _replace(node, _rewritten(node, indented))
        written = _C.cmark_render_html(root, _OPTIONS, None)
    finally:
        _C.cmark_node_free(root)
    try:
        return ctypes.string_at(written).decode(errors="replace")
    finally:
        _free(written)


def _parse(text: bytes) -> int:
    with _one_at_a_time:
        return _parse_alone(text)


def _parse_alone(text: bytes) -> int:
    parser = _C.cmark_parser_new(_OPTIONS)
    try:
        for extension in _EXTENSIONS:
            _C.cmark_parser_attach_syntax_extension(parser, extension)
        _C.cmark_parser_feed(parser, text, len(text))
        root: int = _C.cmark_parser_finish(parser)
        return root
    finally:
        _C.cmark_parser_free(parser)


def _blocks(root: int) -> Iterator[tuple[int, int]]:
    """Each block with its kind, but not what stands in a paragraph or a table.

    The block just given may be replaced by another.
    """
    above, node = [root], _C.cmark_node_first_child(root)
    while above:
        if not node:
            node = _C.cmark_node_next(above.pop())
            continue
        after, kind = _C.cmark_node_next(node), _C.cmark_node_get_type(node)
        yield node, kind
        if kind in _HOLD_BLOCKS:
            above.append(node)
            after = _C.cmark_node_first_child(node)
        node = after


def _show_line(paragraph: int) -> None:
    """In a tight list a paragraph has no element and so no line, unless it has its item's."""
    item = _C.cmark_node_parent(paragraph)
    if _C.cmark_node_get_type(item) != _ITEM:
        return
    line_of = _C.cmark_node_get_start_line
    if _C.cmark_node_first_child(item) != paragraph or line_of(item) != line_of(paragraph):
        _C.cmark_node_set_list_tight(_C.cmark_node_parent(item), 0)


def _rewritten(node: int, rewrite: Rewrite) -> bytes:
    literal = (_C.cmark_node_get_literal(node) or b"").decode(errors="replace")
    return rewrite(literal, _C.cmark_node_get_start_line(node)).encode()


def _is_fenced(node: int) -> bool:
    length, offset, sign = ctypes.c_int(), ctypes.c_int(), ctypes.c_char()
    found = _C.cmark_node_get_fenced(
        node, ctypes.byref(length), ctypes.byref(offset), ctypes.byref(sign)
    )
    return bool(found)


def _replace(node: int, html: bytes) -> None:
    block = _C.cmark_node_new(_HTML)
    _C.cmark_node_set_literal(block, html)
    _C.cmark_node_replace(node, block)
    _C.cmark_node_free(node)
