"""What the generator's stylesheets and scripts mean does not change where they are shortened."""

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


def test_every_script_can_be_shortened() -> None:
    # One that cannot be is published as it is: that would not be noticed, and cost visitors a quarter more.
    paths = sorted(ASSETS.glob("js/*.js"))
    assert len(paths) > 20
    for path in paths:
        written = path.read_text(encoding="utf-8")
        assert len(shorten(path.name, written)) < len(written), path.name
