# ruff: noqa: E501  markup stands as sites print it
"""An article in the templates of systems that provinces, universities and newspapers run.

Classes and their order are those of public templates and scrapers, the words are ours.
"""

from datetime import datetime

import pytest
from portal import PARAGRAPHS, PROSE, TITLE, portal

from spiders.pages.base import ArticlePage

LEAD = "Sau ba vụ thử nghiệm, mỗi nhà trồng nấm ở ba xã ven sông thu thêm khoảng 18 triệu đồng một năm."
OTHERS = "".join(
    f"<li><a href='/khac-{number}.html'>{text}</a> <span>(0{number}/11/2026)</span></li>"
    for number, text in enumerate(
        (
            "Hội thảo chuyển đổi số vùng cao",
            "Kiểm tra cân ở chợ phiên",
            "Mời đề xuất nhiệm vụ năm sau",
        ),
        1,
    )
)

MOJO_PORTAL = f"""<div class="articleview"><h2 class="articletitle">{TITLE}&nbsp; <a class="ModuleEditLink hide"></a></h2>
<div><ul class="ulActiveReference">{OTHERS}</ul></div><div class="width100pad"><div class="contentdes-author" style="display: none">
<span id="lblAuthor">Quản trị viên</span></div><div class="social-right"><span class="wvag">Xem với cỡ chữ <i class="fa fa-font"></i></span>
<p><span class="post-date-article"><img src="/clock.png"> Chủ nhật, 12/05/2024, 10:31 <span>| <span class="texthit">214 lượt xem</span></span></span></p></div></div>
<div class="articletext"><p><strong>{LEAD}</strong></p>{PARAGRAPHS}</div>
<div class="blogattachment"><label>Tệp đính kèm</label><div class="file-item"><img src="/Icons/pdf.png"> <a href="/Data/1.pdf" download="1.pdf">Kế hoạch.pdf</a></div></div>
<a href="#" class="gotop">Lên đầu trang</a></div><div class="bcommentpanel"><h3>Bình luận</h3></div>"""

DNN_UNIVERSITY = f"""<ol class="breadcrumb"><li><a href="/tin-tuc">Tin tức</a></li>&nbsp;<img alt="*">&nbsp;<li><a href="/tin-chung">Tin tức chung</a></li></ol>
<div class="row"><div class="col-lg-3"><h5>Tin gần đây</h5><ul>{OTHERS}</ul></div><div class="col-lg-6"><div class="news-details"><div class="title"><h1>{TITLE}</h1></div>
<div class="post-meta"><div><a href="#" class="post-date"><i class="fa fa-clock-o"></i> 10:31 12/05/2024<br></a></div>
<div class="social"><a><span class="at-label">Facebook&nbsp;</span></a><a><span class="at-label">In&nbsp;</span></a></div></div>
<div class="post-content"><p><strong>{LEAD}</strong></p><span id="lbContent">{PARAGRAPHS}
<p style="text-align:right"><i class="fa fa-pencil"></i> <strong>Đào Kim Thoa</strong></p></span><ul class="post-tags"><li><strong>Tags:</strong></li></ul></div></div></div></div>"""

SHAREPOINT = f"""<div class="tandan-div-article"><p class="tandan-p-article-news-title">{TITLE}</p>
<p><span class="tandan-span-date-publish">Đăng ngày 12/05/2024 </span><span>Chia sẻ qua Facebook</span></p>
<p class="tandan-p-article-news-summary">{LEAD}</p><div class="tandan-p-article-main"><div id="ctl08_label" style="display:none">Nội dung Trang</div>
<div class="ms-rtestate-field">{PARAGRAPHS}<p style="text-align:right"><strong>Vàng A Páo</strong></p></div></div>
<div class="tandan-div-article-other"><p>Tin cùng chuyên mục</p><ul>{OTHERS}</ul></div></div>"""

ARTICLE_IN_MENU = f"""<div class="SiteMapPath"><a href="/">Trang chủ</a> &gt; <a href="/khcn">Tin KHCN trong nước</a></div>
<div class="ArticleDetailControl"><div class="ArticleHeader">{TITLE}</div><div class="PostDate">Đăng ngày: 12-05-2024 10:31; Đã xem: 132</div>
<div class="tool"><a>Đọc bài viết</a><a>A-</a><a>A+</a></div><div class="ArticleSummary">{LEAD}</div><div class="ArticleContent">{PARAGRAPHS}</div>
<div class="author">Đào Kim Thoa</div></div><div class="UIRelate">Các tin khác<ul class="ArticleList">{OTHERS}</ul></div>"""

NEWSPAPER = f"""<div class="detail-top"><a data-role="cate-name" href="/khoa-hoc.htm" class="category-name">Khoa học</a><div class="detail-time"><div data-role="publishdate">12/05/2024 10:31 GMT+7</div></div></div>
<h1 class="detail-title" data-role="title">{TITLE}</h1><div class="detail-author"><div class="author-info"><a class="name">THU HÀ</a></div></div>
<h2 class="detail-sapo" data-role="sapo">{LEAD}</h2><div class="detail-content afcbc-body" data-role="content">{PARAGRAPHS}
<div type="RelatedOneNews"><a href="/khac-2.htm"><img src="/r.jpg"></a><a href="/khac-2.htm">Giá nấm rơm tăng gấp rưỡi sau lũ, hộ trồng dè dặt</a></div></div>
<div class="detail-author-bot"><a class="name">THU HÀ</a></div><section class="comment-wrapper">Bình luận (3)<p>Mong xã tôi cũng được học lớp này để bà con đỡ phải bỏ rơm ngoài đồng.</p></section>"""

LIFERAY = f"""<section class="portlet"><h1 class="portlet-title"><span>Chi tiết tin tức</span></h1><div class="title-news"><h1>{TITLE}</h1></div>
<div class="date-time">12/05/2024 10:31 | Lượt xem: 1.245</div><div class="journal-content-article"><p><strong>{LEAD}</strong></p>{PARAGRAPHS}
<p style="text-align:right"><strong>Trịnh Lan</strong></p></div></section><section class="portlet"><h1 class="portlet-title"><span>Tin cùng chuyên mục</span></h1><ul>{OTHERS}</ul></section>"""


@pytest.mark.parametrize(
    ("main", "minute", "author", "section", "views"),
    [
        pytest.param(MOJO_PORTAL, "10:31", None, None, 214, id="mojoPortal"),
        pytest.param(DNN_UNIVERSITY, "10:31", "Đào Kim Thoa", "Tin tức chung", None, id="DNN"),
        pytest.param(SHAREPOINT, "00:00", "Vàng A Páo", None, None, id="SharePoint"),
        pytest.param(ARTICLE_IN_MENU, "10:31", "Đào Kim Thoa", "Tin KHCN trong nước", 132, id="UIArticleInMenu"),
        pytest.param(NEWSPAPER, "10:31", "THU HÀ", "Khoa học", None, id="newspaper"),
        pytest.param(LIFERAY, "10:31", "Trịnh Lan", None, 1245, id="Liferay"),
    ],
)  # fmt: skip
def test_every_field_of_an_article_in_a_systems_template(main, minute, author, section, views):
    article = ArticlePage(portal(main), "https://lucbinh.example.vn/tin/nam-88.html").article()
    assert article.title == TITLE
    assert article.published_at == datetime.fromisoformat(f"2024-05-12T{minute}:00+07:00")
    assert (article.author, article.section, article.view_count) == (author, section, views)
    assert article.summary == LEAD
    assert article.body_text.split("\n\n") == [LEAD, *PROSE]
    assert article.images == ()
