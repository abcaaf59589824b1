"""How fast the program is, beside others that do the same work, in one run on one machine.

`python -m benchmarks` prints a table of ratios; figures of different runs or machines compare with nothing. Nothing is
asserted here: what the project aims at stands beside each ratio with "met" or "not met".
"""
