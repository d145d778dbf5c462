"""What the commands say besides problems, in both languages."""

_PHRASES: dict[str, tuple[str, str]] = {
    "read": ("Đọc nội dung", "Reading content"),
    "relate": ("Lập quan hệ và các trang", "Relating and planning pages"),
    "photos": ("Xử lý ảnh", "Making photos"),
    "photos-done": ("Xử lý ảnh {done}/{of}", "Making photos {done}/{of}"),
    "cards": ("Vẽ ảnh chia sẻ", "Drawing cards"),
    "render": ("Dựng trang", "Rendering pages"),
    "search": ("Lập chỉ mục tìm kiếm", "Indexing for search"),
    "check": ("Kiểm tra trang đã dựng", "Checking the built site"),
    "publish": ("Xuất bản", "Publishing"),
    "waiting": ("Một lần dựng khác đang chạy, xin chờ", "Another build is running, waiting"),
    "timing": ("{seconds:8.2f} giây  {stage}", "{seconds:8.2f} s  {stage}"),
    "built": (
        "Đã dựng {pages} trang, {photos} ảnh trong {seconds:.1f} giây vào {folder}",
        "Built {pages} pages, {photos} photos in {seconds:.1f} s into {folder}",
    ),
    "warnings": ("Có {count} cảnh báo.", "{count} warnings."),
    "checked": ("Không có lỗi nào ({count} cảnh báo).", "No errors ({count} warnings)."),
    "stopped": (
        "Có {count} điều cần sửa. Chưa xuất bản gì, trang cũ (nếu có) giữ nguyên.",
        "{count} things to mend. Nothing was published; the old site, if any, is as it was.",
    ),
    "serving": ("Xem thử tại {url} (dừng: Ctrl+C)", "Preview at {url} (stop: Ctrl+C)"),
    "rebuilt": (
        "Đã dựng lại {pages} trang trong {seconds:.1f} giây",
        "Rebuilt {pages} pages in {seconds:.1f} s",
    ),
    "failed": (
        "Chưa dựng lại được: {count} điều cần sửa, xem trên trang.",
        "Not rebuilt: {count} things to mend, see the page.",
    ),
    "written": ("Đã tạo {path}", "Wrote {path}"),
    "imported": (
        "Đã tạo {written} tệp, bỏ qua {skipped} dòng.",
        "Wrote {written} files, left out {skipped} rows.",
    ),
    "interrupted": ("Đã dừng theo yêu cầu. Trang cũ giữ nguyên.", "Interrupted. The old site is as it was."),
}


def phrase(key: str, language: str, /, **values: object) -> str:
    """A sentence of the console. An undocumented key is a fault of ours: KeyError."""
    vietnamese, english = _PHRASES[key]
    return (english if language == "en" else vietnamese).format(**values)
