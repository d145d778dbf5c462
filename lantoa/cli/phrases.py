"""What the commands say besides problems, in both languages."""

from math import ceil

_SOON, _MINUTES = 5.0, 90.0

_PHRASES: dict[str, tuple[str, str]] = {
    "sources": ("Tìm tệp đã thay đổi", "Looking for changes"),
    "read": ("Đọc nội dung", "Reading content"),
    "relate": ("Nối các trang với nhau", "Connecting pages"),
    "photos": ("Xử lý ảnh", "Making photos"),
    "photos-done": ("Xử lý ảnh {done}/{of}, {left}", "Making photos {done}/{of}, {left}"),
    "left-soon": ("sắp xong", "nearly done"),
    "left-seconds": ("còn khoảng {count} giây", "about {count} s left"),
    "left-minutes": ("còn khoảng {count} phút", "about {count} min left"),
    "render": ("Dựng trang", "Rendering pages"),
    "render-done": ("Dựng trang {done}/{of}", "Rendering pages {done}/{of}"),
    "join": ("Ghép nguồn tin và dữ liệu mở", "Joining feeds and open data"),
    "search": ("Lập chỉ mục tìm kiếm", "Indexing for search"),
    "search-done": ("Lập chỉ mục tìm kiếm {done}/{of}", "Indexing for search {done}/{of}"),
    "check": ("Kiểm tra trang đã dựng", "Checking the built site"),
    "publish": ("Đăng trang", "Publishing"),
    "waiting": (
        "Một lượt dựng khác đang chạy (tiến trình {holder}), xin chờ",
        "Another build is running (process {holder}), waiting",
    ),
    "timing": (
        "{seconds:8.2f} giây  {stage:32}  làm mới {made:>6}  dùng lại {reused:>6}",
        "{seconds:8.2f} s  {stage:32}  made {made:>6}  reused {reused:>6}",
    ),
    "built": (
        "Đã dựng {pages} trang, {photos} ảnh trong {seconds:.1f} giây vào {folder}.",
        "Built {pages} pages, {photos} photos in {seconds:.1f} s into {folder}.",
    ),
    "warnings": ("Có {count} cảnh báo.", "Warnings: {count}."),
    "checked": ("Không có lỗi nào ({count} cảnh báo).", "No errors (warnings: {count})."),
    "checked-published": (
        "Không có lỗi nào ({count} cảnh báo). Bản nháp chưa kiểm tra; thêm --drafts để kiểm tra cả bản nháp.",
        "No errors (warnings: {count}). Drafts were not checked; add --drafts to check them too.",
    ),
    "published-done": ("So bản đã đăng {done}/{of}", "Comparing the published copy {done}/{of}"),
    "published-whole": (
        "Bản đã đăng nguyên vẹn: mọi tệp đúng như lúc dựng ({count} cảnh báo).",
        "The published copy is whole: every file is as it was built (warnings: {count}).",
    ),
    "stopped": (
        "Có {count} điều cần sửa. Chưa đăng gì, trang cũ (nếu có) giữ nguyên.",
        "Problems to correct: {count}. Nothing was published; the old site, if any, is unchanged.",
    ),
    "found": ("Có {count} điều cần sửa.", "Problems to correct: {count}."),
    "not-written": ("Chưa tạo tệp nào; xem các lỗi ở trên.", "No file was written; see the errors above."),
    "serving": ("Xem thử tại {url} (dừng: Ctrl+C)", "Preview at {url} (stop: Ctrl+C)"),
    "rebuilt": (
        "Đã dựng {pages} trang trong {seconds:.1f} giây ({count} cảnh báo).",
        "Built {pages} pages in {seconds:.1f} s (warnings: {count}).",
    ),
    "failed": (
        "Chưa dựng lại được: {count} điều cần sửa, xem trên trang.",
        "Not rebuilt: {count} problems to correct, see the page.",
    ),
    "written": ("Đã tạo {path}", "Wrote {path}"),
    "answer": (
        "Mở tệp, trả lời các câu hỏi, rồi chạy: build.py check --drafts",
        "Open the file, answer its questions, then run: build.py check --drafts",
    ),
    "skipped": ("{at}: “{title}” đã có ở {file}, bỏ qua", "{at}: “{title}” is already in {file}, skipped"),
    "imported": (
        "Đã tạo {written} bản nháp; bỏ qua {skipped} dòng đã có; {count} chỗ cần xem. "
        "Tiếp theo: build.py check --drafts",
        "Drafts written: {written}; rows there already: {skipped}; places to look at: {count}. "
        "Next: build.py check --drafts",
    ),
    "shrunk": (
        "{path}: {before:.1f} → {after:.1f} MB, {was} → {now} điểm ảnh",
        "{path}: {before:.1f} → {after:.1f} MB, {was} → {now} pixels",
    ),
    "original-kept": ("    bản gốc: {path}", "    original: {path}"),
    "shrink-done": (
        "Đã thu nhỏ {count} ảnh trong {of}, bớt {freed:.1f} MB. Xem lại ảnh, commit, rồi xóa {folder}/.",
        "Shrank {count} of {of} photos, {freed:.1f} MB less. Look at them, commit, then delete {folder}/.",
    ),
    "shrink-planned": (
        "Sẽ thu nhỏ {count} ảnh trong {of}, bớt {freed:.1f} MB. Chưa ghi gì; bỏ --dry-run để làm.",
        "Would shrink {count} of {of} photos, {freed:.1f} MB less. Nothing was written; leave out --dry-run to do it.",
    ),
    "shrink-none": ("Không thu nhỏ ảnh nào (đã xem {of}).", "No photo was shrunk (looked at {of})."),
    "cleaned": ("Đã dọn .cache, bớt {freed:.1f} MB.", "Cleaned .cache, {freed:.1f} MB less."),
    "not-cleaned": ("Chưa dọn xong; xem lỗi ở trên.", "Not cleaned; see the errors above."),
    "interrupted": (
        "Đã dừng theo yêu cầu. Trang đã đăng vẫn trọn vẹn.",
        "Interrupted. The published site is whole.",
    ),
    "takedown-files": (
        "Xóa khỏi nội dung ({count} tệp):",
        "To be deleted from the content (files: {count}):",
    ),
    "takedown-own": (
        "Gỡ khỏi trang đã dựng ({count} tệp trong public/):",
        "To go from the built site (files in public/: {count}):",
    ),
    "takedown-others": (
        "Trang và dữ liệu còn nhắc đến, sẽ dựng lại ({count} tệp trong public/):",
        "Pages and data that name it, to be made again (files in public/: {count}):",
    ),
    "takedown-kept": (
        "Giữ lại, vì bài khác cũng dùng ({count} tệp):",
        "Kept, since other pages show them too (files: {count}):",
    ),
    "takedown-mentions": (
        "Phải sửa tay trong các bài khác ({count} dòng):",
        "To be changed by hand in other pages (lines: {count}):",
    ),
    "takedown-place": ("    {path}", "    {path}"),
    "takedown-more": ("    … và {count} chỗ nữa", "    … and {count} more"),
    "takedown-cache": (
        "Xóa cả .cache/: trong đó còn bản thu nhỏ, chữ và trang cũ; lần dựng sau làm lại.",
        "All of .cache/ goes: smaller pictures, words and the site before stand there; the next build makes it again.",
    ),
    "takedown-sure": ("Gỡ những thứ trên?", "Take all this down?"),
    "takedown-planned": (
        "Chưa xóa gì; bỏ --dry-run để gỡ.",
        "Nothing was deleted; leave out --dry-run to do it.",
    ),
    "takedown-left": ("Chưa gỡ gì.", "Nothing was taken down."),
    "takedown-stopped": ("Chưa gỡ gì; xem lỗi ở trên.", "Nothing was taken down; see the errors above."),
    "takedown-unbuilt": (
        "Đã xóa khỏi nội dung, .cache/ và tệp riêng trong public/. Chưa dựng lại được trang: sửa các lỗi trên rồi chạy "
        "build; đến lúc ấy {count} tệp trong public/ còn nhắc đến.",
        "Deleted from the content, .cache/ and its own files in public/. The site could not be built: correct the "
        "errors above and run build; until then {count} files in public/ still name it.",
    ),
    "takedown-done": (
        "Đã gỡ. Hãy đưa trang mới lên mạng, rồi trả lời người yêu cầu.",
        "Taken down. Publish the new site, then answer whoever asked.",
    ),
    "takedown-history": (
        "Trong lịch sử Git vẫn còn. Người giữ kho chạy trong một bản clone mới (docs/go-bo.md):",
        "Git's history still has it. Whoever keeps the repository runs, in a fresh clone (docs/go-bo.md):",
    ),
}


def phrase(key: str, language: str, /, **values: object) -> str:
    """A sentence of the console. A key that is not there is a fault of ours: KeyError."""
    vietnamese, english = _PHRASES[key]
    if isinstance(left := values.get("left"), float):
        values["left"] = _time_left(left, language)
    return (english if language == "en" else vietnamese).format(**values)


def _time_left(seconds: float, language: str) -> str:
    """About how long it still takes: a guess that is told to the second is believed to the second."""
    if seconds < _SOON:
        return phrase("left-soon", language)
    if seconds < _MINUTES:
        return phrase("left-seconds", language, count=ceil(seconds / 10) * 10)
    return phrase("left-minutes", language, count=round(seconds / 60))
