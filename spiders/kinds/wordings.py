"""The words by which pages tell that they hold no article, all folded (see ``text.fold``)."""

import re


def any_of(phrases: str) -> re.Pattern[str]:
    """One regular expression out of one a line."""
    return re.compile("|".join(line.strip() for line in phrases.strip().splitlines()))


THING = (
    "(?:trang|bai viet|bai|noi dung|tin bai|tin|du lieu|duong dan|url|lien ket|chuyen muc|ban ghi"
    "|thong tin|dia chi|ket qua|tep|file|yeu cau)"
)
"""What may be missing."""

WANTED = (
    "(?:trang|bai viet|bai|noi dung|tin|du lieu|ket qua|ban ghi|thong tin|duong dan|tep|file"
    "|yeu cau)"
)
"""What may not be found."""

SITE = "(?:website|trang(?: web| thong tin)?|he thong|cong|site|may chu|chung toi)"
"""What may be closed."""


CHALLENGE = any_of(
    r"""
    d1n=
    just a moment
    checking your browser
    cf-chl
    challenge-platform
    attention required
    ddos protection by
    verify(?:ing)? you are (?:a )?human
    xac minh ban la (?:nguoi|con nguoi)
    enable javascript and cookies to continue
    dang kiem tra trinh duyet
    xac thuc truy cap
    please turn javascript on and reload
    __jsl_clearance
    _incapsula_
    sucuri_cloudproxy
    request unsuccessful
    ban khong phai (?:la )?(?:robot|nguoi may)
    the requested url was rejected
    (?:your )?support id is:?
    """
)
"""A guard in front of the site."""

WAIT = any_of(
    r"""
    \bhay doi\.\.\.
    qua nhieu (?:yeu cau|lan truy cap|luot truy cap|ket noi)
    too many (?:requests|connections)
    (?:truy cap|thao tac|gui yeu cau|tai trang)[^.!?]{0,30} qua (?:nhanh|thuong xuyen)
    rate limit (?:exceeded|reached)
    429\W{1,4}too many
    you are (?:being rate limited|browsing too fast)
    flood (?:protection|detected)
    """
)
"""A guard that was asked too often."""

ASKS_TO_WAIT = any_of(
    r"""
    \bhay doi\b
    \b(?:vui long|xin|hay) (?:vui long |hay )?(?:cho|doi)\b
    please wait
    qua nhieu truy cap
    """
)
"""The same, where a page says hardly anything else."""

ERROR = any_of(
    r"""
    server error in '
    runtime error
    fatal error
    uncaught (?:error|exception|pdoexception)
    warning: (?:mysqli?|include|require)_?
    you have an error in your sql syntax
    stack trace:
    error establishing a database connection
    sqlstate\[
    system\.(?:web|data|nullreference|exception)
    (?:50\d|40[03])\W{1,4}(?:-\W)?(?:internal server|bad gateway|gateway time|loi may chu)
    (?:50\d|40[03])\W{1,4}(?:-\W)?(?:service (?:temporarily )?unavailable|forbidden|bad request)
    internal server error
    bad gateway
    service unavailable
    gateway time-?out
    access denied
    403 forbidden
    forbidden: access is denied
    welcome to nginx
    apache2 (?:debian|ubuntu|centos)
    it works!
    iis windows server
    internet information services
    index of /
    test page for
    loi he thong
    loi ket noi (?:co so du lieu|csdl)
    http status 500
    report(?: id| reference)
    khong the ket noi (?:den|toi) (?:may chu|co so du lieu)
    whitelabel error page
    whoops\W
    \b500 \W*server error
    parse error:\s
    object reference not set
    ban khong co quyen (?:truy cap|xem)
    khong du quyen
    """
)
"""A server, a database or a program that failed."""

APOLOGY = any_of(
    r"""
    da (?:co|xay ra) (?:loi|su co)
    an error (?:has )?occurred
    something went wrong
    """
)
"""That something failed, without saying what: other words beside it tell more."""

UNFILLED = any_of(
    r"""
    (?:noi dung|thong tin|du lieu|chuyen muc|muc)(?: nay)? (?:dang|se) (?:duoc )?cap nhat
    dang (?:duoc )?cap nhat (?:noi dung|du lieu|thong tin)
    chua co (?:bai viet|tin bai|tin|noi dung)
    khong co (?:bai viet|tin bai|tin|noi dung) nao (?:trong|thuoc)
    """
)
"""A section that nothing was put into yet."""

