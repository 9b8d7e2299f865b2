"""Known-item search: a made-up archive, and how a clerk types its papers."""
