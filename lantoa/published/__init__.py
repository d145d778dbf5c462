"""Whether a published copy holds what a build made: each file against the manifest (`output`).

folder   a folder of this machine
served   what a web server answers
"""

from lantoa.published.folder import check_folder
from lantoa.published.served import check_served

__all__ = ["check_folder", "check_served"]
