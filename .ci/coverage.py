#!/usr/bin/env python3
"""Shows how many statements a coverage profile of go reaches, in all and a package.

usage: coverage.py PROFILE
Exits with 1 where that is below the floor anywhere. A block that several packages' tests
were built with counts once.
"""
import sys
from collections import Counter

FLOOR = 90  # percent, in all and of each package

statements, reached = {}, set()
with open(sys.argv[1], encoding="utf-8") as f:
    next(f)  # the mode
    for line in f:
        # github.com/pmlint/pmlint/lint/fix.go:12.34,14.2 2 1
        block, number, count = line.rsplit(" ", 2)
        statements[block] = int(number)
        if int(count):
            reached.add(block)

total, got = Counter(), Counter()
for block, number in statements.items():
    package = block.rpartition("/")[0].partition("/pmlint/pmlint/")[2]
    for name in package, "all":
        total[name] += number
        got[name] += number if block in reached else 0

share = {name: 100 * got[name] / n for name, n in total.items() if n}
print()
for name in sorted(share, key=share.get):
    print(f"{share[name]:6.1f} %  {total[name] - got[name]:4} of {total[name]:5} statements not reached  {name}")
low = [name for name in share if share[name] < FLOOR]
if low:
    sys.exit(f"below {FLOOR} %: {', '.join(low)}")
