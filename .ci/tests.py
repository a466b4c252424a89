#!/usr/bin/env python3
"""Reads what `go test -json` prints and shows what a person wants of it.

usage: go test -json ./... 2>&1 | tests.py COUNTS
Prints a line for each package and the output of the tests that failed. Writes
"N passed, N failed, N skipped" to the file COUNTS, and exits with 1 if anything
failed or no test ran.
"""
import json
import sys

counts = {"pass": 0, "fail": 0, "skip": 0}
output = {}  # (package, test) -> its lines; the test of a package itself is None
blamed = set()  # packages in which a test failed

for line in sys.stdin:
    try:
        event = json.loads(line)
    except ValueError:
        event = None
    if not isinstance(event, dict):
        # Of go itself: a flag that it does not know, a package that is not there.
        print(line, end="")
        continue
    action, package, test = event["Action"], event.get("Package"), event.get("Test")
    if action in ("output", "build-output"):
        output.setdefault((package, test), []).append(event["Output"])
        continue
    if action == "build-fail":
        print("".join(output.pop((None, None), [])), end="")
    if action not in counts:
        continue
    lines = output.pop((package, test), [])
    if action == "fail":
        # What does not compile, and a package whose tests end early, is one failure.
        if test is not None or package not in blamed:
            counts["fail"] += 1
            blamed.add(package)
        print("".join(l for l in lines if not l.startswith("=== ")), end="")
    elif test is not None:
        counts[action] += 1
    elif action == "pass":
        print(lines[-1], end="")
    sys.stdout.flush()

total = f"{counts['pass']} passed, {counts['fail']} failed, {counts['skip']} skipped"
with open(sys.argv[1], "w", encoding="utf-8") as f:
    f.write(total + "\n")
if counts["fail"]:
    sys.exit(total)
if not counts["pass"]:
    sys.exit("no test ran")
