"""The preview: serves the built site on this machine alone, rebuilds on a save, reloads the browser.

    places     a request path → a file of the public folder, a redirect, or nothing
    bulletin   what the last build said, for whoever waits for it
    answers    HTTP: headers, ranges, the reload script in every page
    watch      the folders of a site → a signal after every save
    preview    all of them together

Not for the public: it is made for the editor's own browser.
"""

from lantoa.serve.preview import Built, Outcome, Serving, serve_site

__all__ = ["Built", "Outcome", "Serving", "serve_site"]
