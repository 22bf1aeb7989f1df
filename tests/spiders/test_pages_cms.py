"""Articles as content management systems print them with their own themes, read as on any site."""
# ruff: noqa: E501  markup stands as sites print it

import pytest
from portal import PARAGRAPHS, PROSE, TITLE, portal

from spiders.pages.base import ArticlePage

BODY = "\n\n".join(PROSE)
SITE = "Sở Khoa học và Công nghệ tỉnh Lục Bình"


def nukeviet():
    return (
        f"""<!DOCTYPE html><html lang="vi" prefix="og: http://ogp.me/ns#"><head><title>{TITLE}</title>
<meta name="description" content="{TITLE}"><meta name="author" content="{SITE}"><meta name="generator" content="NukeViet v4.5">
<meta property="og:title" content="{TITLE}"><meta property="og:type" content="article"><meta property="og:site_name" content="{SITE}">
<meta property="article:published_time" content="2024-03-25+0708:59:00"><meta property="article:section" content="Tin tức"></head>
<body><div id="wraper"><header><div class="container"><div id="header"><div class="logo"><a title="{SITE}" href="/"><img src="/uploads/logo.png" alt="{SITE}"></a>
<h1>{SITE}</h1><h2>Trang thông tin của ngành</h2></div></div></div></header>
<nav class="second-nav" id="menusite"><ul class="nav navbar-nav"><li><a href="/">Trang nhất</a></li><li><a href="/news/">Tin Tức</a></li><li><a href="/about/">Giới thiệu</a></li></ul></nav>
<nav class="header-nav"><div class="personalArea"><span><a title="Đăng nhập" href="/users/login/">Đăng nhập</a></span></div><span class="current-time">Thứ ba, 24/11/2026, 10:15</span></nav>
<section><div class="container" id="body"><nav class="third-nav"><ol class="breadcrumbs" itemscope itemtype="https://schema.org/BreadcrumbList"><li><a href="/"><span>Trang nhất</span></a></li><li><a href="/news/"><span>Tin Tức</span></a></li><li><a href="/news/hoat-dong/"><span>Hoạt động của Sở</span></a></li></ol></nav>
<div class="row"><div class="col-sm-16 col-md-18">
<div class="news_column panel panel-default" itemtype="http://schema.org/NewsArticle" itemscope><div class="panel-body">
<h1 class="title margin-bottom-lg" itemprop="headline">{TITLE}</h1>
<div class="hidden hide d-none" itemprop="author" itemtype="http://schema.org/Person" itemscope><span itemprop="name">Trần Văn Cội</span></div>
<span class="hidden hide d-none" itemprop="datePublished">2024-04-02T09:30:00+07:00</span><span class="hidden hide d-none" itemprop="dateModified">2024-04-02T09:30:00+07:00</span>
<span class="hidden hide d-none" itemprop="mainEntityOfPage">http://lb.example.vn/news/a-1.html</span>
<div class="row margin-bottom-lg"><div class="col-md-12"><span class="h5">Thứ hai - 25/03/2024 08:59</span></div><div class="col-md-12"><ul class="list-inline text-right">
<li><a class="dimgray" title="Gửi bài viết qua email" href="javascript:void(0);"><em class="fa fa-envelope fa-lg">&nbsp;</em></a></li><li><a class="dimgray" href="/news/print/hoat-dong/a-1.html" title="In ra"><em class="fa fa-print fa-lg">&nbsp;</em></a></li><li><i class="fa fa-eye"></i> 1.152</li></ul></div></div>
<div class="clearfix"><div class="hometext m-bottom" itemprop="description">{PROSE[0]}</div>
<figure class="article center"><img alt="Học viên tại lớp" src="/uploads/news/2024_03/nam.jpg" width="460" class="img-thumbnail"/><figcaption>Học viên tại lớp tập huấn</figcaption></figure></div>
<div id="news-bodyhtml" class="bodytext margin-bottom-lg"><p>{PROSE[1]}</p><p>{PROSE[2]}</p></div>
<div class="margin-bottom-lg"><p class="h5 text-right"><strong>Tác giả: </strong>Trần Văn Cội</p><p class="h5 text-right"><strong>Nguồn tin: </strong>Báo Lục Bình</p></div></div></div>
<div class="news_column panel panel-default"><div class="panel-body"><form id="form3B" action=""><div class="h5 clearfix"><p id="stringrating">Tổng số điểm của bài viết là: 0 trong 0 đánh giá</p><span class="small">Click để đánh giá bài viết</span></div></form></div></div>
<div class="news_column panel panel-default"><div class="panel-body"><div class="h5"><em class="fa fa-tags">&nbsp;</em><strong>Từ khóa: </strong><a title="nấm rơm" href="/news/tag/nam-rom/"><em>nấm rơm</em></a></div></div></div>
<div class="news_column panel panel-default"><div class="panel-body other-news"><p class="h3"><strong>Những tin mới hơn</strong></p><div class="clearfix"><ul class="detail-related related list-none list-items"><li><em class="fa fa-angle-right">&nbsp;</em><h4><a href="/news/hoat-dong/b-2.html">Hội nghị tổng kết phong trào thi đua của ngành năm nay</a></h4><em>(26/03/2024)</em></li></ul></div>
<p class="h3"><strong>Những tin cũ hơn</strong></p><div class="clearfix"><ul class="related list-none list-items"><li><h4><a href="/news/hoat-dong/c-3.html">Kiểm tra phương tiện đo ở các cửa hàng xăng dầu</a></h4><em>(20/03/2024)</em></li></ul></div></div></div></div>
<div class="col-md-6"><div class="panel panel-primary"><div class="panel-heading">Thống kê</div><div class="panel-body"><ul class="counter list-none"><li>Đang truy cập<span>9</span></li><li>Hôm nay<span>1,152</span></li><li>Tổng lượt truy cập<span>3,456,789</span></li></ul></div></div></div></div></div></section>
<footer id="footer"><div class="panel-body"><p>Giấy phép số 22/GP-STTTT ngày 11/08/2020</p></div></footer></div></body></html>""",
        "https://lb.example.vn/news/hoat-dong/tap-huan-ky-thuat-trong-nam-rom-trong-nha-cho-nong-dan-ven-song-1.html",
        {
            "published_at": "2024-03-25T08:59:00+07:00",
            "author": "Trần Văn Cội",
            "source_credit": "Báo Lục Bình",
            "view_count": 1152,
            "section": "Hoạt động của Sở",
            "summary": PROSE[0],
        },
    )


