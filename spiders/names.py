"""Whether some words name a person, a unit or a publication of Vietnam."""

import re

from spiders.text import clean, fold, tone_key


def _words(text: str) -> frozenset[str]:
    return frozenset(tone_key(word) for word in text.split())


# Kinh names by frequency, then those of the Tày, Thái, Mường, Hmông, Dao, Khmer, Chăm, Ba Na, Ê Đê.
_FAMILIES = _words(
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh "
    "Trương Đinh Lâm Phùng Mai Tô Tạ Tăng Thái Thân Tống Từ Đàm Đậu Đồng Đường Lương Lưu Lại Lữ Lục "
    "Luyện Mạc Mạch Nghiêm Ngụy Nhâm Nhữ Ninh Ông Phí Phó Quách Quản Sái Tào Tất Thạch Thẩm Thiều "
    "Tiêu Triệu Trình Uông Ứng Vi Viên Văn Vưu Âu Bạch Bành Biện Bồ Cái Cao Cát Chu Châu Chử Chung "
    "Cung Cù Diệp Doãn Giáp Giang Hà Hàn Hạ Hán Hầu Hình Hồng Hứa Kha Khổng Khuất Khúc Khương Kiều "
    "Kim La Liêu Lã Lò Lô Lường Quàng Cầm Cà Tòng Vàng Vừ Giàng Sùng Thào Hờ Mùa Lầu Hạng Cứ Ly Ma Má "
    "Mã Lù Lèng Bàn Tẩn Chảo Chẻo Phàn Nông Bế Hoàng Lộc Sầm Xồng Lang Quách Bùi Đinh Danh Sơn Kiên "
    "Điêu Điểu Ksor Siu Rơ Nay Rmah Niê Y H Hmok Kpă Đàng Thiên Thập An Đổng Tôn Trà Thi Nhan Tưởng"
)
_GIVEN = _words(
    "An Ân Anh Ánh Ái Bách Bảo Băng Bằng Bích Bình Bổng Ca Cầm Cẩm Cảnh Cầu Chánh Châu Chi Chí Chiến "
    "Chinh Chính Chuyên Công Cúc Cường Danh Dân Diễm Diễn Diệp Diệu Dinh Doanh Du Dung Dũng Duy Duyên "
    "Dương Đài Đan Đăng Đào Đạo Đạt Đông Định Đoan Đoàn Đô Đức Gấm Gia Giang Hà Hạ Hai Hải Hân Hằng "
    "Hạnh Hào Hảo Hậu Hiên Hiền Hiển Hiệp Hiếu Hiệu Hoa Hoà Hoài Hoan Hoàn Hoàng Hồng Hợp Huân Huệ "
    "Hùng Huy Huyên Huyền Hưng Hương Hường Hướng Hữu Kha Khang Khánh Khải Khanh Khiêm Khoa Khôi Khuê "
    "Khương Kiên Kiều Kim Lai Lam Lan Lâm Lành Lân Lê Lễ Liêm Liên Liễu Linh Lĩnh Loan Lộc Lợi Long "
    "Lụa Luân Luận Lực Lương Lượng Lưu Ly Lý Mai Mạnh Mẫn Miên Minh My Mỹ Nam Nên Nga Ngà Ngân Nghĩa "
    "Ngọc Nguyên Nguyệt Nhàn Nhã Nhân Nhất Nhật Nhi Nhiên Như Nhung Ninh Nữ Oanh Phát Phi Phong Phú "
    "Phúc Phụng Phước Phương Phượng Quân Quang Quảng Quế Quốc Quý Quyên Quyền Quyết Quỳnh Sang San Sâm "
    "Sáng Sen Sinh Sơn Sương Tài Tâm Tân Tấn Thạch Thái Thắm Thắng Thanh Thành Thạnh Thảo Thêm Thi "
    "Thìn Thịnh Thọ Thoa Thoại Thơ Thơm Thông Thu Thuần Thuận Thục Thuỳ Thuỷ Thuý Thư Thương Thường "
    "Thưởng Tiên Tiến Tiệp Tín Tình Tĩnh Toàn Toản Tố Trà Trâm Trân Trang Trí Triết Triển Triều Trinh "
    "Trọng Trúc Trung Trường Tú Tuân Tuấn Tuệ Tùng Tuyên Tuyến Tuyền Tuyết Tư Tường Uyên Vân Văn Vi "
    "Viên Việt Vinh Vĩnh Vũ Vui Vương Vượng Vy Xuân Xuyến Ý Yên Yến Hằng Thiện Thiên Thủy Đính"
)
_MIDDLES = _words("Văn Thị Hữu Đức Đình Xuân Ngọc Quang Thanh Minh Quốc Thế Công Bá Trọng Duy Viết")
# Their first syllable is a family name too: two or three capitalised words are not enough.
_WEAK = _words(
    "An Cao Kim Văn Đồng Thái Mai Ma La Ninh Danh Sơn Hà Hồng Hạ Tất Kiên Thiên Lang Chung Chu Hình "
    "Cái Quản Phó Ứng Trà Thi Y H Nay Từ Đường Tưởng Viên Vi Lại Nông Trình Giang Cứ Tô Luyện Thập"
)
_NO_NAMES = re.compile(
    r"(?<!\w)(?:van (?:phong|ban|hoa|kien)|an (?:toan|ninh|sinh)|dong (?:chi|bao|nai|thap)|"
    r"tin (?:tuc|nong|moi|bai)|cong nghe|khoa hoc|thong (?:bao|tin)|ha (?:noi|nam|giang|tinh|tay)|"
    r"cao bang|lao cai|lai chau|lang son|hoa binh|thai (?:binh|nguyen)|ninh (?:binh|thuan)|"
    r"nam dinh|hai (?:phong|duong)|hung yen|vinh (?:phuc|long)|phu (?:tho|yen)|bac (?:ninh|giang|kan|lieu)|"
    r"quang (?:ninh|binh|tri|nam|ngai)|thanh (?:hoa|pho|vien|tuu|tra|toan)|nghe an|da nang|binh (?:dinh|duong|"
    r"phuoc|thuan|luan)|khanh hoa|kon tum|gia lai|dak (?:lak|nong)|lam dong|tay ninh|ba ria|long an|"
    r"tien giang|ben tre|tra vinh|an giang|kien giang|can tho|hau giang|soc trang|ca mau|tuyen quang|"
    r"yen bai|dien bien|son la|viet nam|sai gon|hoang sa|truong sa|trang chu|lien (?:he|ket)|"
    r"giam doc|chu tich|bi thu|chu nhiem|vien chuc|cong chuc|hoi nghi)(?!\w)"
)
_TITLES = re.compile(
    r"^(?:(?:PGS|GS|TSKH|TS|Th\.?S|ThS|CN|KS|BS|DS|CKI{1,2}|LS|NCS|PV|CTV|BTV|Ts|Ths|THS)\.? ?[.,]? ?|"
    r"(?:[Pp]hóng viên|[Cc]ộng tác viên|[Bb]iên tập viên|[Nn]hà báo|[Tt]hạc sĩ|[Tt]hạc sỹ|[Tt]iến sĩ|"
    r"[Tt]iến sỹ|[Kk]ỹ sư|[Cc]ử nhân|[Ôô]ng|[Bb]à|[Đđ]\/c|[Đđ]ồng chí) )+"
)
_SYLLABLE = re.compile(r"(?:[^\W\d_a-z][^\W\d_]{0,6})(?:[’'-][^\W\d_]{1,6})?")
_INITIALS = re.compile(r"(?:[^\W\d_]h?\. ?){1,4}(?:[^\W\d_]{1,7})?")
_NO_INITIALS = frozenset({"tp", "ts", "th.s", "q", "p", "tx", "tt", "h", "x", "tr", "stt"})
_PEN_NAMES = frozenset(
    {"pv", "p.v", "ctv", "btv", "nhom pv", "nhom phong vien", "phong vien", "cong tac vien"}
)

