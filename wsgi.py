"""What a web server loads: ``gunicorn wsgi:application``."""

import os

from archive import privacy, terminal
from webui import create_app
from webui.settings import Settings
from webui.settling import settle

privacy.begin()
terminal.log()
application = create_app(Settings.from_env(os.environ))  # noqa: TID251  # the one place beside the command line that reads the environment
settle(application)