def wordpress_classic():
    return (
        f"""<html lang="vi"><head><title>{TITLE} &#8211; {SITE}</title></head><body class="post-template-default single single-post">
<div id="page" class="site"><header id="masthead" class="site-header"><div class="site-branding"><p class="site-title"><a href="/">{SITE}</a></p></div>
<nav id="site-navigation" class="main-navigation"><ul id="menu" class="menu"><li><a href="/">Trang chủ</a></li><li><a href="/tin">Tin tức</a></li></ul></nav></header>
<div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main">
<article id="post-12" class="post-12 post type-post status-publish hentry category-su-kien"><header class="entry-header"><h1 class="entry-title">{TITLE}</h1>
<div class="entry-meta"><span class="byline"><span class="screen-reader-text">Đăng bởi</span><span class="author vcard"><a class="url fn n" href="/author/lan/">Nguyễn Thị Lan</a></span></span><span class="posted-on"><a href="/a/" rel="bookmark"><time class="entry-date published" datetime="2024-03-25T08:59:00+07:00">25 Tháng Ba, 2024</time><time class="updated" datetime="2024-03-26T10:00:00+07:00">26 Tháng Ba, 2024</time></a></span><span class="comments-link"><a href="#respond">Để lại bình luận</a></span></div></header>
<div class="entry-content">{PARAGRAPHS}</div><footer class="entry-footer"><span class="cat-links"><span class="screen-reader-text">Được đăng trong</span><a href="/category/su-kien/" rel="category tag">Sự kiện</a></span></footer></article>
<nav class="navigation post-navigation"><h2 class="screen-reader-text">Điều hướng bài viết</h2><div class="nav-links"><div class="nav-previous"><a href="/cu/" rel="prev">Bài cũ hơn về kiểm tra an toàn bức xạ tại bệnh viện</a></div></div></nav>
<div id="comments" class="comments-area"><h2 class="comments-title">2 thoughts on &ldquo;{TITLE}&rdquo;</h2><ol class="comment-list"><li class="comment"><article class="comment-body"><footer class="comment-meta"><b class="fn">Khách</b> <time datetime="2024-04-01T07:00:00+07:00">1 Tháng Tư, 2024</time></footer><div class="comment-content"><p>Mô hình rất hay, mong Sở tổ chức thêm nhiều lớp như thế này cho bà con các xã vùng trên, chúng tôi rất cần được hướng dẫn kỹ thuật.</p></div></article></li></ol></div></main></div>
<aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2 class="widget-title">Bài viết mới</h2><ul><li><a href="/x/">Một bài khác hoàn toàn về chuyển đổi số</a> <span class="post-date">24/11/2026</span></li></ul></section></aside></div></div></body></html>""",
        "https://lb.example.vn/2024/03/25/tap-huan-ky-thuat-trong-nam-rom-trong-nha/",
        {
            "published_at": "2024-03-25T08:59:00+07:00",
            "author": "Nguyễn Thị Lan",
            "section": "Sự kiện",
            "modified_at": "2024-03-26T10:00:00+07:00",
        },
    )


