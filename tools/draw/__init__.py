"""The drawn pictures of the site: scenes composed as SVG, exported as JPEG of camera size."""
