"""A whole site: exactly the people that are shown, politely, within bounds, and again after an interruption."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from privacy_audit.catalog import Library
from privacy_audit.checklist import Catalog
from privacy_audit.crawl import Limits, SiteSeen, crawl, journal_of
from privacy_audit.detectors import masked_text
from privacy_audit.forgetting import forget
from privacy_audit.model import FRAMES, Gap, Kind, Status
from privacy_audit.sources import Options, open_target
from tests.crawl.village import FORBIDDEN, MENU, PHONES, Village, page, village

KEY = b"k" * 32
QUICK = Limits(pages=100, depth=4, gap=0.01)
PLANTED = {
    "/gioi-thieu/can-bo": {
        ("N.V.A.", "chủ tịch", (Kind.PHONE, Kind.BIRTH_DATE)),
        ("T.T.B.", "phó chủ tịch", (Kind.PHONE, Kind.BIRTH_DATE)),
        ("L.H.C.", "kế toán", (Kind.BIRTH_DATE,)),
    },
    "/gioi-thieu/doi-ngu": {
        ("P.M.D.", "văn thư", (Kind.PHONE, Kind.PHOTO)),
        ("H.G.E.", "địa chính", (Kind.PHOTO,)),
    },
    "/gioi-thieu/chuyen-gia": {("A.M.", "coordinator", (Kind.EMAIL,))},
    "/gioi-thieu/tu-phap": {("V.T.G.", "công chức", (Kind.PHONE,))},
    "/lien-he/": {("Đ.V.H.", "trưởng thôn", (Kind.PHONE,))},
}


@cache
def catalog() -> Catalog:
    return Library().catalog()


def visit(
    site: Village, limits: Limits = QUICK, kept_in: Path | None = None, stop_after: int | None = None
) -> SiteSeen:
    """Visit the site; `stop_after` pages somebody presses Ctrl-C."""
    count = 0

    def progress(name: str) -> None:
        nonlocal count
        count += 1
        if stop_after is not None and count > stop_after:
            raise KeyboardInterrupt

    options = Options(mask=masked_text, allow_private=True)
    return crawl(site.start, catalog(), options, limits, KEY, progress, kept_in)


def gap(seen: SiteSeen, code: str) -> Gap | None:
    return next((one for one in seen.scan.looks[0].gaps if one.code == code), None)


def people(site: Village, seen: SiteSeen) -> dict[str, set[tuple[str, str, tuple[Kind, ...]]]]:
    """Who is shown by path, with position and kinds."""
    found = {}
    for one in seen.pages:
        told = {(who.who, who.position, tuple(shown.kind for shown in who.shows)) for who in one.people}
        if told:
            found[one.name.removeprefix(site.start.rstrip("/"))] = told
    return found


def test_exactly_the_planted_people_are_found_and_nobody_in_the_news() -> None:
    with village() as site:
        assert people(site, visit(site)) == PLANTED


def test_what_robots_txt_closes_is_never_asked_for_nor_what_only_leads_on_from_there() -> None:
    with village() as site:
        seen = visit(site)
        assert not set(site.paths) & set(FORBIDDEN)
        assert site.paths[0] == "/robots.txt"
        closed = gap(seen, "site-robots")
        assert closed is not None
        assert closed.values == {"count": "2"}


def test_without_rules_the_closed_pages_are_read_too() -> None:
    with village(robots=None) as site:
        found = people(site, visit(site))
        assert {"/noi-bo/", "/noi-bo-2", "/chi-tu-noi-bo"} <= found.keys()
        assert not set(site.paths) & {"/an", "/bi-mat"}


def test_each_page_is_asked_for_once_and_another_host_never() -> None:
    with village() as site:
        visit(site)
        assert len(site.paths) == len(set(site.paths))
        assert not any("nhan-su" in path or "utm" in path for path in site.paths)


def test_pages_that_promise_people_come_first() -> None:
    with village() as site:
        visit(site)
        assert site.paths[2:8] == [
            "/gioi-thieu",
            "/lien-he/",
            "/gioi-thieu/can-bo",
            "/gioi-thieu/doi-ngu",
            "/gioi-thieu/chuyen-gia",
            "/gioi-thieu/tu-phap",
        ]


def test_between_two_questions_there_is_the_gap_redirects_and_robots_txt_included() -> None:
    with village() as site:
        visit(site, replace(QUICK, pages=14, gap=0.1))
        assert len(site.log) > 14
        assert min(site.gaps()) >= 0.1


def test_a_longer_gap_that_robots_txt_asks_for_is_kept() -> None:
    with village(robots="User-agent: privacy-audit\nCrawl-delay: 0.3\n") as site:
        visit(site, replace(QUICK, pages=4))
        assert min(site.gaps()[1:]) >= 0.3


def test_a_calendar_without_end_is_left_and_said() -> None:
    with village() as site:
        seen = visit(site, replace(QUICK, depth=10))
        assert sum(path.startswith("/lich?") for path in site.paths) == 3
        endless = gap(seen, "site-endless")
        assert endless is not None
        assert endless.values == {"count": "1"}


def test_the_bounds_are_said_with_what_they_left_out() -> None:
    with village() as site:
        few = visit(site, replace(QUICK, pages=5, depth=4))
        left = gap(few, "site-pages")
        assert left is not None
        assert left.values["limit"] == "5"
        assert int(left.values["count"]) > 5
        assert few.scan.looks[0].sight.status is Status.PARTLY_SEEN
        site.log.clear()
        near = visit(site, replace(QUICK, depth=1))
        assert not any(path.startswith("/tin/") for path in site.paths)
        far = gap(near, "site-depth")
        assert far is not None
        assert far.values == {"count": "16", "limit": "1"}


def test_login_pages_lost_pages_circles_and_files_are_said() -> None:
    with village() as site:
        look = visit(site).scan.looks[0]
        said = {(one.name.removeprefix(site.start.rstrip("/")), one.code, one.beside) for one in look.gaps}
        assert {
            ("/thanh-vien", "login-wall", False),
            ("/vong-1", "too-many-redirects", False),
            ("/mat", "not-found", True),
            ("/bieu-mau.pdf", "document", True),
            ("/", "site-documents", True),
            ("/", "site-pictures", True),
        } <= said


def test_the_sites_own_list_of_pages_is_read_and_robots_txt_holds_for_it_too() -> None:
    robots = (
        "Sitemap: START/site.xml\nSitemap: https://other.example/s.xml\nUser-agent: *\nDisallow: /noi-bo\n"
    )
    more = {
        "/site.xml": "<sitemapindex><sitemap><loc>START/pages.xml</loc></sitemap></sitemapindex>",
        "/pages.xml": "<urlset><url><loc> START/chi-tu-noi-bo </loc></url><url><loc>START/noi-bo/</loc></url>"
        "<url><loc>https://other.example/</loc></url></urlset>",
    }
    with village(robots=robots, more=more) as site:
        found = people(site, visit(site))
        assert site.paths[:4] == ["/robots.txt", "/", "/site.xml", "/pages.xml"]
        assert found["/chi-tu-noi-bo"] == {("H.V.K.", "", (Kind.PHONE,))}
        assert "/noi-bo/" not in site.paths


def test_without_robots_txt_for_a_broken_server_nothing_is_read() -> None:
    from tests.web_server import Visit, answer, serve

    paths: list[str] = []

    def handle(visit: Visit) -> None:
        paths.append(visit.path)
        visit.send(answer(503 if visit.path == "/robots.txt" else 200, b"<p>Hello", Content_Type="text/html"))

    with serve(handle) as server:
        seen = visit(Village(start=server.url("/")))
    assert paths == ["/robots.txt"]
    sight = seen.scan.looks[0].sight
    assert (sight.status, sight.code) == (Status.UNREACHABLE, "robots-unreachable")
    assert seen.pages == ()


@pytest.mark.parametrize(
    ("host", "allow_private", "code"),
    [("127.0.0.1", False, "private-address"), ("nowhere.invalid", True, "dns")],
)
def test_a_site_that_cannot_be_had_says_what_a_single_page_says(
    host: str, allow_private: bool, code: str
) -> None:
    start = f"http://{host}:8/"
    options = Options(mask=masked_text, allow_private=allow_private, timeout=5)
    seen = crawl(start, catalog(), options, QUICK, KEY, lambda name: None)
    [alone] = [one for one in open_target(start, options) if isinstance(one, Gap)]
    sight = seen.scan.looks[0].sight
    assert (sight.status, sight.code, sight.values) == (alone.status, code, alone.values)
    assert (alone.code, seen.pages) == (code, ())


FILES = {
    "/ds.json": ("application/json", '[{"ho_ten": "Trần Thị Bích", "sdt": "0987 654 321"}]'),
    "/ds.csv": ("text/csv", f"Họ tên,Điện thoại\nNguyễn Văn An,{PHONES[0]}\n"),
    "/ghi-chu.txt": ("text/plain; charset=utf-8", f"Phạm Minh Dung, di động {PHONES[2]}\n"),
    "/tin.xml": (
        "application/xml",
        f"<rss><channel><item><title>Tin</title><description>Ông Lê Hữu Cường - {PHONES[0]}</description>"
        "</item></channel></rss>",
    ),
    "/ds.docm": ("application/vnd.ms-word", "PK"),
    "/anh.jpg": ("image/jpeg", "x"),
    "/tep": ("image/png", "x"),
    "/x.css": ("text/css", "p {}"),
}


def test_linked_data_and_texts_are_read_and_everything_else_is_named_or_tells_of_nobody() -> None:
    from tests.web_server import Visit, answer, serve

    paths: list[str] = []
    home = page("Xã", "".join(f'<a href="{path}">Tệp {path[1:]}</a> ' for path in FILES)).replace(MENU, "")

    def handle(visit: Visit) -> None:
        paths.append(visit.path)
        kind, body = FILES.get(visit.path, ("text/html; charset=utf-8", home))
        visit.send(answer(200 if visit.path in {"/", *FILES} else 404, body.encode(), Content_Type=kind))

    with serve(handle) as server:
        site = Village(start=server.url("/"))
        seen = visit(site)
    assert sorted(paths) == ["/", "/ds.csv", "/ds.json", "/ghi-chu.txt", "/robots.txt", "/tep", "/tin.xml"]
    assert people(site, seen) == {
        "/ds.json": {("T.T.B.", "", (Kind.PHONE,))},
        "/ds.csv": {("N.V.A.", "", (Kind.PHONE,))},
        "/ghi-chu.txt": {("P.M.D.", "", (Kind.PHONE,))},
        "/tin.xml": {("L.H.C.", "", (Kind.PHONE,))},
    }
    named = {one.name.removeprefix(site.start) for one in seen.scan.looks[0].gaps if one.code == "document"}
    assert named == {"ds.docm", "tep"}


def test_frames_of_the_site_are_visited_and_those_of_others_are_said() -> None:
    framed = page(
        "Xã",
        '<iframe src="/can-bo" width="600" height="400"></iframe><embed src="/khac" width="600" height="400">'
        '<iframe src="https://other.example/ds" width="600" height="400"></iframe>'
        '<iframe src="https://www.youtube.com/embed/x" width="600" height="400"></iframe>',
    ).replace(MENU, "")
    whole = page("Cán bộ", f"<p>Ông Lý Văn Đôi - Trưởng thôn - {PHONES[0]}</p>").replace(MENU, "")
    with village(more={"/": framed, "/can-bo": whole}) as site:
        seen = visit(site)
        assert site.paths == ["/robots.txt", "/", "/can-bo"]
        found = gap(seen, FRAMES)
        assert found is not None
        assert (found.name, found.values, found.beside) == (site.start, {"count": "2"}, True)
    with village(more={"/": whole}) as site:
        assert gap(visit(site), FRAMES) is None


def test_a_start_page_that_robots_txt_closes_is_not_asked_for() -> None:
    with village(robots="User-agent: *\nDisallow: /\n") as site:
        sight = visit(site).scan.looks[0].sight
        assert site.paths == ["/robots.txt"]
        assert (sight.status, sight.code) == (Status.REFUSED, "robots-closed")


def test_the_same_page_under_two_addresses_counts_once() -> None:
    twin = page("Nhân sự", f"<p>Ông Lý Văn Đôi - Trưởng thôn - {PHONES[0]}</p>")
    more = {"/staff/a": twin, "/staff/b": twin}
    more["/gioi-thieu"] = page("Giới thiệu", '<a href="/staff/a">A</a> <a href="/staff/b">B</a>')
    with village(more=more) as site:
        found = people(site, visit(site, replace(QUICK, pages=20)))
        assert {"/staff/a", "/staff/b"} <= set(site.paths)
        assert [path for path in found if path.startswith("/staff")] == ["/staff/a"]


# --- after an interruption -------------------------------------------------------------------


def test_an_interrupted_visit_goes_on_where_it_was_and_ends_alike(tmp_path: Path) -> None:
    with village() as site:
        whole = visit(site)
        site.log.clear()
        kept = journal_of(site.start, tmp_path, KEY)
        for stop in (5, 4, 9):
            with pytest.raises(KeyboardInterrupt):
                visit(site, QUICK, kept, stop_after=stop)
        resumed = visit(site, QUICK, kept)
        pages = [path for path in site.paths if path != "/robots.txt"]
        assert len(pages) == len(set(pages))
        assert people(site, resumed) == people(site, whole) == PLANTED
        assert resumed == whole
        assert not kept.exists()


def test_what_is_kept_holds_no_value_no_name_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    more = {
        "/": page(
            "Xã", '<a href="/gioi-thieu">Giới thiệu</a><a href="/o/0912345678">Số</a><a href="/x">X</a>'
        )
    }
    with village(more=more) as site:
        kept = journal_of(site.start, tmp_path, KEY)
        with pytest.raises(KeyboardInterrupt):
            visit(site, QUICK, kept, stop_after=7)
        text = kept.read_text(encoding="utf-8")
        for value in ("0912", "345 678", "0987654321", "Nguyễn", "Bích", "12/03/1980", "mueller", "0903"):
            assert value not in text
        assert "/gioi-thieu/can-bo" in text  # the masked name of a page that was seen
        assert kept.stat().st_mode & 0o777 == 0o600
        seen = visit(site, QUICK, kept)
        unkept = gap(seen, "site-unkept")
        assert unkept is not None
        assert unkept.values == {"count": "1"}


def test_a_line_that_a_kill_cut_in_half_is_dropped_and_the_page_asked_for_again(tmp_path: Path) -> None:
    with village() as site:
        kept = journal_of(site.start, tmp_path, KEY)
        with pytest.raises(KeyboardInterrupt):
            visit(site, QUICK, kept, stop_after=6)
        content = kept.read_bytes()
        kept.write_bytes(content[:-30])
        assert people(site, visit(site, QUICK, kept)) == PLANTED


@pytest.mark.parametrize("content", [b"", b"\x00\xff", b'{"schema":"something/9","home":"x"}\n', b"{}\n{}\n"])
def test_a_damaged_file_means_to_begin_anew(tmp_path: Path, content: bytes) -> None:
    with village() as site:
        kept = journal_of(site.start, tmp_path, KEY)
        kept.write_bytes(content)
        assert people(site, visit(site, QUICK, kept)) == PLANTED


def test_whoever_deletes_everything_deletes_an_interrupted_visit_too(tmp_path: Path) -> None:
    folder = tmp_path / "person"
    with village() as site:
        kept = journal_of(site.start, folder, KEY)
        with pytest.raises(KeyboardInterrupt):
            visit(site, QUICK, kept, stop_after=3)
    assert forget(folder).removed == (kept,)
    assert not folder.exists()
