"""How well, how small and how fast a site is searched: ours beside plain Pagefind over the HTML of the same site."""
