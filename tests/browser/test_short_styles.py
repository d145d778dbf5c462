"""What the generator's stylesheets mean does not change where they are shortened (scripts: all other tests)."""

from pathlib import Path

from playwright.sync_api import Page

from lantoa.assets.shorten import shorten

ASSETS = Path(__file__).parents[2] / "assets"
# As the browser understood it: every rule, and what it could not read is missing.
RULES = """(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return [...sheet.cssRules].map((rule) => rule.cssText);
}"""


def test_shortened_stylesheets_have_the_same_rules(page: Page) -> None:
    paths = sorted(ASSETS.glob("css/*.css"))
    assert len(paths) > 10
    for path in paths:
        written = path.read_text(encoding="utf-8")
        shortened = shorten(path.name, written)
        assert len(shortened) < len(written), path.name
        rules = page.evaluate(RULES, written)
        assert len(rules) > 0
        assert page.evaluate(RULES, shortened) == rules, path.name