def wordpress_block():
    return (
        f"""<html lang="vi"><head><title>{TITLE} &#8211; {SITE}</title></head><body class="single single-post wp-embed-responsive"><div class="wp-site-blocks"><header class="wp-block-template-part"><div class="wp-block-group"><p class="wp-block-site-title"><a href="/">{SITE}</a></p><nav class="wp-block-navigation"><ul><li class="wp-block-navigation-item"><a href="/">Trang chủ</a></li></ul></nav></div></header>
<main class="wp-block-group"><div class="wp-block-group has-global-padding"><h1 class="wp-block-post-title has-x-large-font-size">{TITLE}</h1>
<div class="wp-block-group has-accent-4-color"><p class="has-text-color">Được viết bởi</p><p class="wp-block-post-author-name"><a href="/author/lan/" class="wp-block-post-author-name__link">Nguyễn Thị Lan</a></p><p class="has-text-color">trong</p><div class="taxonomy-category wp-block-post-terms"><a href="/category/su-kien/" rel="tag">Sự kiện</a></div><div class="wp-block-post-date"><time datetime="2024-03-25T08:59:00+07:00"><a href="/a">25 Tháng 3, 2024</a></time></div></div>
<div class="entry-content wp-block-post-content">{PARAGRAPHS}</div></div>
<div class="wp-block-comments"><h2 class="wp-block-heading">Bình luận</h2><div id="respond" class="comment-respond wp-block-post-comments-form"><h3 id="reply-title" class="comment-reply-title">Để lại một bình luận</h3><p class="comment-notes">Email của bạn sẽ không được hiển thị công khai. Các trường bắt buộc được đánh dấu *</p></div></div>
<div class="wp-block-group"><h2 class="wp-block-heading">Bài viết khác</h2><div class="wp-block-query"><ul class="wp-block-post-template"><li class="wp-block-post"><h3 class="wp-block-post-title"><a href="/b">Hội thảo về giống lúa chịu mặn ở các huyện phía đông</a></h3><div class="wp-block-post-date"><time datetime="2026-11-22T00:00:00+07:00">22 Tháng 11, 2026</time></div></li></ul></div></div></main>
<footer class="wp-block-template-part"><p>{SITE}</p><p>Được thiết kế bằng WordPress</p></footer></div></body></html>""",
        "https://lb.example.vn/2024/03/25/tap-huan-ky-thuat-trong-nam-rom-trong-nha/",
        {
            "published_at": "2024-03-25T08:59:00+07:00",
            "author": "Nguyễn Thị Lan",
            "section": "Sự kiện",
        },
    )


