"""A code is drawn as the library made it, with the white around it that readers need."""

import re

import segno

from lantoa.render.qr import draw_qr

ADDRESS = "https://example.org/dvk/mo-hinh/thap-sang-thon-vi-du/"


def test_every_dark_module_is_drawn_and_no_other() -> None:
    svg = str(draw_qr(ADDRESS))
    size = int(re.findall(r'viewBox="0 0 (\d+)', svg)[0])
    drawn = [[0] * size for _ in range(size)]
    for across, down, runs in re.findall(r"M(\d+) (\d+)\.5([hm\d 0]+)", svg):
        at = int(across)
        for pen, wide in re.findall(r"([hm])(\d+)", runs):
            drawn[int(down)][at : at + int(wide)] = [int(pen == "h")] * int(wide)
            at += int(wide)
    code = segno.make_qr(ADDRESS, error="m", mask=3)
    assert [row[4:-4] for row in drawn[4:-4]] == [list(row) for row in code.matrix]
    assert not any(map(any, (*drawn[:4], *drawn[-4:]))) and not any(any(row[:4] + row[-4:]) for row in drawn)


def test_the_same_address_gives_the_same_code() -> None:
    assert draw_qr(ADDRESS) == draw_qr(ADDRESS) != draw_qr(f"{ADDRESS}?")
