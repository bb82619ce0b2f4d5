"""Which file system a path lies on is told from what the system says."""

from pathlib import Path

import pytest

from detente.ledger.drives import NETWORK, drive_type, linux_type, mac_type

MOUNTS = r"""22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
30 22 0:25 / /mnt/team rw,relatime - nfs4 server:/export rw
31 30 8:1 / /mnt/team/local rw - xfs /dev/sda1 rw
40 22 0:30 / /mnt/two\040words rw - cifs //server/share rw
"""

MAC = """/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//user@server/share on /Volumes/Team (draft) (smbfs, nodev, nosuid, mounted by user)
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/ines/case", "ext4"),
        ("/mnt/team/case", "nfs4"),
        ("/mnt/teamwork/case", "ext4"),
        ("/mnt/team/local/case", "xfs"),
        ("/mnt/two words/case", "cifs"),
    ],
)
def test_the_innermost_mount_counts(path: str, kind: str) -> None:
    assert linux_type(Path(path), MOUNTS) == kind


def test_mac_volumes_with_brackets_in_their_name() -> None:
    assert mac_type(Path("/Volumes/Team (draft)/case"), MAC) == "smbfs"
    assert mac_type(Path("/Users/ines"), MAC) == "apfs"


def test_this_machine_can_tell_and_the_temporary_folder_is_local(tmp_path: Path) -> None:
    assert drive_type(tmp_path) not in NETWORK
