"""The words between the places of a clause, and what each of them means for the list."""

import re

from indexer.cite.changing import verbs

TOKEN = re.compile(
    rf"""(?:
      (?P<joint>[,;]|(?:va|hoac|dong\sthoi)(?!\w))
     |(?P<attached>(?:(?:duoc\s)?(?:ban\shanh\s)?(?:dinh\s)?kem\stheo\s)(?:{verbs.KINDS})\s{{1,3}}nay(?!\w))
     |(?P<aside>\((?:da\s)?(?:duoc\s)?(?:sua\sdoi|bo\ssung|thay\sthe)[^()\n]{{0,300}}\))
     |(?P<own>(?:{verbs.KINDS})\s{{1,3}}nay(?!\w))
     |(?P<anchor>(?:vao\s)?(?:ngay\s|lien\s)?(?:sau|truoc)
        (?=\s(?:cac\s)?(?:khoan|diem|dieu|muc|chuong|phan|phu\sluc|mau|tiet|doan)\s))
     |(?P<instead>(?:bang|thanh)(?=\s))
     |(?P<prescribed>(?:duoc\s)?quy\sdinh\stai(?!\w))
     |(?P<aspect>(?:cac\s)?(?:quy\sdinh|noi\sdung)\s[^.,:;“”"()\n]{{1,80}}?\s(?:tai|cua)
        (?=\s(?:cac\s)?(?:khoan|diem|dieu|muc|chuong|phan|phu\sluc)\s))
     |(?P<row>(?:so\sthu\stu|stt|dong|cau|thu\stuc(?:\shanh\schinh)?)\s(?:so\s|thu\s)?(?:\d{{1,3}}|nhat|hai|ba|tu|nam|dau|cuoi)(?!\w))
     |(?P<at>(?:tai|theo|o|trong)(?!\w))
     |(?P<some>(?:mot\sso|mot\sphan)(?!\w))
     |(?P<words>(?:cum\stu|tu\sngu|tu|ten\sgoi|ten|tieu\sde|nhan\sde|noi\sdung|loi\sdan|cau|ky\shieu|so\sthu\stu)(?!\w))
     |(?P<filler>(?:(?:duoc\s)?ban\shanh\skem\stheo|kem\stheo|dinh\skem|cua|thuoc|cac|nhung|vao|cho|them|lai|toan\sbo|sau|truoc
        |mo\sdau|dan\snhap|doi\svoi|ca|rieng|quy\sdinh|dieu|khoan|diem|muc|phan|chuong|phu\sluc|bieu\smau|mau|tiet|doan
        |dau|cuoi|so|[()])(?!\w)|[()])
    )""".replace("\\s", r"\s{1,3}").replace(r"\s{1,3}{1,3}", r"\s{1,3}"),
    re.VERBOSE,
)
GOES_ON = re.compile(r"(?:[,;]|(?<!\w)va)\s{1,3}(?:cac\s{1,3})?")
"""What stands before the next place or paper of a list."""
BREAK = re.compile(
    r"[.:!?](?=\s|\Z)|nhu\s{1,3}sau|\n\s{0,9}(?:\n|\d{1,3}[.)]\s|[a-z]\)\s|dieu\s{1,3}\d{1,3}[.])"
)
"""Where a list ends at the latest."""
PLACE = re.compile(
    r"(?<!\w)(?:dieu|khoan|diem|muc|phu\s{1,3}luc|mau)\s{1,3}(?:so\s{1,3})?(?:\d|[a-z](?!\w)|[ivx]{1,5}(?!\w))"
)
"""A place in the title of a paper; the list goes on before it, or not at all."""
JOINED = re.compile(r"(?:[,;]|(?<!\w)va)\s{1,3}(?:cac\s{1,3})?\Z")
"""The end of what stands before a place that goes on a list."""
OPENS = re.compile(r"\s{0,3}(?:nhu\s{1,3}sau\s{0,3})?:")
"""The colon behind places in which clauses below say what is done."""
