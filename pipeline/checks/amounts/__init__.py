"""The figures of two texts: what is read in each, and which stands for which."""
