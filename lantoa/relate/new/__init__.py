"""Relations between briefs. These files take the place of their namesakes in the folder above."""
