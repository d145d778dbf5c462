"""The plugin of the measured Pelican site."""
