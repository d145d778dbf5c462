"""One cell → what a key takes. Nothing is guessed: None where a text does not say it clearly."""

import re
from collections.abc import Callable, Iterator, Mapping

from lantoa.author.yaml_text import Value
from lantoa.settings import FieldOfWork
from lantoa.vietnamese.figures import FigureError, parse_quantity
from lantoa.vietnamese.periods import PeriodError, parse_moment, parse_period
from lantoa.vietnamese.text import fold, slugify
from lantoa.vietnamese.written_dates import propose_moment, propose_period

_SUBJECTS = {
    "collective": ("tap the", "tt"),
    "individual": ("ca nhan", "cn"),
    "household": ("ho gia dinh", "ho"),
}
_AWARDS = {
    "merit_certificate": "giay khen",
    "diploma_of_merit": "bang khen",
    "certificate": "giay chung nhan",
    "emulation_flag": "co thi dua",
    "commendation": "bieu duong",
}
_LEVELS = {
    "central": r"(trung uong|quoc gia|bo)",
    "province": r"(tinh|thanh pho truc thuoc trung uong)",
    "district": r"(huyen|quan|thi xa|thanh pho thuoc tinh)",
    "commune": r"(xa|phuong|thi tran|dac khu)",
    "base": r"(co so|chi bo|thon)",
}
_PHONE = re.compile(r"(?<!\d)(?:\+?84|0)[\d .()-]{7,14}\d(?!\d)")
_EMAIL = re.compile(r"[^\s@,;<>()]+@[\w-]+(?:\.[\w-]+)+")
_STAGE = re.compile(r"^\s*(?:trong )?giai đoạn\s+", re.IGNORECASE)
_CONTACT_WORDS = re.compile(r"\b(?:số )?(?:điện thoại|đt|sđt|email|di động)\b\s*[:.]?", re.IGNORECASE)
_MORE_WORDS = (
    r"(?: (?:thon|ban|xom|khu|to|pho|xa|phuong|dan pho|chi bo|dang uy|dang|uy ban|ubnd|mttq|mat tran|dan van|phu trach"
    r"|thuong truc|hoi|doan|phu nu|nong dan|cuu chien binh|thanh nien|cong tac|van hoa|\d+))*"
)
_ROLE = re.compile(r"(?:pho )?(?:truong|bi thu|chu tich|can bo|cong chuc)" + _MORE_WORDS)
_OFFICE = re.compile(r"(?:van phong|ban|khoi|to|hoi|doan|uy ban|ubnd|mttq|dang uy)" + _MORE_WORDS)
_BULLET = re.compile(r"^\s*(?:[-–—+*•·]\s*|\d{1,2}[.)]\s+)")
_FILLERS = re.compile(r"^(?:linh vuc|ve|cong tac|phat trien|xay dung|trong|trien khai)\s+")
_ASIDE = re.compile(r"\([^)]*\)|[:：].*$|\b\d+\s*(?:mo hinh|dien hinh).*$", re.DOTALL)
_NUMERALS = re.compile(r"^(?:[ivx]+|[a-z]|\d+)\s*[.)]\s*")


def find_period(text: str) -> str | None:
    """The period of "năm 2024", "2021-2023", "từ 6/2022 đến nay", in EDTF."""
    return _edtf(_STAGE.sub("", text), parse_period, propose_period)


def find_moment(text: str) -> str | None:
    """The day, month or year of "15/10/2024", "tháng 6/2022", in EDTF."""
    return _edtf(text, parse_moment, propose_moment)


def _edtf(text: str, parse: Callable[[str], object], propose: Callable[[str], str]) -> str | None:
    try:
        parse(text)
    except PeriodError:
        return propose(text) or None
    return " ".join(text.split())


def find_subject(text: str) -> str | None:
    """collective, individual or household."""
    plain = fold(text).strip(" .:")
    return next((key for key, words in _SUBJECTS.items() if plain in words), None)


