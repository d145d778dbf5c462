"""The loudspeaker's call: three bells, a machine's voice, one bell."""

import io
import math
import shutil
import struct
import subprocess
import wave

CALL = (
    "Sáu giờ sáng Chủ nhật rồi, bà con ơi. Mời mỗi nhà quét từ cổng mình đến cổng nhà bên. "
    "Xong thì treo chổi lên cổng."
)
_RATE = 22050
_PARTIALS = ((1.0, 1.0), (2.0, 0.5), (2.76, 0.35), (5.4, 0.18))
"""A bell's partials as (times its tone, strength): not harmonic, which is what makes it a bell."""


def tools_missing() -> tuple[str, ...]:
    """The programs that are needed and not installed."""
    return tuple(name for name in ("espeak-ng", "sox") if shutil.which(name) is None)


def record_call(words: str) -> bytes:
    """The call as mp3, one channel. CalledProcessError where a program refuses."""
    spoken = _run(("espeak-ng", "-v", "vi", "-s", "135", "-p", "45", "--stdout", words), b"")
    with wave.open(
        io.BytesIO(_run(_sox("-t", "wav", "-", "-t", "wav", "-r", str(_RATE), "-"), spoken))
    ) as voice:
        middle = voice.readframes(voice.getnframes())
    sound = _bell(660) + _bell(784) + _bell(988) + middle + _bell(660)
    raw = ("-t", "raw", "-r", str(_RATE), "-e", "signed", "-b", "16", "-c", "1", "-")
    # -R keeps its dither the same each time; 48 kbit/s is enough for a voice.
    return _run(_sox(*raw, "-t", "mp3", "-C", "48", "--comment", "", "-", "norm", "-3"), sound)


def _sox(*arguments: str) -> tuple[str, ...]:
    return ("sox", "-R", *arguments)


def _run(command: tuple[str, ...], given: bytes) -> bytes:
    return subprocess.run(command, input=given, capture_output=True, check=True).stdout


def _bell(tone: float, seconds: float = 1.1) -> bytes:
    """A struck bell that dies away, 16 bits a sample."""
    samples = []
    for number in range(round(_RATE * seconds)):
        time = number / _RATE
        strength = min(1.0, time * 200) * math.exp(-3.2 * time)
        wave_now = sum(part * math.sin(2 * math.pi * tone * times * time) for times, part in _PARTIALS)
        samples.append(round(9000 * strength * wave_now))
    return struct.pack(f"<{len(samples)}h", *samples)
