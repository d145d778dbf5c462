"""Photos, share pictures and files to take along."""
