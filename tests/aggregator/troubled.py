"""Sites on loopback that fail, each in its own way: an answer is bytes, as the site sends them."""

import gzip
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread

TEXTS = (
    "Sáng ngày 5/11, Sở tổ chức lớp tập huấn về quản lý đề tài cho cán bộ các xã trong tỉnh. "
    "Hơn một trăm học viên nghe giảng viên giới thiệu quy trình đăng ký, xét chọn và nghiệm thu. "
) * 4
TITLES = {
    1: "Tập huấn quản lý đề tài khoa học cho cán bộ cấp xã",
    2: "Nghiệm thu dự án trồng nấm dược liệu dưới tán rừng",
    3: "Mời doanh nghiệp tham gia chợ công nghệ mùa đông năm nay",
    4: "Kiểm tra đo lường tại các cửa hàng kinh doanh vàng bạc",
}

Answer = bytes | Iterator[bytes]
Site = Callable[["Asked"], Answer]


class Asked:
    """A request, and how many there were before it."""

    def __init__(self, path: str, headers: dict[str, str], before: int) -> None:
        self.path, self.headers, self.before, self.at = path, headers, before, time.monotonic()


def http(body: bytes | str, status: str = "200 OK", **headers: str) -> bytes:
    """A whole answer."""
    body = body.encode() if isinstance(body, str) else body
    told = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))} | headers
    lines = [f"HTTP/1.1 {status}", *(f"{k.replace('_', '-')}: {v}" for k, v in told.items())]
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode() + body


def listing() -> bytes:
    """A list of the articles."""
    rows = "".join(
        f'<li><h3><a href="/tin/bai-viet-{n}.html">{title}</a></h3><span>0{n}/11/2026</span></li>'
        for n, title in TITLES.items()
    )
    return http(f"<html><title>Tin tức</title><body><h1>Tin tức</h1><ul>{rows}</ul></body></html>")


def article(number: int) -> bytes:
    title = TITLES[number]
    return http(
        f"<html><head><title>{title}</title></head><body><div class=content><h1>{title}</h1>"
        f"<p>Ngày đăng: 0{number}/11/2026</p><p>{TEXTS}</p></div></body></html>"
    )


def well(asked: Asked) -> bytes:
    """A site without trouble."""
    if asked.path == "/robots.txt":
        return http("", "404 Not Found")
    if asked.path == "/tin":
        return listing()
    return article(int(asked.path.removesuffix(".html")[-1]))


def with_article_2(answer: Callable[[Asked], Answer]) -> Site:
    """A site of whose four articles the second is in trouble."""
    return lambda asked: answer(asked) if asked.path == "/tin/bai-viet-2.html" else well(asked)


def with_list(answer: Callable[[Asked], Answer]) -> Site:
    """A site whose list is in trouble."""
    return lambda asked: answer(asked) if asked.path == "/tin" else well(asked)


def with_robots(answer: Callable[[Asked], Answer]) -> Site:
    """A site whose robots.txt is in trouble."""
    return lambda asked: answer(asked) if asked.path == "/robots.txt" else well(asked)


def dripping(_: Asked) -> Iterator[bytes]:
    """One byte now and then, each soon enough to keep a connection alive."""
    yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n"
    for _ in range(60):
        time.sleep(0.2)
        yield b"x"


def cut(_: Asked) -> bytes:
    return article(2)[:-300]


def cut_in_chunks(_: Asked) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    return head + b"64\r\n" + b"<p>" + b"x" * 97 + b"\r\n64\r\n<p>nua"


def cut_when_packed(_: Asked) -> bytes:
    body = article(2).partition(b"\r\n\r\n")[2]
    return http(gzip.compress(body)[:-200], Content_Encoding="gzip")


def bomb(_: Asked) -> bytes:
    return http(gzip.compress(b"<p>" + b"0" * 3_000_000), Content_Encoding="gzip")


class Troubled:
    """The sites that are up; ``log`` has what each was asked."""

    def __init__(self) -> None:
        self.log: dict[str, list[Asked]] = {}
        self.servers: list[ThreadingTCPServer] = []

    def start(self, name: str, site: Site, context: ssl.SSLContext | None = None) -> str:
        """The address of one more site."""
        log = self.log.setdefault(name, [])

        class Handler(StreamRequestHandler):
            def handle(self) -> None:
                try:
                    if context is not None:
                        self.request = context.wrap_socket(self.request, server_side=True)
                        self.setup()
                    asked = self.read()
                    log.append(asked)
                    answer = site(asked)
                    for part in [answer] if isinstance(answer, bytes) else answer:
                        self.request.sendall(part)
                    if context is not None:
                        self.request.unwrap()
                except (OSError, ValueError):
                    pass
                finally:
                    self.request.close()

            def read(self) -> Asked:
                path = self.rfile.readline().split()[1].decode()
                lines = iter(lambda: self.rfile.readline().strip().decode("latin-1"), "")
                headers = dict(line.split(": ", 1) for line in lines)
                return Asked(path, headers, sum(seen.path == path for seen in log))

        server = ThreadingTCPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        self.servers.append(server)
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        scheme = "https" if context else "http"
        return f"{scheme}://127.0.0.1:{server.server_address[1]}"

    def paths(self, name: str) -> list[str]:
        return [asked.path for asked in self.log[name]]


@contextmanager
def troubled() -> Iterator[Troubled]:
    """Sites while the block lasts."""
    sites = Troubled()
    try:
        yield sites
    finally:
        for server in sites.servers:
            server.shutdown()
            server.server_close()


@contextmanager
def closed_port() -> Iterator[int]:
    """A port that accepts no connection, and that nobody else gets while the block lasts."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        yield int(closed.getsockname()[1])


def certificate(folder: Path) -> ssl.SSLContext:
    """A server's context with a certificate that only itself vouches for."""
    from datetime import UTC, datetime, timedelta
    from ipaddress import ip_address

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    here, now = x509.IPAddress(ip_address("127.0.0.1")), datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([here]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / "site.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context
