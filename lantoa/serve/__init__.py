"""The preview: serves the built site on this machine alone, rebuilds on a save, reloads the browser.

    places     a request path → a file of the public folder, a redirect, or nothing
    bulletin   what the last build said, for whoever waits for it, and pages made before it
    answers    HTTP: headers, ranges, the reload script in every page
    watch      the folders of a site → what was saved
    front      a process of its own for these
    deputy     hears of saves while the builder builds
    preview    all of them together: on a save the saved pages at once, then the whole site

Not for the public: it is made for the editor's own browser.
"""

from lantoa.serve.preview import Built, Look, Maker, Outcome, Serving, serve_site

__all__ = ["Built", "Look", "Maker", "Outcome", "Serving", "serve_site"]
