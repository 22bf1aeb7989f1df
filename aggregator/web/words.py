"""The words of the pages, in Vietnamese and English."""

WORDS = {
    "vi": {
        "title": "Tin khoa học và công nghệ các tỉnh, thành phố",
        "lead": "Tin của các Sở Khoa học và Công nghệ, gom về một nơi: đọc ở đây hoặc đăng ký "
        "bằng trình đọc tin.",
        "latest": "Tin mới nhất",
        "articles": "bài",
        "feeds": "Đăng ký nhận tin",
        "feeds_lead": "Chép một địa chỉ dưới đây vào trình đọc tin.",
        "none": "Chưa có bài nào. Chạy “sokhcn crawl --all” để lấy tin.",
        "views": "lượt xem",
        "undated": "không rõ ngày",
        "skip": "Đến tin mới nhất",
        "other": "English",
        "other_lang": "en",
        "api": "API cho chương trình",
    },
    "en": {
        "title": "Science and technology news of Vietnam's provinces",
        "lead": "News of the provincial Departments of Science and Technology in one place: "
        "read it here, or subscribe in a feed reader.",
        "latest": "Latest",
        "articles": "articles",
        "feeds": "Subscribe",
        "feeds_lead": "Copy one of these addresses into your feed reader.",
        "none": "No articles yet. Run “sokhcn crawl --all” to fetch some.",
        "views": "views",
        "undated": "undated",
        "skip": "Skip to the latest articles",
        "other": "Tiếng Việt",
        "other_lang": "vi",
        "api": "API for programs",
    },
}
