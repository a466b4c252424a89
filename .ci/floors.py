#!/usr/bin/env python3
"""Runs the evaluation scripts and holds their figures against floors.

usage: floors.py SHARED PMLINT
A floor only ever rises: when a figure has settled higher, raise its floor here.
"""
import os
import re
import subprocess
import sys

shared, pmlint = sys.argv[1], sys.argv[2]

# measure -> the least value, as printed by extraction.py
EXTRACTION = {
    "sections": 0.98,
    "timeline": 0.98,
    "actions": 0.98,
    "actions.owners": 0.97,
    "actions.due": 0.97,
    "actions.tickets": 0.97,
    "timeline.at": 0.98,
    "timeline.zone": 0.98,
    "actions.done": 0.98,
    "document.title": 0.97,
    "document.date": 0.94,
}
# measure -> the least F1, as printed by templates.py
TEMPLATES = {
    "required": 0.98,
    "kinds": 0.98,
    "fields": 0.97,
    "options": 0.98,
    "prompts": 0.94,
}
# sentences -> the least precision and recall, as printed by blameless.py
BLAMELESS = {
    "sentences-1.tsv": (0.98, 0.98),
    "sentences-2.tsv": (0.98, 0.96),
    "sentences-real.tsv": (0.98, 0.93),
}
DETECTION_FOUND = 0.99
DETECTION_TAKEN = 0.01

failures = []


def run(script, *args):
    command = [sys.executable, os.path.join(shared, "eval", script), pmlint, *args]
    out = subprocess.run(command, capture_output=True, text=True)
    print(out.stdout, end="")
    if out.returncode:
        sys.exit(f"{script} failed:\n{out.stderr}")
    return out.stdout


def hold(name, value, ok):
    if not ok:
        failures.append(f"{name} is {value}")


for script, floors in (("extraction.py", EXTRACTION), ("templates.py", TEMPLATES)):
    figures = {}
    for line in run(script).splitlines():
        m = re.match(r"([a-z.]+)\s+(?:F1\s+)?([0-9.]+)", line)
        if m:
            figures[m.group(1)] = float(m.group(2))
    for name, floor in floors.items():
        hold(f"{script} {name}", figures.get(name), figures.get(name, 0) >= floor)

for name, (precision, recall) in BLAMELESS.items():
    m = re.search(r"precision ([0-9.]+) recall ([0-9.]+)", run("blameless.py", os.path.join(shared, "blameless", name)))
    hold(f"{name} precision", m.group(1), float(m.group(1)) >= precision)
    hold(f"{name} recall", m.group(2), float(m.group(2)) >= recall)

m = re.search(r"\(([0-9.]+)\), (\d+)/(\d+) other", run("detection.py", os.path.join(shared, "corpus")))
found, taken = float(m.group(1)), int(m.group(2)) / int(m.group(3))
hold("detection: found", found, found >= DETECTION_FOUND)
hold("detection: others taken", taken, taken <= DETECTION_TAKEN)

if failures:
    sys.exit("below the floor: " + "; ".join(failures))
print("all figures are at or above their floors")