def joomla():
    return (
        f"""<html lang="vi-vn"><head><title>{TITLE}</title><meta name="author" content="Super User"></head><body class="site com_content view-article"><header class="header container-header"><div class="navbar-brand"><a class="brand-logo" href="/">{SITE}</a></div><nav class="navbar"><ul class="mod-menu"><li><a href="/">Home</a></li><li><a href="/tin">Tin tức</a></li></ul></nav></header>
<div class="site-grid"><div class="container-component"><nav class="mod-breadcrumbs__wrapper" aria-label="Breadcrumbs"><ol class="mod-breadcrumbs breadcrumb"><li class="mod-breadcrumbs__item">Bạn đang ở: &#160;</li><li class="mod-breadcrumbs__item breadcrumb-item"><a href="/"><span>Home</span></a></li><li class="mod-breadcrumbs__item breadcrumb-item"><a href="/tin"><span>Tin hoạt động</span></a></li><li class="breadcrumb-item active"><span>{TITLE}</span></li></ol></nav>
<main><div class="com-content-article item-page" itemscope itemtype="https://schema.org/Article"><meta itemprop="inLanguage" content="vi-VN"><div class="page-header"><h1 itemprop="headline">{TITLE}</h1></div>
<dl class="article-info text-muted"><dt class="article-info-term">Chi tiết</dt><dd class="createdby" itemprop="author" itemscope itemtype="https://schema.org/Person"><span class="icon-user icon-fw"></span>Được viết bởi: <span itemprop="name">Phạm Quốc Huy</span></dd><dd class="category-name"><span class="icon-folder-open"></span>Chuyên mục: <a href="/tin" itemprop="genre">Tin hoạt động</a></dd><dd class="published"><span class="icon-calendar"></span><time datetime="2024-03-25T08:59:00+07:00" itemprop="datePublished">Được đăng: 25 Tháng 3 2024</time></dd><dd class="modified"><time datetime="2024-03-27T08:00:00+07:00" itemprop="dateModified">Lần cập nhật cuối: 27 Tháng 3 2024</time></dd><dd class="hits"><span class="icon-eye icon-fw"></span><meta itemprop="interactionCount" content="UserPageVisits:345">Lượt xem: 345</dd></dl>
<div itemprop="articleBody" class="com-content-article__body">{PARAGRAPHS}</div></div>
<nav class="pagenavigation"><span class="pagination ms-0"><a class="btn btn-sm btn-secondary previous" href="/cu" rel="prev"><span class="visually-hidden">Bài viết trước: Kiểm tra an toàn bức xạ</span> Trang trước</a></span></nav></main></div>
<div class="container-sidebar-right"><div class="card"><h3 class="card-header">Login Form</h3><form class="mod-login"><input type="password" name="password"></form></div></div></div></body></html>""",
        "https://lb.example.vn/tin/45-tap-huan-ky-thuat-trong-nam-rom",
        {
            "published_at": "2024-03-25T08:59:00+07:00",
            "modified_at": "2024-03-27T08:00:00+07:00",
            "author": "Phạm Quốc Huy",
            "view_count": 345,
            "section": "Tin hoạt động",
        },
    )


def drupal():
    return (
        f"""<html lang="vi"><head><title>{TITLE} | {SITE}</title></head><body class="path-node page-node-type-article"><div class="layout-container"><header role="banner"><div class="site-branding"><a href="/" rel="home">{SITE}</a></div></header><nav role="navigation" class="block block-menu"><h2 class="visually-hidden">Main navigation</h2><ul><li><a href="/">Trang chủ</a></li></ul></nav>
<main role="main"><div class="region region-breadcrumb"><nav class="breadcrumb"><h2 class="visually-hidden">Breadcrumb</h2><ol class="breadcrumb__list"><li><a href="/">Trang chủ</a></li><li><a href="/tin">Nghiên cứu</a></li></ol></nav></div>
<div class="block-page-title-block"><h1 class="title page-title"><span>{TITLE}</span></h1></div><article class="node node--type-article"><footer class="node__meta"><div class="node__submitted">Submitted by <span>Đỗ Thị Mai</span> on <span>T2, 25/03/2024 - 08:59</span></div></footer>
<div class="node__content"><div class="text-formatted field field--name-body field__item">{PARAGRAPHS}</div><div class="field field--name-field-tags"><div class="field__label">Tags</div><div class="field__item"><a href="/tags/nam">nấm rơm</a></div></div></div>
<section class="comments"><h2 class="title">Comments</h2></section></article></main></div></body></html>""",
        "https://lb.example.vn/node/45",
        {
            "published_at": "2024-03-25T08:59:00+07:00",
            "author": "Đỗ Thị Mai",
            "section": "Nghiên cứu",
        },
    )


