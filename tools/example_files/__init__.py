"""Makes the files of examples/xa-vi-du that are not text: `python -m tools.example_files`.

    papers    what the papers say
    docx      paragraphs → a Word file
    truetype  a font file → its glyphs and their widths
    pdf       lines → a PDF with its font inside
    diagram   the plan of the hamlet's lamps
    sound     the loudspeaker's call (needs espeak-ng and sox with mp3)

The same words give the same bytes; the files are in the repository, so nobody needs this to build the site.
"""
