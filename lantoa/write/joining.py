"""Where files are joined of all pages: each group of them is kept as long as nothing that it holds changed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lantoa.check import Seen, examine, examine_parts
from lantoa.output import Written, keep_file, note_written, site_path, write_file
from lantoa.store import Plain
from lantoa.write.press import EXAMINED, JOINED, Press, seen_key

File = tuple[str, bytes] | Written
"""What a URL shows, or a file that stands on the stage already and is not noted yet."""

Files = Iterable[File]
Group = tuple[str, tuple[tuple[str, str], ...]]
"""What one join gave: the fingerprint of what it holds, and its files as (path, digest)."""


@dataclass(frozen=True, slots=True)
class Joins:
    """The joins of a build by name, how many were made anew, and what the check saw in some of their files by path."""

    groups: Mapping[str, Group]
    fresh: int
    seen: Mapping[str, Seen] = field(default_factory=dict)


@dataclass(slots=True)
class Joining:
    """The groups so far. `before` are those of the build before; `seen` is what the check saw in files, by path."""

    press: Press
    before: Mapping[str, Group]
    groups: dict[str, Group] = field(default_factory=dict)
    seen: dict[str, Seen] = field(default_factory=dict)
    fresh: int = 0

    def join(self, name: str, key: str, make: Callable[[], Files]) -> None:
        """Keep a join's files as they stand on the stage, or make them."""
        known = self.before.get(name)
        if known and known[0] == key and self._keep(known[1]):
            self.groups[name] = known
            return
        self.fresh += 1
        written = [self._write(file) for file in make()]
        self.press.store.put(
            "seen",
            {
                seen_key(self.press.sight, one.path, one.digest): self.seen[one.path].packed()
                for one in written
                if one.path in self.seen
            },
        )
        self.groups[name] = (key, tuple((one.path, one.digest) for one in written))

    def _write(self, file: File) -> Written:
        if not isinstance(file, Written):
            return write_file(self.press.stage, *file)
        note_written(self.press.stage, file)
        return file

    def see(self, empty: Mapping[str, bytes], rows: Sequence[Plain]) -> None:
        """What the check sees in files of all models: in each without models, and in the parts of the models."""
        for url, content in empty.items():
            path, number = site_path(url), JOINED.index(url)
            head = examine(path, content, self.press.config.base_url)
            parts = (Seen.unpacked(row[EXAMINED][number]) for row in rows)
            if seen := examine_parts((head, *parts)):
                self.seen[path] = seen

    def _keep(self, files: tuple[tuple[str, str], ...]) -> bool:
        holds = self.press.stage.holds
        if any(path not in holds or holds[path].digest != digest for path, digest in files):
            return False
        return all(keep_file(self.press.stage, path, digest) for path, digest in files)
