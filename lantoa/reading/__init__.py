"""From files to typed records: YAML with places, the schema, configuration, content."""
