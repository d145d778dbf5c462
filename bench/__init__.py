"""How fast a build is: a corpus of any size, the same site made by other generators, and the clock over both."""