_UNIT = re.compile(
    r"(?:phong|van phong|trung tam|tt|chi cuc|cuc|tong cuc|ban|to|so|thanh tra|vien|hoi(?! nghi| thao| thi| dam| cho| dong tham)|lien hiep|"
    r"truong|ubnd|uy ban|hdnd|bo|vu|cong ty|dang uy|dang bo|chi bo|cong doan|doan|quy|tram|khoa|"
    r"hoi dong|hiep hoi|tinh uy|thanh uy|huyen uy|bqt|bbt|bql|p\.|cong an|don vi|nhom|benh vien|"
    r"thu vien|bao tang|vp|so kh&?cn)(?= |$|\.)"
)
_SHORT_UNITS = re.compile(r"(?:bbt|bqt|bql|ban bien tap|ban quan tri|van phong|thanh tra)")
_PROSE = re.compile(
    r"(?<!\w)(?:da|dang|se|duoc|bi|to chuc|phoi hop|tham muu|trien khai|ban hanh|huong dan|cong bo|"
    r"tham (?:du|gia)|thong bao|phat bieu|chu tri|de nghi|yeu cau|tang cuong|day manh|nham|"
    r"la|nay|nhung|cac|trong|cho|voi|tai|ve|co|khi|hop|lam viec|ky ket|khai mac|"
    r"kiem tra(?! tinh uy)|nghiem thu|cung)(?!\w)"
)
_PHONE = re.compile(r"[0-9][0-9. ]{5,}|@|https?:|www\.")

