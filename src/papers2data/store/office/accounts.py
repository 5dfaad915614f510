"""Who may sign in, and who is signed in. Passwords and sessions are kept as hashes only."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass
from pathlib import Path

from papers2data.errors import UsageError
from papers2data.store.office.book import changing, now, reading

SHORTEST = 12
"""Letters of a password, at least (NCSC: length before complexity)."""

LONGEST = 1024

HOURS = 12
"""How long one may stay signed in: a working day."""

_N, _R, _P = 2**15, 8, 3
"""What scrypt costs (OWASP, password storage): 32 MiB and about a quarter of a second."""


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in."""

    name: str
    created_at: str


def add_account(path: Path, name: str, password: str) -> None:
    """Lets ``name`` sign in. Raises UsageError for a name that is taken or empty, and for a short password."""
    name = _name(name)
    _check(password)
    with changing(path) as book:
        if book.execute("SELECT 1 FROM accounts WHERE name = ?", (name,)).fetchone():
            raise UsageError(f"there is an account {name!r} already: give it a new password with 'account password'")
        book.execute("INSERT INTO accounts VALUES (?, ?, ?)", (name, hashed(password), now()))


def change_password(path: Path, name: str, password: str) -> None:
    """Gives an account another password and signs it out everywhere. Raises UsageError where there is none."""
    _check(password)
    with changing(path) as book:
        done = book.execute("UPDATE accounts SET password = ? WHERE name = ?", (hashed(password), name))
        if not done.rowcount:
            raise UsageError(f"there is no account {name!r}")
        book.execute("DELETE FROM sessions WHERE name = ? COLLATE NOCASE", (name,))


def remove_account(path: Path, name: str) -> None:
    """Takes an account away and signs it out everywhere. Raises UsageError where there is none."""
    with changing(path) as book:
        if not book.execute("DELETE FROM accounts WHERE name = ?", (name,)).rowcount:
            raise UsageError(f"there is no account {name!r}")


def accounts(path: Path) -> list[Account]:
    """All accounts, by name."""
    with reading(path) as book:
        return [Account(*row) for row in book.execute("SELECT name, created_at FROM accounts ORDER BY name")]


def sign_in(path: Path, name: str, password: str, address: str) -> str | None:
    """The token of a new session, None where name and password don't belong together.

    An unknown name takes as long as a wrong password, so that names cannot be tried out.
    """
    with reading(path) as book:
        row = book.execute("SELECT name, password FROM accounts WHERE name = ?", (name,)).fetchone()
    is_right = is_password(password, row[1] if row else _nobody())
    if row is None or not is_right:
        return None
    token = secrets.token_urlsafe(32)
    with changing(path) as book:
        book.execute("DELETE FROM sessions WHERE expires < ?", (time.time(),))
        expires = time.time() + HOURS * 3600
        book.execute("INSERT INTO sessions VALUES (?, ?, ?, ?, ?)", (_digest(token), row[0], address, now(), expires))
    return token


def signed_in(path: Path, token: str) -> str | None:
    """The name of who holds this token, None where nobody does or the session is over."""
    with reading(path) as book:
        sql = "SELECT name FROM sessions WHERE digest = ? AND expires > ?"
        row = book.execute(sql, (_digest(token), time.time())).fetchone()
    return None if row is None else str(row[0])


def sign_out(path: Path, token: str) -> None:
    """Ends the session, also for whoever else has its token."""
    with changing(path) as book:
        book.execute("DELETE FROM sessions WHERE digest = ?", (_digest(token),))


def hashed(password: str) -> str:
    """The password as it is kept: scrypt with its costs and a salt."""
    salt = secrets.token_bytes(16)
    return f"scrypt${_N}${_R}${_P}${salt.hex()}${_scrypt(password, salt, _N, _R, _P).hex()}"


def is_password(password: str, kept: str) -> bool:
    """True where ``kept`` was made of this password."""
    _, n, r, p, salt, digest = kept.split("$")
    if len(password) > LONGEST:
        return False
    return hmac.compare_digest(_scrypt(password, bytes.fromhex(salt), int(n), int(r), int(p)), bytes.fromhex(digest))


def _nobody() -> str:
    return f"scrypt${_N}${_R}${_P}${'00' * 16}${'00' * 32}"


def _scrypt(password: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=n, r=r, p=p, maxmem=256 * n * r, dklen=32)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _name(name: str) -> str:
    name = name.strip()
    if not name or len(name) > 80 or not name.isprintable():
        raise UsageError("a name has from 1 to 80 letters, and none that cannot be printed")
    return name


def _check(password: str) -> None:
    if not SHORTEST <= len(password) <= LONGEST:
        raise UsageError(f"a password has at least {SHORTEST} letters: three words that don't belong together will do")
