"""Vietnamese as it is written: letters, sorting, figures, dates."""