def liferay():
    return (
        f"""<html lang="vi-VN"><head><title>{TITLE} - {SITE}</title></head><body class="controls-visible yui3-skin-sam signed-out public-page site"><div id="wrapper"><header id="banner"><div id="heading"><h1 class="site-title"><a class="logo" href="/"><img src="/logo" alt="{SITE}"></a></h1><h2 class="page-title"><span>Chi tiết tin</span></h2></div><nav id="navigation"><ul><li><a href="/trang-chu">Trang chủ</a></li></ul></nav></header>
<div id="content"><div class="portlet-boundary portlet-asset-publisher"><section class="portlet"><h1 class="portlet-title"><span class="portlet-title-text">Tin tức</span></h1><div class="portlet-content"><div class="asset-full-content"><div class="header-back-to"><a href="/tin">« Back</a></div><h3 class="header-title"><span>{TITLE}</span></h3>
<div class="asset-content"><div class="asset-metadata"><span class="metadata-entry metadata-publish-date">25/03/2024 08:59</span><span class="metadata-entry metadata-view-count">345 Lượt xem</span></div><div class="journal-content-article">{PARAGRAPHS}</div><div class="asset-ratings"><div class="taglib-ratings stars">Trung bình (0 Bình chọn)</div></div></div></div></div></section></div></div></div></body></html>""",
        "https://lb.example.vn/tin-tuc/-/asset_publisher/abc/content/tap-huan-ky-thuat-trong-nam-rom",
        {"published_at": "2024-03-25T08:59:00+07:00", "view_count": 345},
    )


def view_article():
    return (
        portal(
            f"""<div class="portlet"><div class="news-cate"><a href="/tin">Tin tức - Sự kiện: Tin trong tỉnh</a></div><div class="news-title">{TITLE}</div><div class="news-date">Ngày đăng: 25-03-2024</div><div class="news-content">{PARAGRAPHS}</div></div>"""
        ),
        "https://lb.example.vn/vi/chi-tiet-tin/-/view-article/1/14279/1711353540000",
        {"published_at": "2024-03-25T00:00:00+07:00"},
    )


def dotnetnuke():
    return (
        portal(
            f"""<div class="DnnModule DnnModule-News"><div id="dnn_ctr423_ViewNews_pnlDetail" class="Normal"><div><span class="NewsDate">25/03/2024 08:59</span></div><div><span id="dnn_ctr423_ViewNews_lblTitle" class="NewsTitle">{TITLE}</span></div><div id="dnn_ctr423_lblContent" class="NewsBody"><div>{PROSE[0]}</div><div>{PROSE[1]}</div><div>{PROSE[2]}</div></div></div></div>"""
        ),
        "https://lb.example.vn/vi-vn/tin-chi-tiet/id/4566/Tap-huan",
        {"published_at": "2024-03-25T08:59:00+07:00"},
    )


def article_in_menu():
    return (
        portal(
            f"""<div class="ArticleDetailControl"><div class="ArticleHeader"><h1>{TITLE}</h1></div><div class="PostDate">Thứ hai, 25/03/2024 08:59</div><div class="tool"><a href="#">Cỡ chữ</a><a href="#">In</a></div><div class="ArticleSummary">{PROSE[0]}</div><div class="ArticleContent"><p>{PROSE[1]}</p><p>{PROSE[2]}</p></div><div class="author">Văn phòng Sở</div><div class="UISocialShare">Chia sẻ</div></div>"""
        ),
        "https://lb.example.vn/tap-huan-ky-thuat-trong-nam-rom-45566",
        {
            "published_at": "2024-03-25T08:59:00+07:00",
            "author": "Văn phòng Sở",
            "summary": PROSE[0],
        },
    )


def vendor():
    return (
        portal(
            f"""<article class="news-detail-layout-type-2"><h1 class="title-detail">{TITLE}</h1><span class="post-date">Thứ hai, 25/03/2024 | 08:59</span><div class="brief">{PROSE[0]}</div><div class="content-detail"><p>{PROSE[1]}</p><p>{PROSE[2]}</p></div><div class="author">Lượt xem: 29</div></article>""",
            head='<meta itemprop="datePublished" content="2024-03-25T08:59:00+07:00">',
        ),
        "https://lb.example.vn/tin/tap-huan",
        {"published_at": "2024-03-25T08:59:00+07:00", "view_count": 29, "author": None},
    )


def shape_of_vnpt():
    return (
        portal(
            f"""<p>No title... No title... No title...</p><div class="row"><div class="detail"><div class="title">{TITLE}</div><div class="info">Lượt xem: 2377</div><div class="sum">{PROSE[0]}</div><div class="txt">{PROSE[1]}<br/>{PROSE[2]}</div></div></div>"""
        ),
        "https://lb.example.vn/tin-hoat-dong/tap-huan-ky-thuat-trong-nam-rom-trong-45566",
        {"published_at": None, "view_count": 2377},
    )


