"""`new`: a content file that asks for what its page needs, with what the site's configuration lets answer."""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from string import Template

from lantoa.author.names import file_name
from lantoa.author.new_file import write_new_file
from lantoa.author.yaml_text import yaml_text
from lantoa.errors import Position, SiteError, problem
from lantoa.reading.config import load_config
from lantoa.reading.folders import read_page_files
from lantoa.reading.schema import vocabulary as words
from lantoa.reading.schema.tables import LONGEST_SUMMARY
from lantoa.settings import SiteConfig
from lantoa.vietnamese.text import clean, slugify

_FOLDERS = {"model": "models", "news": "news"}


def write_skeleton(root: Path, kind: str, title: str) -> str:
    """Write the skeleton of a "model" or "news" item and return its file, relative to the site's folder.

    It is a draft in which every required key but the title is still empty: `check --drafts` names each of them.
    ConfigError when there is no readable site; SiteError: no-file-name, title-taken, output-unwritable.
    """
    config = load_config(root)
    folder, name = _FOLDERS[kind], file_name(title)
    if not name:
        raise SiteError([problem(Position(f"content/{folder}"), "no-file-name", value=clean(title).strip())])
    file = f"content/{folder}/{name}/index.md"
    for page in read_page_files(root)[0]:
        if page.kind == folder and slugify(clean(page.name)) == name:
            raise SiteError([problem(Position(page.file), "title-taken", value=name, other=page.file)])
    write_new_file(root, file, _skeleton(kind, title, config))
    return file


def _skeleton(kind: str, title: str, config: SiteConfig) -> str:
    template = files("lantoa").joinpath("author", "skeletons", f"{kind}.md").read_text(encoding="utf-8")
    return Template(template).substitute(
        title=yaml_text(title),
        summary_limit=LONGEST_SUMMARY,
        first_field=next(iter(config.fields)),
        fields=_meanings({key: field.name for key, field in config.fields.items()}),
        levels=_meanings(config.levels),
        **{key: _meanings(known) for key, known in config.fit.items()},
        subjects=_meanings(dict(words.SUBJECTS)),
        phases=_meanings(dict(words.PHASES)),
        events=_meanings(dict(words.EVENTS)),
        qualifiers=_meanings(dict(words.QUALIFIERS)),
        scopes=_meanings(dict(words.SCOPES)),
        people=_meanings(dict(words.PEOPLE)),
    )


def _meanings(known: Mapping[str, str]) -> str:
    """`kinh-te = Kinh tế; van-hoa = Văn hóa`, on one line, as a comment needs it; "…" where the site names none."""
    return " ".join("; ".join(f"{key} = {name}" for key, name in known.items()).split()) or "…"