def find_award(text: str) -> str | None:
    """The kind of award that a text names, when it names one."""
    found = [key for key, words in _AWARDS.items() if words in fold(text)]
    return found[0] if len(found) == 1 else None


def find_level(text: str, levels: Mapping[str, str]) -> str | None:
    """The key of a level: its name in site_config.yaml, or "cấp tỉnh", "Tỉnh"."""
    plain = " ".join(fold(text).split()).removeprefix("cap ")
    named = {fold(name).removeprefix("cap "): key for key, name in levels.items()}
    if plain in named:
        return named[plain]
    return next((key for key, form in _LEVELS.items() if key in levels and re.fullmatch(form, plain)), None)


def find_fields(text: str, fields: Mapping[str, FieldOfWork]) -> tuple[str, ...]:
    """The keys of the fields that a text names; () when one of its parts names none.

    Names count without marks, filler words and order of words, or by their initials: "QP-AN", "An ninh - quốc phòng".
    """
    known = {name: key for key, field in fields.items() for name in (*_names(field.name), *_names(key))}
    if whole := _known_field(text, known):
        return (whole,)
    parts = [part for part in re.split(r"[;\n,]| và ", text) if part.strip()]
    found = [_known_field(part, known) for part in parts]
    return tuple(dict.fromkeys(key for key in found if key)) if all(found) else ()


def _known_field(text: str, known: Mapping[str, str]) -> str:
    return next((known[name] for name in _names(text) if name in known), "")


def _names(text: str) -> tuple[str, ...]:
    """A field's words in order of the alphabet, and its initials."""
    plain = _NUMERALS.sub("", " ".join(_ASIDE.sub(" ", fold(text)).split()))
    while (shorter := _FILLERS.sub("", plain)) != plain:
        plain = shorter
    words = [word for word in slugify(plain).split("-") if word not in ("va", "")]
    initials = "".join(word[0] for word in words) if len(words) > 1 else ""
    together = "".join(words)  # "QP-AN" is two words, and the initials of four
    return tuple(name for name in ("-".join(sorted(words)), initials, together) if name)


def find_contact(text: str) -> dict[str, Value] | None:
    """The keys of a contact: an office or a role in it, a telephone number, an e-mail address.

    None where the cell says more than that, as a person's name: whose number it is must then be asked first.
    """
    phone, email = _PHONE.search(text), _EMAIL.search(text)
    rest = _CONTACT_WORDS.sub(" ", _EMAIL.sub(" ", _PHONE.sub(" ", text)))
    who = " ".join(rest.split()).strip(" ,;:-–()/.")
    key = "role" if _ROLE.fullmatch(fold(who)) else "office" if _OFFICE.fullmatch(fold(who)) else ""
    if who and not key:
        return None
    parts: dict[str, Value] = {
        key: who,
        "phone": " ".join(phone[0].split()) if phone else "",
        "email": email[0] if email else "",
    }
    return {key: part for key, part in parts.items() if part}


def items_of(text: str) -> Iterator[str]:
    """The things that a cell lists, on lines or between semicolons, without their bullets."""
    for part in re.split(r"\n|;\s", text):
        if item := _BULLET.sub("", part).strip(" ;"):
            yield item


def find_amount(text: str, unit: str) -> str | None:
    """A sum of money with its unit, from the text or else the heading; None for a bare number or for prose."""
    amount = f"{text} {unit}" if unit and re.fullmatch(r"[\d.,]+", text) else text
    amount = re.sub(r"(?<=\d)\s+1\.000 đồng$", " nghìn đồng", amount)
    try:
        quantity = parse_quantity(amount)
    except FigureError:
        return None
    # "150" may be đồng, nghìn or triệu: only the committee knows.
    is_bare = quantity is None or (not quantity.unit and amount.strip().replace(".", "").isdecimal())
    return None if is_bare else amount
