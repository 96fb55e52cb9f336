"""A mail server that keeps what it is given: enough SMTP for what the product sends."""

import email
import email.policy
import re
import socketserver
import threading
import time
from email.message import EmailMessage


class PostOffice:
    """Listens on a random port of 127.0.0.1; every mail it takes is in `letters`."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), self._handler())
        self.port = int(self._server.server_address[1])
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def _handler(self) -> type[socketserver.StreamRequestHandler]:
        letters = self.letters

        class Counter(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                self._say("220 ready")
                for line in self.rfile:
                    verb = line[:4].upper().strip()
                    if verb == b"DATA":
                        self._say("354 go on")
                        letters.append(self._letter())
                    elif verb == b"QUIT":
                        self._say("221 bye")
                        return
                    self._say("250 ok")

            def _letter(self) -> EmailMessage:
                lines = []
                for line in self.rfile:
                    if line.rstrip(b"\r\n") == b".":
                        break
                    lines.append(line.removeprefix(b"."))
                return email.message_from_bytes(b"".join(lines), policy=email.policy.default)

            def _say(self, words: str) -> None:
                self.wfile.write(words.encode() + b"\r\n")

        return Counter

    def link_for(self, address: str, seconds: float = 10) -> str:
        """Return the link in the newest mail to an address; waits for it."""
        deadline = time.monotonic() + seconds
        while True:
            for letter in reversed(self.letters):
                if address in str(letter["To"]):
                    found = re.search(r"https://\S+", letter.get_content())
                    assert found, "the mail holds no link"
                    return found.group()
            assert time.monotonic() < deadline, f"no mail for {address}"
            time.sleep(0.1)

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()
