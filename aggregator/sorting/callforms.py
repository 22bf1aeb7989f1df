"""The words by which calls and notices tell a deadline, and those by which a day is something else.

Patterns over NFC text, whatever its case; every repetition is bounded.
"""

import re

REACH = 110
"""Characters between words that name a deadline and its day."""
AROUND = 300
"""Characters before and behind a day that are looked at: a table may be one sentence."""
MOST_DAYS = 30
"""In one sentence; what has more is a timetable."""
LONGEST_HEADING = 110
LONGEST = 140
"""Characters of what is due that are kept."""
TELLING = 8

_DO = (
    r"(?:nộp|nhận|tiếp nhận|thu nhận|gửi|đăng ký|tham gia|tham dự|góp ý|lấy ý kiến|đề xuất|báo cáo"
    r"|phản hồi|trả lời|bình chọn|dự thi|ứng tuyển|dự tuyển|hoàn thành|thu|xác nhận|cung cấp"
    r"|mời thầu|đóng thầu|phát hành|bán|đăng kí|nạp|ghi danh|đặt hàng|xét chọn)"
)
_OBJECT = (
    r"(?: (?:và |hoặc )?(?:hồ sơ|đăng ký|đăng kí|tham gia|tham dự|bài|tác phẩm|phiếu|ý kiến|đề xuất"
    r"|báo cáo|dự thi|sản phẩm|ý tưởng|tuyển chọn|góp ý|đặt hàng|nhiệm vụ|thông tin|dự tuyển|đơn))"
)
_CLOSE = r"(?:kết thúc|đóng|kh(?:óa|oá)|ngừng|ngưng|khép)(?: lại)?"
_WORDS = r"(?: [^\W\d_]+){0,4}"
STRONG = re.compile(
    r"(?<!\w)(?:"
    rf"(?:thời )?hạn(?: chót| cuối cùng| cuối)?(?: cùng)?(?: {_DO})?{_OBJECT}{{0,3}}"
    r"(?<!thời hạn)(?<!\bhạn)"
    rf"|thời (?:hạn|gian|điểm)(?: và địa điểm)?(?: kết thúc)?(?: việc)? {_DO}{_OBJECT}{{0,3}}"
    r"|thời hạn(?=\s?(?:là|:|đến|trước|từ))|(?<!thời )(?<!hết )hạn(?=\s?(?:là|:|đến|trước|ngày|\Z))"
    r"|gia hạn(?: thêm)?|(?:chậm|muộn|trễ) nhất|không (?:chậm|muộn|trễ) (?:hơn|quá)|deadline"
    r"|không quá(?=\s?(?:ngày|\Z))|chốt (?:danh sách|sổ|hồ sơ|đăng k[ýí]|đơn)"
    rf"|ngày hết hạn(?= {_DO}|\s?(?::|là))"
    rf"|ngày (?:cuối(?: cùng)?|chót)(?: để)? {_DO}{_OBJECT}{{0,3}}"
    rf"|{_CLOSE}(?: cổng| việc| hệ thống| đơn| link| form)? {_DO}{_OBJECT}{{0,2}}|đóng thầu"
    rf"|(?:cổng|hệ thống|phần mềm|khảo sát|biểu mẫu|đơn|link|form|đường dẫn){_WORDS} {_CLOSE}"
    rf"|(?:giai đoạn|đợt|việc) {_DO}{_WORDS} {_CLOSE}"
    r")(?!\w)",
    re.IGNORECASE,
)
"""What calls a day the end of something, wherever it stands."""

