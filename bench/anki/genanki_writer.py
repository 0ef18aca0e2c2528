"""Times genanki on the fields of the notes in a JSON file: seconds of write_to_file, the best of so many runs."""
import json
import sys
import time

import genanki

source, out, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
given = json.load(open(source, encoding="utf-8"))
model = genanki.Model(1607392319, "bench", fields=[{"name": name} for name in given["names"]], templates=[{"name": "Card 1", "qfmt": given["front"], "afmt": given["back"]}], css=given["css"])
best = float("inf")
for _ in range(runs):
    deck = genanki.Deck(2059400110, "Bench")
    for note in given["notes"]:
        deck.add_note(genanki.Note(model=model, fields=note["fields"], guid=note["guid"], tags=note["tags"]))
    started = time.perf_counter()
    genanki.Package(deck).write_to_file(out)
    best = min(best, time.perf_counter() - started)
print(best)
