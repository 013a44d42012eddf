"""A web of one host: pictures, and all that can be wrong with them, on 127.0.0.1."""
import gzip
import http.server
import struct
import threading
import zlib

DRAWING = b"""<svg xmlns="http://www.w3.org/2000/svg" width="120" height="90" viewBox="0 0 120 90">
<script>alert(1)</script><circle cx="60" cy="45" r="40" onclick="alert(2)"/></svg>
"""


def png(width, height, colour):
    """A picture of one colour (red, green, blue)."""
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    rows = (b"\0" + bytes(colour) * width) * height
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):  # pylint: disable=invalid-name
        web = self.server
        with web.lock:
            web.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            web.at_once += 1
            web.most_at_once = max(web.most_at_once, web.at_once)
        try:
            web.pages.get(self.path, Handler.nothing)(self)
        except OSError:  # the other side has had enough
            self.close_connection = True
        finally:
            with web.lock:
                web.at_once -= 1

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", len(body))
        self.end_headers()
        self.wfile.write(body)

    def nothing(self):
        self.answer(404, b"<html>Nothing here</html>", Content_Type="text/html")

    def stream(self, size):
        """So many bytes that begin as a picture, of a length that is not told."""
        self.close_connection = True
        self.send_response(200)
        self.end_headers()
        self.wfile.write(png(9, 9, (1, 2, 3)))
        for _ in range(size // 65536):
            self.wfile.write(bytes(65536))

    def hang(self):
        self.close_connection = True
        self.send_response(200)
        self.end_headers()
        self.server.hangs.set()
        self.server.over.wait()

    def cut_off(self):
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Length", 4000)
        self.end_headers()
        self.wfile.write(png(9, 9, (1, 2, 3)))

    def endless_headers(self):
        self.close_connection = True
        self.send_response(200)
        for number in range(20000):
            self.send_header(f"X-{number}", "x" * 100)
        self.end_headers()

    def log_message(self, *_):  # pylint: disable=arguments-differ
        pass


class Web(http.server.ThreadingHTTPServer):
    """`pages` maps a path to what answers it; `asked` lists what was asked for, with the headers."""
    daemon_threads = True
    request_queue_size = 64

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.lock, self.over, self.hangs = threading.Lock(), threading.Event(), threading.Event()
        self.asked, self.at_once, self.most_at_once = [], 0, 0
        self.port = self.server_address[1]
        self.pages = self.all_pages()
        self.thread = threading.Thread(target=self.serve_forever, args=(0.02,))
        self.thread.start()

    def all_pages(self):
        boat, pans = png(640, 480, (20, 60, 90)), png(300, 200, (200, 190, 170))

        def page(body, status=200, **headers):
            return lambda handler: handler.answer(status, body, **headers)

        def leads_to(address):
            return page(b"", 302, Location=address)

        def by_etag(handler):
            known = handler.headers["If-None-Match"] == '"salt-1"'
            handler.answer(304 if known else 200, b"" if known else pans, ETag='"salt-1"')

        return {
            "/boat.png": page(boat, Content_Type="image/png"),
            "/pans.png": by_etag,
            "/as-text": page(png(100, 50, (9, 9, 9)), Content_Type="text/html", Set_Cookie="a=b"),
            "/packed.png": page(gzip.compress(png(50, 40, (1, 1, 1)), mtime=0), Content_Encoding="gzip"),
            "/drawing.svg": page(DRAWING, Content_Type="image/svg+xml"),
            "/moved.png": leads_to("/moved-again.png"),
            "/moved-again.png": leads_to(f"http://127.0.0.1:{self.port}/boat.png"),
            "/round.png": leads_to("/round.png"),
            "/to-a-file.png": leads_to("file:///etc/hostname"),
            "/to-ftp.png": leads_to("ftp://127.0.0.1/boat.png"),
            "/to-a-script.png": leads_to("data:image/png;base64,iVBORw0KGgo="),
            "/to-a-number.png": leads_to(f"http://0x7f000002:{self.port}/boat.png"),
            "/to-a-mapped.png": leads_to(f"http://[::ffff:127.0.0.2]:{self.port}/boat.png"),
            "/to-nobody.png": leads_to(f"http://0.0.0.0:{self.port}/boat.png"),
            "/twice.png": page(gzip.compress(gzip.compress(boat + bytes(80_000_000), mtime=0), mtime=0),
                               Content_Encoding="gzip, gzip"),
            "/to-another-host.png": leads_to(f"http://127.0.0.2:{self.port}/boat.png"),
            "/to-a-name.png": leads_to(f"http://localhost:{self.port}/boat.png"),
            "/to-a-user.png": leads_to(f"http://merrin:tide@127.0.0.1:{self.port}/boat.png"),
            "/large.png": lambda handler: handler.stream(8_000_000),
            "/large-as-said.png": page(boat + bytes(2_000_000)),
            "/bomb.png": page(gzip.compress(boat + bytes(80_000_000), mtime=0), Content_Encoding="gzip"),
            "/hanging.png": Handler.hang,
            "/cut-off.png": Handler.cut_off,
            "/headers.png": Handler.endless_headers,
            "/no-picture.png": page(b"<html><body>Sold</body></html>", Content_Type="image/png"),
            "/empty.png": page(b"", Content_Type="image/png"),
            "/damaged.png": page(b"\x89PNG\r\n\x1a\n" + bytes(40), Content_Type="image/png"),
        }

    def handle_error(self, request, client_address):
        """Clients may hang up."""

    def close(self):
        """From here on nobody answers."""
        self.over.set()
        self.shutdown()
        self.thread.join()
        self.server_close()

    def paths(self):
        with self.lock:
            return sorted(path for path, _ in self.asked)
