"""Assets: stylesheets, scripts, fonts, icons and pictures that are no model's.

A site's assets/ overrides the generator's file by file. Each first folder (css, js, fonts) is published under
a name that its content decides, ``/assets/css-3f2a9c01de/site.css``, so that browsers may keep it for ever. A
file that stands in no folder keeps its name and stands at the root of the site (``/favicon.ico``).
"""

from lantoa.assets.plan import AssetMissing, Assets, plan_assets, write_assets

__all__ = ["AssetMissing", "Assets", "plan_assets", "write_assets"]
