"""What a browser calls itself, in words by which its owner knows it again."""

import re

from webui.render.language import gettext

_BROWSERS = (
    ("Edg", "Edge"),
    ("coc_coc_browser", "Cốc Cốc"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
"""By which sign each is known; several carry those of others, so the order counts."""

_SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Macintosh", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def named(agent: str) -> str:
    """Return the browser and the system that a ``User-Agent`` tells of."""
    browser = next((name for sign, name in _BROWSERS if f"{sign}/" in agent), None)
    system = next((name for sign, name in _SYSTEMS if sign in agent), None)
    if browser and system:
        return gettext("%(browser)s trên %(system)s", browser=browser, system=system)
    return browser or system or gettext("Trình duyệt không rõ")


def grouped(secret: str) -> str:
    """Return a secret in groups of four, as it is copied by hand.

    >>> grouped("JBSWY3DPEHPK")
    'JBSW Y3DP EHPK'
    """
    return " ".join(re.findall(".{1,4}", secret))
