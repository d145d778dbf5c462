"""The scenes, by where they are shown."""
