"""CBOR (RFC 8949) as far as a search index needs it: whole numbers, texts and the heads of arrays."""

_UNSIGNED, _TEXT, _ARRAY = 0x00, 0x60, 0x80


def number(value: int) -> bytes:
    """A whole number of 0 or more, below 2³²."""
    return _head(_UNSIGNED, value)


def text(value: str) -> bytes:
    """A text in UTF-8."""
    content = value.encode()
    return _head(_TEXT, len(content)) + content


def array(length: int) -> bytes:
    """The head of an array; its members follow."""
    return _head(_ARRAY, length)


def _head(kind: int, value: int) -> bytes:
    if value < 24:
        return bytes((kind | value,))
    if value < 1 << 8:
        return bytes((kind | 24, value))
    if value < 1 << 16:
        return bytes((kind | 25,)) + value.to_bytes(2, "big")
    return bytes((kind | 26,)) + value.to_bytes(4, "big")
