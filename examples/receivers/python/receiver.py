"""A receiver of webhooks with Python's standard library. Copy verify(); your framework brings the rest."""

import base64
import hashlib
import hmac
import json
import os
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOLERANCE_SECONDS = 300
# One secret, or two with a comma between while it is rotated.
SECRETS = [base64.b64decode(text) for text in os.environ["WEBHOOK_SECRET"].split(",")]


def verify(body: bytes, signatures: str, timestamp: str, now: float) -> None:
    """Raises ValueError unless the body, as it came, was signed with a secret of ours, and lately."""
    if not timestamp.isascii() or not timestamp.isdigit():
        raise ValueError("no timestamp")
    signed = timestamp.encode() + b"." + body
    expected = [hmac.new(secret, signed, hashlib.sha256).hexdigest() for secret in SECRETS]
    given = [text.strip().encode() for text in signatures.split(",")]
    # Every pair is compared, each in constant time.
    if not any([hmac.compare_digest(a.encode(), b) for a in expected for b in given]):
        raise ValueError("wrong signature")
    if abs(now - int(timestamp)) > TOLERANCE_SECONDS:
        raise ValueError("signed too long ago")


def take(event: dict) -> None:
    """Store it by event["id"], which comes again where an answer was lost; then do what event["key"] says."""


class Receiver(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        try:
            signatures = self.headers.get("Omise-Signature", "")
            verify(body, signatures, self.headers.get("Omise-Signature-Timestamp", ""), time.time())
            take(json.loads(body))
            status = 200
        except ValueError as error:  # JSON that cannot be read is one too.
            self.log_message("refused: %s", error)
            status = 400
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()


if __name__ == "__main__":
    port = int(os.environ.get("PORT", "3000"))
    server = ThreadingHTTPServer(("127.0.0.1", port), Receiver)
    print(f"listening at http://127.0.0.1:{server.server_port}/hook", flush=True)
    server.serve_forever()