def ghost():
    return (
        f"""<html lang="vi"><head><title>{TITLE}</title><meta property="og:site_name" content="{SITE}"><meta property="og:type" content="article"><meta property="article:published_time" content="2024-03-25T01:59:00.000Z"><meta property="article:modified_time" content="2024-03-26T01:59:00.000Z">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"Article","publisher":{{"@type":"Organization","name":"{SITE}"}},"author":{{"@type":"Person","name":"Vũ Minh Khuê"}},"headline":"{TITLE}","datePublished":"2024-03-25T01:59:00.000Z"}}</script></head><body class="post-template"><div class="viewport"><header id="gh-head" class="gh-head"><a class="gh-head-logo" href="/">{SITE}</a></header><div class="site-content"><main class="site-main"><article class="article post"><header class="article-header gh-canvas"><div class="article-tag post-card-tags"><span class="post-card-primary-tag"><a href="/tag/nong-nghiep/">Nông nghiệp</a></span></div><h1 class="article-title">{TITLE}</h1><div class="article-byline"><section class="article-byline-content"><div class="article-byline-meta"><h4 class="author-name"><a href="/author/khue/">Vũ Minh Khuê</a></h4><div class="byline-meta-content"><time class="byline-meta-date" datetime="2024-03-25">25 Mar 2024</time><span class="byline-reading-time"><span class="bull">&bull;</span> 2 min read</span></div></div></section></div></header><section class="gh-content gh-canvas">{PARAGRAPHS}</section></article></main><aside class="read-more-wrap"><div class="read-more"><article class="post-card"><a class="post-card-content-link" href="/khac"><h2 class="post-card-title">Hội thảo về giống lúa chịu mặn ở các huyện phía đông</h2><div class="post-card-excerpt">Ngày 20/3, tại trung tâm huyện đã diễn ra hội thảo giới thiệu các giống lúa mới.</div></a></article></div></aside></div></div></body></html>""",
        "https://lb.example.vn/tap-huan-ky-thuat-trong-nam-rom/",
        {
            "published_at": "2024-03-25T08:59:00+07:00",
            "author": "Vũ Minh Khuê",
            "modified_at": "2024-03-26T08:59:00+07:00",
        },
    )


def wagtail():
    return (
        f"""<html lang="en"><head><title>{TITLE}</title></head><body class="template-blogpage"><header class="header"><a class="logo" href="/">The Bakery</a><nav><ul class="navigation__items"><li><a href="/breads/">Breads</a></li></ul></nav></header><main id="main-content"><nav class="breadcrumb-container"><ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/blog/">Blog</a></li></ol></nav><div class="hero"><h1 class="index-header__title">{TITLE}</h1></div><div class="blog__meta"><div class="blog__avatars"><div class="blog__author">Olivia Ava</div></div><div class="blog__published">20 Mar 2024</div></div><p class="intro">{PROSE[0]}</p><div class="streamfield"><p>{PROSE[1]}</p><p>{PROSE[2]}</p></div><p class="blog__tag-introduction">Find more blog posts with similar tags</p></main></body></html>""",
        "https://lb.example.vn/blog/tap-huan/",
        {"published_at": "2024-03-20T00:00:00+07:00", "author": "Olivia Ava"},
    )


PAGES = [
    nukeviet,
    wordpress_classic,
    wordpress_block,
    joomla,
    drupal,
    liferay,
    view_article,
    dotnetnuke,
    article_in_menu,
    vendor,
    shape_of_vnpt,
    ghost,
    wagtail,
]


@pytest.mark.parametrize("made", PAGES, ids=lambda made: made.__name__)
def test_every_field_is_read_without_a_description(made):
    html, url, expected = made()
    article = ArticlePage(html.encode(), url).article()
    found = article.as_json()
    assert found["title"] == TITLE
    assert {name: found[name] for name in expected} == expected, found["provenance"]


@pytest.mark.parametrize("made", PAGES, ids=lambda made: made.__name__)
def test_the_text_is_lead_and_paragraphs_and_nothing_else(made):
    html, url, _ = made()
    assert ArticlePage(html.encode(), url).article().body_text == BODY
