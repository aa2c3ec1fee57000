"""Zip containers (docx, xlsx) without the clock: the same members give the same bytes (pure)."""

from __future__ import annotations

import io
import re
import zipfile

MEMBER_DATE = (2025, 1, 6, 9, 0, 0)
CORE_DATE = "2025-01-06T09:00:00Z"


def without_clock(data: bytes) -> bytes:
    """The same container with every date set to one day."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT[\d:.]+Z", CORE_DATE.encode(), content)
            member = zipfile.ZipInfo(name, MEMBER_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, content)
    return out.getvalue()
