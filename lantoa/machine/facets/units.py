"""What kind of unit leads a model, told from its name: a village, an association, the police …"""

import re
from functools import lru_cache

from lantoa.vietnamese.text import canon_tone, clean

_WORDS = {
    "residents": "thôn, bản, làng, ấp, xóm, buôn, phum, sóc, khóm, tổ dân phố, khu phố, khu dân cư, tổ nhân dân,"
    " tổ liên gia, cụm dân cư, tổ tự quản, ban phát triển thôn, ban phát triển bản, ban quản lý thôn, tổ hòa giải,"
    " ban nhân dân, ban điều hành tổ dân phố, tổ công nghệ số, tdp, kdc",
    "party": "chi bộ, đảng bộ, đảng ủy, huyện ủy, thị ủy, thành ủy, tỉnh ủy, ban thường vụ, ban dân vận, khối dân vận,"
    " tổ dân vận, ban tuyên giáo, ban tổ chức, ban xây dựng đảng, ủy ban kiểm tra, cấp ủy",
    "associations": "mặt trận, mttq, ủy ban mặt trận, ban công tác mặt trận, hội, chi hội, đoàn, chi đoàn,"
    " đoàn thanh niên, đoàn viên, công đoàn, liên đoàn, liên hiệp, câu lạc bộ, lhpn, ccb",
    "government": "ủy ban nhân dân, ubnd, hội đồng nhân dân, hđnd, chính quyền, xã, phường, thị trấn, đặc khu, huyện,"
    " quận, thị xã, thành phố, tỉnh",
    "agency": "sở, phòng, ban, chi cục, cục, trung tâm, bệnh viện, trạm y tế, trạm, văn phòng, tòa án, viện,"
    " viện kiểm sát, hạt kiểm lâm, vườn quốc gia, khu bảo tồn, ban quản lý, cơ quan, kho bạc, bảo hiểm xã hội,"
    " đài, báo",
    "armed": "công an, cảnh sát, quân đội, quân sự, bộ đội, biên phòng, đồn biên phòng, ban chỉ huy quân sự,"
    " bộ chỉ huy quân sự, bộ chỉ huy, ban chỉ huy, tiểu đoàn, trung đoàn, lữ đoàn, sư đoàn, đại đội, trung đội,"
    " quân khu, quân đoàn, hải quân, hải đoàn, dân quân, trại giam, tổ an ninh, dân phòng, đoàn kinh tế quốc phòng",
    "school": "trường, mầm non, tiểu học, trung học, học viện, đại học, nhà trường, thpt, thcs",
    "business": "hợp tác xã, htx, tổ hợp tác, công ty, doanh nghiệp, ngân hàng, quỹ tín dụng, tổ sản xuất, trang trại,"
    " chợ, hội quán",
    "religious": "giáo xứ, giáo họ, chùa, nhà thờ, phật giáo, ban trị sự, ban hành giáo, họ đạo, thánh thất, dòng họ",
    "household": "hộ, gia đình, ông, bà, anh, chị",
}
"""The words of each kind: of those in a name the first counts, of several that begin there the longest."""

UNIT_KINDS = (*_WORDS, "other")
"""All kinds, in the order in which a filter offers them."""


def _table() -> dict[str, str]:
    return {
        canon_tone(" ".join(word.split())): kind
        for kind, words in _WORDS.items()
        for word in words.split(",")
    }


_KINDS = _table()
_FIRST = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_KINDS, key=lambda word: (-len(word), word)))})(?!\w)")


@lru_cache(maxsize=2**12)
def unit_kind(unit: str) -> str:
    """The kind of a unit; "other" where its words tell none, and where no unit is named.

    "Cán bộ và nhân dân thôn Thượng Đức, xã Đức Trạch" are residents: the first word that tells counts.
    """
    found = _FIRST.search(canon_tone(clean(unit)).lower())
    return _KINDS[found.group()] if found else "other"
