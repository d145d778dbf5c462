"""Names of HTML elements: `<b>` in a body is a tag to drop, `<tên đơn vị>` is what an editor wrote."""

HIDDEN = frozenset(
    "audio canvas datalist embed iframe map math noembed noframes noscript object picture script select "
    "style svg template textarea title video xmp".split()
)
"""Elements whose content is no text of the page: they are dropped with it."""

KNOWN = HIDDEN | frozenset(
    "a abbr acronym address applet area article aside b base basefont bdi bdo bgsound big blink blockquote body button "
    "caption center cite code col colgroup command data dd del details dfn dialog dir div dl dt em fieldset "
    "figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i image img "
    "input ins isindex kbd keygen label legend li link listing main mark marquee menu menuitem meta meter nav nobr "
    "ol optgroup option output p param plaintext pre progress q rb rbc rp rt rtc ruby s samp search section slot "
    "small source spacer span strike strong sub summary sup table tbody td tfoot th thead time tr track tt u ul "
    "var wbr foreignobject animate set use".split()
)
"""Every element that HTML has or had, and those of SVG that run something."""