_LEADS = (
    r"[\s:,(]*(?:(?:khi|hết|giờ làm việc|nửa đêm|vào|ngày(?: cuối(?: cùng)?(?: của)?(?: tháng)?)?"
    r"|m[ồù]ng|là|lúc|khoảng|sáng|trưa|chiều|tối)[\s:,(]*){0,4}"
)
_CLOCK = (
    r"(?:\d{1,2}\s?(?:h|g|giờ|:)\s?(?:\d{2})?(?:\s?(?:phút|p|['’′]))?"
    r"(?:\s?(?:sáng|trưa|chiều|tối))?[\s,]*(?:\(giờ [^\d()]{1,15}\)[\s,]*)?)?"
    r"(?:(?:của|(?:thứ \w+|chủ nhật)(?: tuần (?:này|sau|tới))?)[\s,(]*){0,2}"
)
WITHIN_IT = "trong"
"""Weaker than the other labels: what is said of "trong tháng" may as well have happened."""
LABEL_REACH = 90
WEAK = re.compile(
    rf"(?<!\w)(?P<label>trước(?: thời điểm)?|đến hết|đến|tới hết|tới|cho đến|hết|{WITHIN_IT}"
    rf"|đóng(?: lại)?)"
    rf"{_LEADS}{_CLOCK}{_LEADS}\Z",
    re.IGNORECASE,
)
"""What may lead to the end of something, right before the day."""

_GOT = r"(?:chứng (?:chỉ|nhận)|giấy chứng nhận|giấy phép|kết quả|giải|thưởng|bằng|quà)"
REQUEST = re.compile(
    r"(?<!\w)(?:gửi|nộp|đăng k[ýí]|ghi danh|góp ý|tham gia|phản hồi|đề xuất|hồ sơ|bình chọn"
    rf"|nhận(?! {_GOT})"
    r"|báo (?:cáo|với|cho)|xác nhận|cung cấp|ứng tuyển|dự tuyển|đặt hàng|kê khai|tổng hợp|dự thi"
    r"|điền|viết thư|lấy ý kiến|trả lời|hoàn thiện|liên hệ|chuyển|đóng|mang|danh sách|phiếu|đơn"
    r"|khảo sát)(?!\w)",
    re.IGNORECASE,
)
SENDING = re.compile(
    r"(?<!\w)(?:gửi|nộp|đăng k[ýí]|ghi danh|góp ý|bình chọn|phản hồi|trả lời|báo với"
    r"|báo cáo (?:về|bằng|cho|kết quả|với)|nhận (?:hồ sơ|bài|tác phẩm|đăng ký))(?!\w)",
    re.IGNORECASE,
)
SENT_TO = re.compile(
    r"(?<!\w)(?:gửi|nộp|phản hồi|báo|báo cáo|xác nhận tham (?:dự|gia))(?: [^\W\d_]+){0,4}"
    r" (?:về|đến|tới|lại|tại|cho|qua|với)(?!\w)",
    re.IGNORECASE,
)
"""Whoever is told where to send something is asked to do it."""
ASKED = re.compile(
    r"(?<!\w)(?:đề nghị|mời|vui lòng|xin|hãy|cần|quý|ban tổ chức|thí sinh|bạn đọc|doanh nghiệp"
    r"|các (?:tổ chức|cá nhân|đơn vị|tác giả))(?!\w)",
    re.IGNORECASE,
)