_DOMAIN = re.compile(
    r"(?:https?://)?(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,6})(?:/\S*)?", re.I
)
_PUBLICATION = re.compile(
    r"(?:bao|tap chi|ban tin|dai (?:phat thanh|truyen hinh|pt-?th|pttth|tieng noi)|thong tan xa|"
    r"cong (?:thong tin|ttdt|tt dien tu)|trang (?:tin|thong tin|web|ttdt)|website|chuyen trang|"
    r"kenh|truyen hinh|hang tin|nha xuat ban|nxb|toa soan)(?= |$|:)"
)
_TITLES_OF_PRESS = frozenset({
    "vov", "vtv", "vtc", "ttxvn", "vna", "vnexpress", "vietnamnet", "vnn", "dan tri", "tuoi tre",
    "tuoi tre online", "thanh nien", "nhan dan", "nhan dan online", "lao dong", "tien phong",
    "vietnamplus", "vietnam+", "vneconomy", "cafef", "zing", "zing news", "khoa hoc va phat trien",
    "khoa hoc & phat trien", "kh&pt", "tia sang", "infonet", "ictnews", "ict news", "sggp",
    "sai gon giai phong", "ha noi moi", "phap luat viet nam", "quan doi nhan dan", "qdnd",
    "cong an nhan dan", "cand", "dai doan ket", "dan viet", "nong nghiep viet nam", "cong thuong",
    "nguoi lao dong", "vtv news", "vov.vn", "vov online", "bnews", "genk", "kenh 14", "soha",
    "kinh te do thi", "gia dinh & xa hoi", "suc khoe & doi song", "tin tuc", "toquoc",
    "to quoc", "xay dung dang", "vista", "vietq", "vietq.vn", "nasati",
})  # fmt: skip


def is_person(text: str) -> bool:
    """A name of two to five capitalised syllables, a pen-name, or initials (``K.Oanh``, ``PV``)."""
    name = clean(text).strip(" .,")
    if not 1 < len(name) <= 40:
        return False
    if fold(name) in _PEN_NAMES or _is_initials(name):
        return True
    syllables = _TITLES.sub("", name).split()
    if not 2 <= len(syllables) <= 5 or _NO_NAMES.search(fold(" ".join(syllables))):
        return False
    return all(map(_SYLLABLE.fullmatch, syllables)) and _is_name([tone_key(s) for s in syllables])


def is_unit(text: str) -> bool:
    """An office, a department, an institute: its kind comes first, and nothing is told of it."""
    unit = clean(text).strip(" .,")
    folded = fold(unit)
    if not 2 < len(unit) <= 120 or not unit[0].isupper() or _UNIT.match(folded) is None:
        return False
    words = folded.split()
    if len(words) == 1:
        return _SHORT_UNITS.fullmatch(folded) is not None
    return len(words) <= 18 and not (_PROSE.search(folded) or _PHONE.search(folded) or ":" in unit)


def is_publication(text: str) -> bool:
    """A newspaper, journal, broadcaster, portal, or the host of one."""
    name = clean(text).strip(" .,")
    folded = fold(name)
    if not 2 < len(name) <= 100 or len(folded.split()) > 14:
        return False
    return bool(
        folded in _TITLES_OF_PRESS or _DOMAIN.fullmatch(name)
        or (_PUBLICATION.match(folded) and not _PROSE.search(folded))
    )  # fmt: skip


def host_of(text: str) -> str | None:
    """The host of an address that is printed instead of a name, without ``www``."""
    match = _DOMAIN.fullmatch(text.strip(" .,/"))
    return match[1].lower() if match else None


def _is_initials(name: str) -> bool:
    if not name[0].isupper() or not _INITIALS.fullmatch(name + ("" if "." in name else "!")):
        return False
    return fold(name).rstrip(".") not in _NO_INITIALS


def _is_name(syllables: list[str]) -> bool:
    first, last = syllables[0], syllables[-1]
    given = last in _GIVEN or len(last) == 1
    if len(syllables) == 2:
        return given and (first in _FAMILIES or first in _GIVEN)
    if first in _FAMILIES and first not in _WEAK:
        return True
    return given and (first in _FAMILIES or syllables[1] in _MIDDLES or first in _GIVEN)