MISSING = any_of(
    rf"""
    \b404\b
    not found
    page (?:you .{{0,40}})?(?:can ?not|could not|can't) be found
    page (?:does not|doesn't) exist
    no longer (?:available|exists)
    (?:khong|chua) (?:duoc )?(?:tim thay|tim duoc|ton tai|co) {WANTED}
    {THING}[^.!?]{{0,60}} (?:khong|chua) (?:(?:con|co|duoc|he) )?(?:ton tai|tim thay|kha dung)
    {THING}[^.!?]{{0,60}} (?:khong|chua) (?:(?:con|co|duoc|he) )?(?:hop le|hien thi|xuat ban)
    {THING}[^.!?]{{0,60}} (?:khong|chua) (?:duoc tim thay|co san)
    {THING}[^.!?]{{0,40}} (?:da|dang)? ?(?:bi|duoc) (?:go|xoa|an|khoa|di chuyen|thu hoi|loai bo|ha)
    {THING}[^.!?]{{0,40}} (?:da|dang) bi dinh chi
    (?:bai viet|tin|noi dung)(?: nay)? (?:da )?(?:ngung(?: xuat ban)?|het han|chua xuat ban)
    (?:bai viet|tin|noi dung)(?: nay)? (?:chua|khong) duoc (?:phe )?duyet
    (?:module|chuc nang)(?: nay)?[^.!?]{{0,20}} khong hoat dong
    \b(?:tim thay|tim duoc|co) 0 (?:ket qua|bai|tin|muc|ban ghi)
    \b0 ket qua
    ngung xuat ban
    khong co bai viet
    khong (?:tim )?thay (?:trang|bai|noi dung|tin|du lieu|ket qua)
    khong tim thay
    (?:duong dan|lien ket|link|url)[^.!?]{{0,30}} (?:da )?(?:hong|sai|bi loi|khong dung)
    khong ton tai
    chua co du lieu
    oops
    loi 404
    error 404
    (?:noi dung|trang) (?:nay )?khong con
    {THING}[^.!?]{{0,40}} khong con tren (?:cong|trang|website|he thong)
    """
)
"""A page that is gone, in the wordings of the platforms."""

LOGIN = any_of(
    r"""
    dang nhap
    log ?in
    sign ?in
    xac thuc
    tai khoan
    """
)
"""Beside a field for a password."""

MAINTENANCE = any_of(
    rf"""
    {SITE}[^.!?]{{0,80}} (?:dang|tam thoi|tam)[^.!?]{{0,30}} (?:bao tri|nang cap|xay dung|bao duong)
    {SITE}[^.!?]{{0,80}} (?:dang|tam thoi|tam)[^.!?]{{0,30}} (?:tam ngung|gian doan|ngung hoat dong)
    dang (?:duoc |trong qua trinh |tien hanh )?(?:bao tri|nang cap|bao duong)
    {SITE}[^.!?]{{0,40}} dang (?:duoc )?chuyen (?:sang|len) (?:ha tang|may chu|nen tang)
    su gian doan nay
    (?:under|scheduled|down for) (?:maintenance|construction)
    maintenance mode
    bao tri he thong
    thong bao bao tri
    briefly unavailable
    coming soon
    sap ra mat
    se (?:som )?tro lai
    we.ll be back
    tam (?:ngung|dung) (?:hoat dong|phuc vu|truy cap)
    """
)
"""Closed for a while."""

PARKED = any_of(
    r"""
    domain (?:name )?(?:is |may be )?(?:for sale|available|parked|expired)
    (?:buy|get) this domain
    ten mien (?:nay )?(?:dang duoc )?(?:ban|rao ban|het han|da het han|co san)
    ten mien (?:nay )?chua duoc (?:kich hoat|cau hinh)
    parked (?:free|domain|page)
    parking page
    sedo
    hugedomains
    dan\.com
    related searches
    account (?:has been )?suspended
    tai khoan (?:da )?bi (?:tam ngung|khoa)
    website (?:da )?bi (?:tam ngung|khoa|dinh chi)
    mua ten mien
    this site is not (?:yet )?(?:published|configured)
    website is not configured
    (?:website|trang web|hosting|may chu)(?: nay)? chua (?:duoc )?(?:kich hoat|cau hinh)
    (?:tai khoan|account) hosting
    """
)
"""A name for sale, or an account that was closed."""

GAMBLING = any_of(
    r"""
    nha cai
    soi keo
    keo nha cai
    no hu
    ban ca doi thuong
    game bai
    da ga truc tiep
    ty le cuoc
    khuyen mai nap
    nap rut
    tai app
    link vao
    uy tin so 1
    slot game
    nha cai uy tin
    doi thuong
    """
)
"""Words that advertise gambling; those of reports about it are left out."""

FAILURE = any_of(
    r"""
    server error in '/
    you have an error in your sql syntax
    sqlstate\[
    uncaught (?:pdo|mysqli|type)?(?:_sql_)?(?:exception|error)
    error establishing a database connection
    ^\W*fatal error
    loi thiet lap ket noi (?:den |toi )?co so du lieu
    welcome to nginx!
    stack trace:
    """
)
"""What only a server says."""

NO_HITS = re.compile(
    r"(?:tim thay|tim duoc|co) 0 (?:ket qua|bai|tin)|\b0 ket qua"
    r"|(?:khong|chua) (?:co|tim thay|tim duoc)(?: bat ky| duoc)? (?:ket qua|bai viet|tin bai)"
    r"|no results|nothing (?:was )?found"
)
"""Of a search or an archive that has nothing to list."""

ARCHIVE = re.compile(
    r"^\W*(?:ket qua(?: tim kiem)?|tim kiem|tu khoa|the|tag|chuyen muc|danh muc|luu tru|thang|nam"
    r"|ngay|tac gia"
    r"|bai viet cua"
    r"|so do (?:trang|web|cong)|search results|category|archives?|author|tags?)(?:\W*:| cho\b"
    r"| for\b|$)"
)
"""The heading of a list: by author, word, month …"""

LURES = ("nhà cái", "nha cai", "nổ hũ", "no hu", "soi kèo", "đổi thưởng", "slot game")
"""One of them stands on every page that advertises gambling; quicker to look for."""
