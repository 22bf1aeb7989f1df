"""The words by which persons, units and publications are told from other text."""

import re

from spiders.text import fold, tone_key


class Phrases:
    """Words to look for: by their marks, or without marks in a text that has none."""

    def __init__(self, *phrases: str) -> None:
        listed = "|".join(map(re.escape, phrases))
        self._marked = re.compile(rf"(?<!\w)(?:{tone_key(listed)})(?!\w)")
        self._bare = re.compile(rf"(?<!\w)(?:{fold(listed)})(?!\w)")

    def search(self, text: str) -> re.Match[str] | None:
        """The first of them in the text, in any case and spelling of the tones."""
        if text.isascii():
            return self._bare.search(text.lower())
        return self._marked.search(tone_key(text))

    def begin(self, text: str) -> bool:
        """Whether the text begins with one of them."""
        found = self.search(text)
        return found is not None and found.start() == 0


UNITS = Phrases(
    "phòng", "văn phòng", "trung tâm", "tt", "chi cục", "cục", "tổng cục", "ban", "tổ", "sở",
    "vụ", "thanh tra", "viện", "hội", "liên hiệp", "trường", "ubnd", "hđnd", "uỷ ban", "bộ",
    "công ty", "đảng uỷ", "đảng bộ", "chi bộ", "công đoàn", "đoàn thanh niên", "đoàn tncs",
    "đoàn cơ sở", "chi đoàn", "đoàn trường", "quỹ", "trạm", "khoa", "hội đồng", "hiệp hội",
    "tỉnh uỷ", "thành uỷ", "huyện uỷ", "bqt", "bbt", "bql", "công an", "đơn vị", "nhóm",
    "đài khí tượng", "bệnh viện", "thư viện", "bảo tàng", "vp", "skhcn", "sở kh&cn",
)  # fmt: skip
ENGLISH_UNITS = re.compile(
    r"(?:Department|Division|Office|Board|Institute|Cent(?:er|re)) (?:of|for) [A-Z].{2,60}"
    r"|(?:[A-Z][a-z&]+ ){1,5}(?:Department|Division|Office|Board|Institute|Cent(?:er|re)|Desk|Unit)"
)
UNITS_ALONE = Phrases("bbt", "bqt", "bql", "skhcn", "văn phòng", "thanh tra")
ALWAYS_UNITS = frozenset(map(tone_key, ("toà soạn", "ban tổ chức")))
"""Units by these words alone, though more words after them may be something else."""
OCCASIONS = Phrases(
    "hội nghị", "hội thảo", "hội thi", "hội đàm", "hội chợ", "hội thao", "ban hành", "sở hữu",
    "bộ tiêu chí", "bộ câu hỏi", "bộ tài liệu", "khoa học", "tổ chức", "nhóm tác giả", "vụ mùa",
    "trường hợp", "trường sa", "đơn vị tính", "phòng chống", "phòng ngừa", "ban đầu", "sở dĩ",
)  # fmt: skip
# Small letters tell of an act where capitals belong to a name: ``Phòng Tổ chức - Hành chính``.
TOLD = re.compile(
    r"(?<!\w)(?:đã|đang|sẽ|được|bị|phối hợp|tổ chức|tham mưu|triển khai|hướng dẫn|công bố|ban hành|"
    r"tham dự|tham gia|thông báo|phát biểu|chủ trì|đề nghị|yêu cầu|tăng cường|đẩy mạnh|nhằm|là|này|"
    r"đăng (?:ngày|lúc|vào|tin)|"
    r"những|(?<!iên hiệp )các|nơi|diễn ra|trong|cho|với|tại|về|có|khi|họp|làm việc|ký kết|khai mạc|"
    r"nghiệm thu|cùng|trao|tặng|thăm|has|was|is|will|held)(?!\w)"
)
CONTACT = re.compile(r"[0-9][0-9. ]{5,}|[0-9][/.-][0-9]{1,2}[/.-][0-9]{2}|@|https?:|www\.|:")