DEMANDED = re.compile(r"(?<!\w)(?:đề nghị|yêu cầu|vui lòng|xin|kính mời|hãy)(?!\w)", re.IGNORECASE)
LISTED = re.compile(
    r"\W{0,4}(?:\d{1,2}[.)]\s)?(?:(?:tiếp |thu )?nhận|nộp|gửi|đăng k[ýí]|ghi danh|góp ý|bình chọn"
    rf"|hoàn thiện hồ sơ)(?! {_GOT})[^:;\n]{{0,60}}:",
    re.IGNORECASE,
)
"""A line of a timetable that begins with what its readers do by then."""
_SEND = rf"(?:(?:tiếp |thu )?nhận|nộp|gửi|đăng k[ýí])(?! {_GOT})"
ENTRY = re.compile(
    r"(?:[^:|]{0,40}:)?\W{0,4}(?:(?:các )?(?:khoa|trường|đơn vị|cơ sở|tổ chức|cá nhân|doanh nghiệp"
    r"|chủ nhiệm|tác giả|thí sinh|đội|nhóm)(?: [^\W\d_]+){0,3} )?"
    rf"{_SEND}[^.:;|]{{0,60}}[\s:|–-]*\Z",
    re.IGNORECASE,
)
"""All that stands before a day in a timetable of such things: "nộp tóm tắt 30/4; …"."""
RANGED = re.compile(
    rf"(?<!\w){_SEND}[^.:;|(]{{0,40}}[\s:|(]*(?:từ )?(?:ngày )?\d{{1,2}}/\d{{1,2}}(?:/\d{{4}})?"
    r"\s?[–-]\s?\Z",
    re.IGNORECASE,
)
"""Before the end of a time in which something is received: "nhận hồ sơ (15/01 – "."""
FIRST = re.compile(r"\W{0,4}(?:(?:trước |đến |hết )*ngày )?\Z", re.IGNORECASE)
ENTERED = re.compile(
    r"(?:\s*[:|–-]\s*|\s{1,9})(?:Hạn|Hết hạn|Đăng ký|Nộp|Kết thúc (?:nhận|nộp|đăng ký))(?!\w)"
)
"""Of a timetable whose days stand first: what stands before and behind one."""
TOLD = re.compile(
    rf"(?<!\w)(?:nhận {_GOT}|(?:kết quả|danh sách)(?! (?:\w+ )?gửi)[^.;:]{{0,60}}"
    r" (?:thông báo|công bố|niêm yết|đăng tải)"
    r"|sẽ (?:được )?(?:thông báo|công bố|gửi|phản hồi|trả lời|liên hệ|trao|cấp|tổ chức"
    r"|tiến hành|họp|chấm|xét))(?!\w)",
    re.IGNORECASE,
)
"""What the organisers do by a day, or give until then."""
ASSIGNED = re.compile(
    r"(?<!\w)(?:giao|kiến nghị) (?:cho )?(?:các )?(?:sở|ubnd|[uủ][ỷy] ban|văn phòng|phòng|liên hiệp"
    r"|trung tâm|chi cục|viện|thanh tra|công an|ban|hội)(?!\w)",
    re.IGNORECASE,
)
"""What one office tells another to do."""

OTHERWISE = re.compile(
    r"(?<!\w)(?:hiệu lực|hạn sử dụng|hạn dùng|thời hạn sử dụng|có giá trị|còn giá trị"
    r"|giấy phép(?: \w+){0,6} (?:hết hạn|có thời hạn)|bảo hành|thời hạn bảo hộ|hạn hán|nhiệm kỳ"
    r"|nghỉ (?:lễ|tết|từ)|tạm (?:dừng|ngừng|ngưng)"
    r"|hết thời hạn|hết hạn nộp|quá hạn|đúng hạn|trước hạn|trước thời hạn|chuyển tiếp"
    r"|thời gian (?:tổ chức|diễn ra|thực hiện|trưng bày|triển lãm|nghỉ|khai mạc|giữ chức"
    r"|bổ nhiệm|tạm dừng|thi công|bảo trì|vận hành|thử nghiệm))(?!\w)",
    re.IGNORECASE,
)
"""A sentence with one of these tells of other times."""

