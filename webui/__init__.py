"""How the archive is shown. The only Flask of the product."""

from flask import Flask
from flask_bootstrap import Bootstrap5
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from archive import keyfile
from webui import acts, api, auditing, cookies, errors, security, signing, sizes
from webui.pages import (
    account,
    additions,
    alike,
    audiences,
    audit,
    bodies,
    corrections,
    decodings,
    document,
    doubts,
    health,
    held,
    history,
    imports,
    intake,
    linking,
    lookup,
    neighbours,
    offices,
    people,
    pictures,
    purges,
    ranges,
    recognition,
    refused,
    register,
    renditions,
    rereadings,
    saved,
    search,
    second_step,
    signing_in,
    standing,
    texts,
    tokens,
    undecided,
    wanted,
    why,
)
from webui.render import addresses, assets, drawing, language
from webui.services import Services
from webui.settings import Settings

PAGES = (
    search,
    document,
    standing,
    corrections,
    texts,
    decodings,
    history,
    neighbours,
    pictures,
    register,
    imports,
    bodies,
    additions,
    renditions,
    ranges,
    audiences,
    held,
    purges,
    wanted,
    why,
    alike,
    doubts,
    intake,
    refused,
    undecided,
    recognition,
    rereadings,
    linking,
    health,
    saved,
    lookup,
    signing_in,
    account,
    second_step,
    people,
    offices,
    audit,
    tokens,
)
"""The modules of the pages, each with its blueprint."""


def create_app(settings: Settings) -> Flask:
    """Return the application that serves the pages of one archive."""
    app = Flask(__name__)
    app.config.from_mapping(settings.flask())
    app.secret_key = keyfile.kept(settings.form_key)
    app.extensions["vankho"] = Services(settings)
    if settings.proxies:
        app.wsgi_app = _believing(app, settings.proxies)  # type: ignore[method-assign]  # Flask's own advice
    Bootstrap5(app)
    # In the language of whoever asks, whatever is told them.
    language.speak(app)
    # Asked in this order, before anything that was sent is read.
    for ask in (
        security.demand_own_name,
        signing.recognise,
        acts.demand,
        sizes.bound,
    ):
        app.before_request(ask)
    CSRFProtect(app)
    for start in (
        addresses.count,
        assets.serve_assets,
        drawing.draw,
        errors.explain,
        cookies.guard,
        auditing.audit,
        # The last to be asked is the first to answer: its headers stand on an
        # answer whatever fails after it.
        security.guard,
    ):
        start(app)
    for page in PAGES:
        app.register_blueprint(page.pages)
    api.serve(app)
    return app


def _believing(app: Flask, proxies: int) -> ProxyFix:
    """Return ``app`` believing what so many proxies say of whom they speak for."""
    return ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)
