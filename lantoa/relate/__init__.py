"""Relations between what was read: pure functions, nothing is drawn or written here."""
