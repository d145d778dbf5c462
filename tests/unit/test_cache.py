"""The cache: keys from content, whole files only, and nothing that can break a build."""

import json
import os
import subprocess
import sys
import threading
import zlib
from pathlib import Path

import pytest

from lantoa.cache import Cache, cache_key, fingerprint
from lantoa.fingerprints import digest_of


def reopened(cache: Cache, folder: Path) -> Cache:
    cache.close()
    return Cache(folder)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / ".cache"


def files(folder: Path, kind: str) -> list[Path]:
    return sorted(path for path in (folder / kind).rglob("*") if path.is_file())


def test_a_fingerprint_keeps_its_parts_apart_and_is_stable():
    assert fingerprint("ab", "c") != fingerprint("a", "bc")
    assert fingerprint("ễ") == fingerprint("ễ".encode())
    assert fingerprint("a") == "e4e97ca07ff48bfd2f4a4fef6d3b0f0f"


def test_a_key_does_not_depend_on_the_order_of_its_facts_but_on_each_value():
    assert cache_key("photo", width=480, source="x") == cache_key("photo", source="x", width=480)
    assert cache_key("photo", width=480) != cache_key("photo", width=481)
    assert cache_key("photo", width=480) != cache_key("card", width=480)


def test_what_is_put_is_found_by_the_next_build(folder):
    cache = Cache(folder)
    cache.put("ab12", {"480.avif": b"small", "800.jpg": b"large one"})
    again = reopened(cache, folder)
    assert again.get("ab12") == {"480.avif": b"small", "800.jpg": b"large one"}
    found = again.find("ab12")
    assert found is not None
    assert found["800.jpg"].size == 9
    assert found["480.avif"].path.read_bytes() == b"small"
    assert found["480.avif"].digest == digest_of(b"small")
    assert again.get("cd34") is None


def test_equal_bytes_are_kept_once(folder):
    cache = Cache(folder)
    cache.put("k1", {"a": b"same"})
    cache.put("k2", {"b": b"same"})
    assert len(files(folder, "blobs")) == 1


def test_without_a_folder_nothing_is_kept_and_nothing_fails(tmp_path):
    cache = Cache(None)
    cache.put("k1", {"a": b"x"})
    cache.prune()
    cache.close()
    assert cache.get("k1") is None
    assert cache.problems == ()
    assert list(tmp_path.iterdir()) == []


def test_a_blob_whose_bytes_were_changed_is_healed_by_the_next_put(folder):
    cache = Cache(folder)
    cache.put("k1", {"a": b"0123456789"})
    (blob,) = files(folder, "blobs")
    blob.write_bytes(b"9876543210")
    cache.put("k1", {"a": b"0123456789"})
    assert blob.read_bytes() == b"0123456789"


@pytest.mark.parametrize("damage", ["cut", "gone", "torn entry", "entry of another shape", "empty entry"])
def test_damage_is_a_miss_and_the_next_put_heals_it(folder, damage):
    cache = Cache(folder)
    cache.put("k1", {"a": b"0123456789"})
    (blob,), (entry,) = files(folder, "blobs"), files(folder, "entries")
    if damage == "cut":
        blob.write_bytes(b"01234")
    elif damage == "gone":
        blob.unlink()
    else:
        torn = {"torn entry": '{"a": ["0', "entry of another shape": "[1]", "empty entry": ""}
        entry.write_text(torn[damage])
    assert cache.find("k1") is None
    assert cache.get("k1") is None
    cache.put("k1", {"a": b"0123456789"})
    assert cache.get("k1") == {"a": b"0123456789"}
    assert cache.problems == ()


def test_no_temporary_file_stays(folder):
    cache = Cache(folder)
    for number in range(20):
        cache.put(f"key{number}", {"a": bytes([number])})
    assert not [path for path in folder.rglob("*") if path.name.endswith(".new")]