PRESS = Phrases(
    "báo", "tạp chí", "bản tin", "đài phát thanh", "đài truyền hình", "đài pt-th", "đài ptth",
    "đài tiếng nói", "thông tấn xã", "cổng thông tin", "cổng ttđt", "trang tin",
    "trang thông tin", "trang web", "trang ttđt", "website", "chuyên trang", "kênh",
    "truyền hình", "hãng tin", "thông tấn", "nhà xuất bản", "nxb", "toà soạn",
)  # fmt: skip
NO_PRESS = Phrases(
    "báo cáo",
    "báo chí",
    "liên kết",
    "kênh mương",
    "đã",
    "được",
    "là",
    "này",
    "trong",
    "tại",
)
PRESS_NAMES = frozenset({
    "vov", "vtv", "vtc", "ttxvn", "vna", "vnexpress", "vietnamnet", "vnn", "tuoi tre online",
    "nhan dan online", "vietnamplus", "vietnam+", "vneconomy", "cafef", "zing news", "kh&pt",
    "khoa hoc va phat trien", "khoa hoc & phat trien", "infonet", "ictnews", "ict news", "sggp",
    "sai gon giai phong", "ha noi moi", "phap luat viet nam", "quan doi nhan dan", "qdnd",
    "cand", "cong an nhan dan", "dan viet", "nong nghiep viet nam", "nguoi lao dong", "vtv news",
    "vov online", "bnews", "genk", "kenh 14", "soha", "vietq", "nasati", "ttxvn/vietnam+",
})  # fmt: skip
# Press by these names only where a label says so: alone they are words like others.
PRESS_WORDS = frozenset({
    "dan tri", "tuoi tre", "thanh nien", "nhan dan", "lao dong", "tien phong", "tia sang",
    "zing", "dai doan ket", "cong thuong", "dang cong san", "kinh te do thi", "tin tuc",
    "to quoc", "vista",
})  # fmt: skip
# ``K.Oanh`` is a person: an unknown end is that of a host only in small letters, after a word.
_ENDS = "vn|com|net|org|info|edu|gov|int|tv|eu|uk|us|au|jp|kr|cn|fr|de|sg|la|kh|asia|news|io"
DOMAIN = re.compile(
    r"(?:https?://)?(?:www\.)?"
    rf"((?i:[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:{_ENDS}))"
    r"|[a-z0-9-]{3,}(?:\.[a-z0-9-]+)*\.[a-z]{2,7})"
    r"(?:/\S*)?"
)

