"""Keys: the installation's master key wraps one data key per task; everything of a task is sealed with that.

Destroying a task's wrapped key shreds every stored copy of the task's content at once.
"""

import base64
import binascii
import hashlib
import hmac
import json
import os
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from submissions.sealing import Tampered

_NONCE = 12
# What the installation's own key is bound to, in the place of a task.
INSTALLATION = UUID(int=0)


def master_key() -> bytes:
    """Return the installation's master key, 32 bytes.

    Raises:
        ImproperlyConfigured: it is missing or malformed.
    """
    try:
        key = base64.b64decode(settings.MASTER_KEY, validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != 32:
        raise ImproperlyConfigured("CLEANROOM_MASTER_KEY must be 32 random bytes in base64.")
    return key


def wrap(data_key: bytes, task_id: UUID, under: bytes | None = None) -> bytes:
    """Seal a task's data key under the master key (or the given one), bound to the task."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(under or master_key()).encrypt(nonce, data_key, b"task-key:" + task_id.bytes)


def unwrap(wrapped: bytes | memoryview, task_id: UUID, under: bytes | None = None) -> bytes:
    """Return a task's data key; raises Tampered under another master key or for another task."""
    try:
        return AESGCM(under or master_key()).decrypt(
            bytes(wrapped[:_NONCE]), bytes(wrapped[_NONCE:]), b"task-key:" + task_id.bytes
        )
    except InvalidTag:
        raise Tampered from None


def new_data_key() -> bytes:
    """Return a fresh data key."""
    return AESGCM.generate_key(256)


def installation_hash(label: str, text: str) -> str:
    """Return a keyed hash that only this installation can compute, for comparing values without storing them.

    It stays the same when the master key is rotated.
    """
    return hmac.new(_derive(_installation_key(), label), text.encode(), hashlib.sha256).hexdigest()


def installation_seed(label: str) -> bytes:
    """Return 32 bytes for one use, from which a key pair of this installation is made.

    They stay the same when the master key is rotated, so nothing that was signed with them has to be signed anew.
    """
    info = b"cleanroom:" + label.encode()
    return HKDF(hashes.SHA256(), length=32, salt=None, info=info).derive(_installation_key())


def _installation_key() -> bytes:
    # By name, since models are sealed with this module.
    model = apps.get_model("submissions", "InstallationKey")
    row, _ = model.objects.get_or_create(pk=1, defaults={"wrapped": wrap(new_data_key(), INSTALLATION)})
    return unwrap(row.wrapped, INSTALLATION)


def _derive(key: bytes, label: str) -> bytes:
    return hmac.new(key, b"cleanroom:" + label.encode(), hashlib.sha256).digest()


class Vault:
    """Seals and opens what belongs to one task. `purpose` binds a sealed value to the row and field it belongs to."""

    def __init__(self, data_key: bytes) -> None:
        self._key = data_key
        self._sealing_key = _derive(data_key, "seal")

    def seal(self, plain: bytes, purpose: str) -> bytes:
        """Return the sealed bytes."""
        nonce = os.urandom(_NONCE)
        return nonce + AESGCM(self._sealing_key).encrypt(nonce, plain, purpose.encode())

    def open(self, sealed: bytes | memoryview, purpose: str) -> bytes:
        """Return the plain bytes; raises Tampered."""
        try:
            return AESGCM(self._sealing_key).decrypt(bytes(sealed[:_NONCE]), bytes(sealed[_NONCE:]), purpose.encode())
        except InvalidTag:
            raise Tampered from None

    def seal_json(self, value: Any, purpose: str) -> bytes:
        """Seal a JSON value."""
        return self.seal(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), purpose)

    def open_json(self, sealed: bytes | memoryview, purpose: str) -> Any:
        """Open a JSON value; an empty field opens as None."""
        return json.loads(self.open(sealed, purpose)) if sealed else None

    def keyed_hash(self, text: str) -> str:
        """Return the hash by which equal values of this task are recognised; worthless without the task's key."""
        return hmac.new(_derive(self._key, "value"), text.encode(), hashlib.sha256).hexdigest()

    def secret(self, label: str) -> bytes:
        """Return a 32-byte secret of this task for one use (file sealing, drawing surrogates)."""
        return _derive(self._key, label)
