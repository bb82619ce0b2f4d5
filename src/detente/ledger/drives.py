"""Network drives, and why a case cannot live on one.

SQLite's write-ahead log needs memory shared between processes and locks that hold; network file systems give
neither reliably (https://www.sqlite.org/wal.html, "all processes must be on the same host").
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from detente.ledger.errors import NetworkDrive

NETWORK = frozenset(
    {
        "nfs",
        "nfs3",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "afs",
        "ncpfs",
        "ncp",
        "9p",
        "ceph",
        "lustre",
    }
    | {"glusterfs", "beegfs", "gpfs", "davfs", "davfs2", "webdav", "afpfs", "ocfs2", "gfs2", "fuse.sshfs"}
    | {
        "fuse.s3fs",
        "fuse.rclone",
        "fuse.glusterfs",
        "fuse.davfs2",
        "fuse.gcsfuse",
        "fuse.curlftpfs",
        "fuse.ceph",
    }
    | {"fuse.smbnetfs", "fuse.google-drive-ocamlfuse", "fuse.onedriver"}
)


def _unescape(text: str) -> str:
    for code, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(code, character)
    return text


def linux_type(path: Path, mountinfo: str) -> str | None:
    """The file system type that holds an absolute path, from the text of /proc/self/mountinfo (proc(5))."""
    best, kind = -1, None
    for line in mountinfo.splitlines():
        left, _, right = line.partition(" - ")
        fields, after = left.split(), right.split()
        if len(fields) < 5 or not after:
            continue
        point = Path(_unescape(fields[4]))
        if (path == point or point in path.parents) and len(point.parts) >= best:
            best, kind = len(point.parts), after[0]
    return kind


def mac_type(path: Path, listing: str) -> str | None:
    """The file system type that holds an absolute path, from what macOS's `mount` prints."""
    best, kind = -1, None
    for line in listing.splitlines():
        _, _, rest = line.partition(" on ")
        point_text, _, options = rest.rpartition(" (")
        if not point_text:
            continue
        point = Path(point_text)
        if (path == point or point in path.parents) and len(point.parts) >= best:
            best, kind = len(point.parts), options.split(",")[0].rstrip(")")
    return kind


def _windows_type(path: Path) -> str | None:
    if sys.platform != "win32":
        return None
    import ctypes

    if str(path).startswith("\\\\"):
        return "smb"
    remote = 4  # DRIVE_REMOTE
    return "smb" if ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == remote else None


def drive_type(path: Path) -> str | None:
    """The type of file system under a path, None where it cannot be told."""
    path = path.resolve()
    try:
        if sys.platform == "linux":
            return linux_type(path, Path("/proc/self/mountinfo").read_text("utf-8", "replace"))
        if sys.platform == "darwin":
            listing = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=False)
            return mac_type(path, listing.stdout)
        return _windows_type(path)
    except (OSError, subprocess.SubprocessError):
        return None


def refuse_network(path: Path) -> None:
    """Raise NetworkDrive (E204) where the path lies on a network drive."""
    kind = drive_type(path)
    if kind is not None and kind.lower() in NETWORK:
        raise NetworkDrive(
            f"{path} on a drive of type {kind}",
            "a drive of this machine, because file locks over a network let two writers in at once",
            "Keep the case on a local disk and copy backups to the network (detente backup).",
        )
