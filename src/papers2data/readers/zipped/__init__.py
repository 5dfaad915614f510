"""Files packed in a ZIP: packs of papers, and the packages that Word and Excel files are."""

from papers2data.readers.zipped.guard import check_package, open_zip
from papers2data.readers.zipped.kinds import package_kind
from papers2data.readers.zipped.members import Member, unpack

__all__ = ["Member", "check_package", "open_zip", "package_kind", "unpack"]