NOT_THIS = re.compile(
    r"(?:(?<!\w)(?:từ|kể từ|bắt đầu(?: từ)?|tính đến|tính đến hết|so với|tính từ|sau|từ lúc"
    r"|thay cho|thay vì|trước đây là|thay cho thời hạn cũ là|cũ là)[\s:]*"
    r"(?:(?:hết|vào|thời điểm)\s)?"
    rf"{_CLOCK}(?:ngày)?\s*"
    r"|(?<!\w)(?:số:? \d[^,;()]{0,30}|thông báo|quyết định|kế hoạch|công văn|văn bản|tờ trình"
    r"|biên bản|hợp đồng|thông tư|nghị định|nghị quyết|giấy mời|dấu bưu điện)"
    r"(?: ra| ký| ban hành| đề)? ngày\s*"
    r"|(?<!\w)(?:hội thảo|hội nghị|lễ \w+|chung kết|khai mạc|bế mạc|diễn ra|tổ chức|họp|phiên họp"
    r"|sự kiện|được|thành lập|sinh|khai giảng|bắt đầu|khởi công|công bố|trao giải|kỷ niệm|phát hành"
    r"|phát động)(?: vào| trong)?(?: (?!trước|đến|tới|hết)\w+){0,2} ngày\s*)\Z",
    re.IGNORECASE,
)
"""Right before a day: it begins something, is that of a document, or of an event."""
NOT_AFTER = re.compile(
    r"\s{0,2}(?:hằng năm|hàng năm|mỗi năm|năm (?:trước|ngoái)|của năm)(?!\w)"
    r"|\s{0,2}(?:[-–]|đến|tới)(?: hết)?(?: ngày)?\s{0,2}\d{1,2}\s?[/.-]"
    r"|[\s()]{1,4}\d{1,2}/\d|[^.;]{0,50} (?:vẫn|tiếp tục)(?!\w)",
    re.IGNORECASE,
)
"""Behind a day: it comes every year, something lasts from it to another, another has taken its
place, or older things stay."""
DONE = re.compile(
    r"(?<!\w)(?:đã|(?<!nhỏ và )vừa|từng"
    r"|được (?:cấp|ban hành|thành lập|ký|công nhận|nghiệm thu))(?!\w)",
    re.IGNORECASE,
)
BY_OTHERS = re.compile(r"(?<!\w)để [^.;]{0,80}\Z", re.IGNORECASE)
"""After a first deadline: what is done with what was sent until then."""
RECOUNTED = re.compile(r"(?<!\w)theo đó,? thời hạn [^.\n]*", re.IGNORECASE)
"""In a notice that moves a deadline: what the earlier one said."""
EXTENDED = re.compile(r"gia hạn|kéo dài|lùi|điều chỉnh", re.IGNORECASE)

HEADING = re.compile(
    rf"(?<!\w)(?:thời (?:hạn|gian|điểm)|hạn)(?: chót| cuối)?(?: và địa điểm| và hình thức)?"
    rf"(?: cùng)?(?: kết thúc)? {_DO}(?!\w)|(?<!\w)hạn (?:chót|cuối)(?!\w)|\A\W*thời hạn\W*\Z",
    re.IGNORECASE,
)
"""A line that says of what the day on the next one is the end."""
ITEM = re.compile(r"\s*[–•*+-]\s*(?:ngày )?\d", re.IGNORECASE)

DIGIT = re.compile(r"\d")
PERIODS = ("tháng", "quý", "Quý")
FROM_THEN = "từ ngày"
"""Without this, nothing is counted from the day of a notice."""
WITHIN = re.compile(
    r"(?<!\w)(?:trong (?:vòng|thời hạn|thời gian)|thời (?:hạn|gian)[^.;]{0,60}?:?) "
    r"(?P<days>\d{1,3})(?: \([^)]{1,30}\))? ngày,? (?:kể |tính )?từ ngày "
    r"(?:(?P<dated>(?=\d))|(?P<posted>(?:thông báo (?:này )?)?(?:được )?đăng(?!\w))"
    r"|(?:ra |ký |ban hành |phát hành )?(?:thông báo|thông cáo|thư mời|công văn(?= này))"
    r"(?P<own> này)?(?!\w))",
    re.IGNORECASE,
)
DATE_LINE = re.compile(
    r"(?<=, )ngày \d{1,2} tháng \d{1,2} năm \d{4}|(?<=\n)ngày \d{1,2} tháng \d{1,2} năm \d{4}"
    r"|thông báo số [^\n,;]{2,30} ngày \d{1,2}/\d{1,2}/\d{4}",
    re.IGNORECASE,
)
"""Where a notice dates itself: below its head, or by its number."""

TRAILING = re.compile(
    rf"(?:[\s:,(|–-]|(?<!\w)(?:trước|đến|tới|hết|ngày|là|vào|lúc|thời điểm|chậm nhất|muộn nhất|cho"
    rf"|trễ nhất|từ|nay|của)(?!\w)|{_CLOCK})+\Z",
    re.IGNORECASE,
)
LEADING = re.compile(r"(?:[\s,;:)|–*•+-]|(?<!\w)(?:và|thì)(?!\w)|\d{1,2}[.)]\s)+")
END = re.compile(r"[\n.;!?](?:(?<=\n)\n*|(?=\s|\Z)(?<!TP\.)(?<!Tp\.)(?<!ThS\.)(?<!TS\.))")


def last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last place where it stands."""
    found = None
    for match in pattern.finditer(text):
        found = match
    return found