def test_a_disk_that_takes_nothing_more_gives_one_warning_and_no_debris(folder, monkeypatch):
    cache = Cache(folder)
    cache.put("k1", {"a": b"kept"})

    def full(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    cache.put("k2", {"a": b"lost"})
    cache.put("k3", {"a": b"lost"})
    assert [found.code for found in cache.problems] == ["cache-unusable"]
    assert "No space left" in dict(cache.problems[0].about)["reason"]
    assert cache.get("k1") == {"a": b"kept"}
    assert cache.get("k2") is None
    assert not [path for path in folder.rglob("*") if path.name.endswith(".new")]


def test_a_folder_that_cannot_be_made_gives_one_warning(tmp_path):
    (tmp_path / ".cache").write_text("a file stands here")
    cache = Cache(tmp_path / ".cache")
    cache.put("k1", {"a": b"x"})
    cache.prune()
    assert cache.get("k1") is None
    assert [found.code for found in cache.problems] == ["cache-unusable"]
    assert cache.problems[0].severity == "warning"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can try as another user")
def test_a_read_only_folder_is_still_read(folder):
    cache = Cache(folder)
    cache.put("k1", {"a": b"kept"})
    cache.close()
    for parent in folder.resolve().parents:
        if parent.stat().st_uid == os.geteuid() and parent != Path("/") and "pytest" in str(parent):
            parent.chmod(0o755)
    program = (
        "import os, sys; from pathlib import Path; from lantoa.cache import Cache; os.setuid(65534);"
        "c = Cache(Path(sys.argv[1])); c.put('k2', {'a': b'y'}); c.prune();"
        "print(c.get('k1')['a'], c.get('k2'), [p.code for p in c.problems])"
    )
    command = [sys.executable, "-c", program, str(folder)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.stdout.strip() == "b'kept' None ['cache-unusable']", ran.stderr


def test_what_no_recent_build_used_is_pruned_with_its_blobs_and_strays(folder):
    cache = Cache(folder)
    cache.put("old", {"a": b"old bytes"})
    cache.put("used", {"a": b"used bytes"})
    cache.prune(kept_builds=3)
    stray = folder / "blobs" / "ab" / ".abc.1-2.new"
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"half")
    for build in range(3):
        assert "old" in {path.name for path in files(folder, "entries")}, build
        cache = reopened(cache, folder)
        assert cache.find("used") is not None
        cache.prune(kept_builds=3)
    assert {path.name for path in files(folder, "entries")} == {"used"}
    assert [path.read_bytes() for path in files(folder, "blobs")] == [b"used bytes"]
    assert len(files(folder, "uses")) == 3


def test_a_build_that_stopped_early_prunes_nothing(folder):
    cache = Cache(folder)
    cache.put("k1", {"a": b"x"})
    cache.prune(kept_builds=1)
    for _ in range(4):
        cache = reopened(cache, folder)
    cache = reopened(cache, folder)
    assert cache.get("k1") == {"a": b"x"}


def test_nothing_is_pruned_while_another_build_runs(folder):
    first = Cache(folder)
    first.put("k1", {"a": b"x"})
    first.prune(kept_builds=1)
    first.close()
    other = Cache(folder)
    path = other.find("k1")["a"].path
    second = Cache(folder)
    second.prune(kept_builds=1)
    assert path.read_bytes() == b"x"
    second.close()
    other.close()
    third = Cache(folder)
    third.prune(kept_builds=1)
    assert not path.exists()


def test_two_builds_that_end_together_each_note_their_uses(folder):
    one, two = Cache(folder), Cache(folder)
    one.put("k1", {"a": b"1"})
    two.put("k2", {"a": b"2"})
    one.prune(kept_builds=2)
    two.prune(kept_builds=2)
    assert [path.read_text().split()[1:] for path in files(folder, "uses")] == [["k1"], ["k2"]]


def test_what_the_last_build_of_each_kind_used_can_be_kept_alone(folder):
    for kind, key in (("public", "old"), ("preview", "draft"), ("public", "new"), ("gone", "gone")):
        with Cache(folder) as cache:
            cache.put(key, {"a": key.encode()})
            cache.prune(kind=kind)
    with Cache(folder) as cache:
        cache.keep_last(("public", "preview", "never built"))
        assert [key for key in ("old", "draft", "new", "gone") if cache.get(key)] == ["draft", "new"]


def test_whoever_is_not_alone_knows(folder):
    with Cache(folder) as one:
        assert one.alone
    with Cache(folder) as one, Cache(folder) as two:
        assert one.find("any") is None and not two.alone


def test_many_threads_may_keep_the_same_things(folder):
    cache = Cache(folder)

    def work() -> None:
        for number in range(30):
            cache.put(f"key{number}", {"a": bytes(1000) + bytes([number])})
            assert cache.get(f"key{number}") == {"a": bytes(1000) + bytes([number])}

    faults: list[BaseException] = []

    def guarded() -> None:
        try:
            work()
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=guarded) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert cache.problems == ()


def test_a_killed_build_leaves_no_broken_entry(folder):
    program = (
        "import os, sys; from pathlib import Path; from lantoa.cache import Cache;"
        "c = Cache(Path(sys.argv[1]));"
        "[c.put(f'key{n}', {'a': os.urandom(200_000)}) for n in range(100_000)]"
    )
    running = subprocess.Popen([sys.executable, "-c", program, str(folder)])
    try:
        while len(files(folder, "entries")) < 5 if (folder / "entries").exists() else True:
            assert running.poll() is None
    finally:
        running.kill()
        running.wait()
    cache = Cache(folder)
    entries = [path.name for path in files(folder, "entries") if not path.name.startswith(".")]
    assert len(entries) >= 5
    assert all(cache.get(key) is not None for key in entries)


def test_entries_name_no_path_of_the_machine(folder):
    cache = Cache(folder)
    cache.put("k1", {"a": b"x"})
    (entry,) = files(folder, "entries")
    assert json.loads(entry.read_text()) == {"a": [digest_of(b"x"), 1, zlib.crc32(b"x")]}
