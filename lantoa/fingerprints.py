"""Fingerprints of content: by them things that were made are found again, on any machine."""

import hashlib
import json


def fingerprint(*parts: bytes | str) -> str:
    """32 hexadecimal digits (BLAKE2b, 128 bits) of the parts in order; ("ab", "c") and ("a", "bc") differ."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(content).to_bytes(8, "big"))
        digest.update(content)
    return digest.hexdigest()


def digest_of(content: bytes) -> str:
    """32 hexadecimal digits (BLAKE2b, 128 bits) of the bytes alone, as ``b2sum -l 128`` prints them."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def cache_key(kind: str, **facts: object) -> str:
    """The key of something made: what it is, and everything that its bytes depend on (JSON values).

    Facts are fingerprints of sources, the recipe, versions of the code and libraries; never a path or a time.
    """
    return fingerprint(kind, json.dumps(facts, sort_keys=True, ensure_ascii=True, separators=(",", ":")))
