"""Names of files by their content, short: the table that every first search loads has one for each page."""

from lantoa.fingerprints import digest_of

# No capitals: some file systems do not tell them from small letters.
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LENGTH = 3
"""Digits of base 36 after the letters of the group, which cost nothing where neighbours have the same. A browser that
kept a file under a page's name of an earlier build shows it once in some 46,000 changes of that page."""


class Names:
    """The names that files were given: each as short as tells it from those before it, after its `language`."""

    def __init__(self) -> None:
        self.language = ""
        self._digests: dict[str, str] = {}

    def name(self, content: bytes, group: str) -> str:
        """A name for a file of a group (some letters that its neighbours have too); the same again for the same."""
        digest = digest_of(content)
        digits = _base36(int(digest, 16))
        return next(
            name
            for length in range(_LENGTH, len(digits) + 1)
            if self._digests.setdefault(name := f"{self.language}_{group}{digits[:length]}", digest) == digest
        )


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits += _DIGITS[digit]
    return digits.rjust(_LENGTH, "0")
