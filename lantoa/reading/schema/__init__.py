"""The content model: what editors may write, as tables of fields and types.

`tables` and `site` hold one table for each kind of file, made of `types`, which are data only: JSON Schema and the
forms of a web editor can be made from them. `read` turns a located node and a table into a record; `scalars` types
the single values, `rules` looks at several keys of a record at once.
"""
