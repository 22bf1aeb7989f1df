"""A portal around an article: everything that is not the article, as such sites have it."""
# ruff: noqa: E501  markup stands as sites print it

PROSE = (
    "Ngày 12/3/2024, tại thành phố Lục Bình, Sở Khoa học và Công nghệ phối hợp với Hội Nông dân tổ "
    "chức tập huấn kỹ thuật trồng nấm rơm trong nhà cho hơn 60 hộ dân ở ba xã ven sông.",
    "Tại lớp tập huấn, các học viên được hướng dẫn cách xử lý rơm, cấy giống, giữ ẩm và thu hoạch; "
    "đồng thời tham quan mô hình của gia đình ông Lê Văn Mới, nơi mỗi vụ thu được 2.400 kg nấm tươi.",
    "Kết thúc lớp học, ban tổ chức đã trao 60 bộ dụng cụ và đề nghị các xã tiếp tục theo dõi, hỗ trợ "
    "bà con nhân rộng mô hình trong thời gian tới.",
)
TITLE = "Tập huấn kỹ thuật trồng nấm rơm trong nhà cho nông dân ven sông"

PARAGRAPHS = "".join(f"<p>{text}</p>" for text in PROSE)

_SIDE = "".join(
    f'<li><a href="/tin-tuc/{slug}-{number}.html">{text}</a> <span>({date})</span></li>'
    for number, (slug, text, date) in enumerate(
        (
            (
                "hoi-thao-giong-lua",
                "Hội thảo về giống lúa chịu mặn ở các huyện phía đông",
                "22/11/2026",
            ),
            ("kiem-tra-can", "Kiểm tra cân ở các chợ truyền thống trước dịp lễ lớn", "21/11/2026"),
            (
                "trao-chung-nhan",
                "Trao giấy chứng nhận nhãn hiệu tập thể cho làng nghề chiếu",
                "20/11/2026",
            ),
            (
                "giai-thuong",
                "Phát động giải thưởng sáng tạo kỹ thuật lần thứ mười hai",
                "19/11/2026",
            ),
            (
                "chuyen-doi-so",
                "Tuần lễ chuyển đổi số thu hút nhiều doanh nghiệp tham gia",
                "18/11/2026",
            ),
        ),
        901,
    )
)

_MENU = "".join(
    f'<li><a href="/{slug}">{text}</a></li>'
    for slug, text in (
        ("", "Trang chủ"),
        ("gioi-thieu", "Giới thiệu"),
        ("tin-tuc", "Tin tức - Sự kiện"),
        ("van-ban", "Văn bản pháp quy"),
        ("lien-he", "Liên hệ"),
    )
)


def portal(main: str, *, title: str = "Sở Khoa học và Công nghệ", head: str = "") -> str:
    """A whole page: today's date on top, side list with newer dates, visitor counter, licence."""
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>{head}
<script>var today = new Date();</script></head><body>
<div id="top"><div class="banner"><a href="/"><img src="/images/banner.jpg" alt=""></a></div>
<div class="clock">Thứ ba, ngày 24/11/2026 10:15:20</div><ul class="mainmenu">{_MENU}</ul></div>
<div class="container"><div class="left">{main}</div>
<div class="right"><h3>Tin mới nhất</h3><ul>{_SIDE}</ul>
<div class="box"><h3>Thống kê truy cập</h3><p>Đang truy cập: 12</p><p>Hôm nay: 1.234</p>
<p>Tổng lượt truy cập: 5.678.901</p></div></div></div>
<div id="bottom"><p>Cơ quan chủ quản: Sở Khoa học và Công nghệ tỉnh Lục Bình</p>
<p>Giấy phép số 15/GP-TTĐT do Sở Thông tin và Truyền thông cấp ngày 05/04/2018</p>
<p>Địa chỉ: 12 đường Bờ Kè, thành phố Lục Bình. Điện thoại: 0299.3999999. Email: skhcn@lucbinh.example.vn</p>
</div></body></html>"""