NO_NAMES = Phrases(
    "văn phòng", "văn bản", "văn hoá", "văn kiện", "an toàn", "an ninh", "an sinh", "đồng chí",
    "đồng bào", "tin tức", "tin nóng", "tin mới", "tin bài", "công nghệ", "khoa học",
    "thông báo", "thông tin", "trang chủ", "liên hệ", "liên kết", "giám đốc", "chủ tịch",
    "bí thư", "chủ nhiệm", "viên chức", "công chức", "hội nghị", "bình luận", "thanh tra",
    "thành phố", "thành viên", "thành tựu", "hà nội", "hà nam", "hà giang", "hà tĩnh", "hà tây",
    "cao bằng", "lào cai", "lai châu", "lạng sơn", "hoà bình", "thái bình", "thái nguyên",
    "ninh bình", "ninh thuận", "nam định", "hải phòng", "hải dương", "hưng yên", "vĩnh phúc",
    "vĩnh long", "phú thọ", "phú yên", "bắc ninh", "bắc giang", "bắc kạn", "bạc liêu",
    "quảng ninh", "quảng bình", "quảng trị", "quảng nam", "quảng ngãi", "thanh hoá", "nghệ an",
    "đà nẵng", "bình định", "bình dương", "bình phước", "bình thuận", "khánh hoà", "kon tum",
    "gia lai", "đắk lắk", "đắk nông", "lâm đồng", "tây ninh", "bà rịa", "vũng tàu", "long an",
    "tiền giang", "bến tre", "trà vinh", "an giang", "kiên giang", "cần thơ", "hậu giang",
    "sóc trăng", "cà mau", "tuyên quang", "yên bái", "điện biên", "sơn la", "việt nam",
    "sài gòn", "hoàng sa", "trường sa", "đồng nai", "đồng tháp", "hồ chí minh", "tây nguyên",
    "cao nguyên", "đông triều", "hạ long", "phú quốc", "tân an", "long thành", "trung quốc",
    "hàn quốc", "thái lan", "nhật bản", "bình minh", "thanh xuân",
    # What sections and tools are called where each word has its capital: ``Tài Chính``.
    "quản lý", "quản trị", "trung tâm", "trí tuệ", "sở hữu", "tài chính", "tài nguyên",
    "tài liệu", "tài khoản", "sáng tạo", "sáng kiến", "sáng chế", "chuyên gia", "chuyên đề",
    "chuyên mục", "chuyên trang", "chuyển đổi", "chuyển giao", "công bố", "công khai", "công tác",
    "công dân", "công đoàn", "công thương", "công báo", "công trình", "công văn", "công cụ",
    "công nghiệp", "công bằng", "tiêu chuẩn", "tiêu điểm", "tiêu dùng", "tiêu biểu", "ứng dụng",
    "chi cục", "chi bộ", "chi tiết", "danh mục", "danh sách", "danh bạ", "gia đình", "quốc gia",
    "quốc tế", "quốc hội", "quốc phòng", "phát triển", "phát minh", "phát thanh", "thông minh",
    "thông tư", "thông cáo", "thẩm định", "hoàn thiện", "đào tạo", "đổi mới", "quyết định",
    "nghị quyết", "nghị định", "tăng cường", "thi đua", "thi tuyển", "định kỳ", "thương hiệu",
    "thương mại", "diễn đàn", "hướng dẫn", "vi sinh", "tiến độ", "tiến bộ", "trình độ", "lễ hội",
    "thi công", "sinh viên", "sinh học", "hồ sơ", "nhân dân", "nhân lực", "nhân sự", "chính quyền",
    "chính sách", "chính phủ", "chính trị", "hành chính", "tuyên truyền", "tuyên dương",
    "tuyên bố", "lưu trữ", "bưu chính", "viễn thông", "giải thưởng", "giải pháp", "giải trí",
    "mã số", "mã vạch", "đo lường", "dự án", "đề án", "đề tài", "nông nghiệp", "nông thôn",
    "nông sản", "lao động", "hợp tác", "hợp đồng", "liên hiệp", "liên minh", "lãnh đạo",
    "kinh tế", "kinh doanh", "kỹ thuật", "y tế", "y học", "y dược", "giáo dục", "thể thao",
    "du lịch", "môi trường", "hình ảnh", "văn nghệ", "bảo vệ", "bảo hiểm", "bảo tàng", "bảo hộ",
    "bảo tồn", "hải quan", "hải sản", "hải đảo", "thuỷ sản", "thuỷ lợi", "thuỷ điện",
    "lâm nghiệp", "lâm sản", "thanh niên", "thanh toán", "phương tiện", "phương án", "phương pháp",
    "hoạt động", "sự kiện", "sự nghiệp", "quy hoạch", "quy định", "quy trình", "quy chuẩn",
    "đại hội", "đại biểu", "tư vấn", "tư liệu", "tư pháp", "tư nhân", "thống kê", "trang nhất",
    "trang tin", "trang thông tin", "thư viện", "thư mời", "tiếng việt", "tiếng anh", "bản đồ",
    "bản tin", "an toàn", "khởi nghiệp", "đoàn thể", "đảng bộ", "xã hội", "lịch công tác",
    "đăng nhập", "đăng ký", "tương tác", "giao thông", "giao dịch", "giao lưu", "mai táng",
    "cao đẳng", "phóng sự", "toà soạn", "bạn đọc", "trong nước", "trong tỉnh", "thế giới",
    "biên hoà", "vĩnh yên", "phan thiết", "phan rang", "tân bình", "thái hoà", "phú thuận",
)  # fmt: skip
