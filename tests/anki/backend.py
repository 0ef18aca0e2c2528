"""Drives a real Anki without its window: one JSON request a line in, one JSON answer a line out.

Every collection is a new file in the folder named by the first argument. Needs the package `anki` (any since 23.12).
"""
import base64
import json
import os
import sys
import threading

from anki.buildinfo import version
from anki.collection import (
    Collection,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)

folder = sys.argv[1]
state = {"col": None, "count": 0}


def col():
    return state["col"]


def fresh(_):
    if state["col"]:
        state["col"].close()
    state["count"] += 1
    state["col"] = Collection(os.path.join(folder, f"c{state['count']}.anki2"))
    return {"version": version}


CONDITION = {"ifNewer": 0, "always": 1, "never": 2}


def import_package(request):
    options = ImportAnkiPackageOptions(
        merge_notetypes=request.get("mergeNotetypes", False),
        update_notes=CONDITION[request.get("updateNotes", "ifNewer")],
        update_notetypes=CONDITION[request.get("updateNotetypes", "ifNewer")],
        with_scheduling=request.get("withScheduling", False),
        with_deck_configs=request.get("withDeckConfigs", False),
    )
    log = col().import_anki_package(ImportAnkiPackageRequest(package_path=request["path"], options=options)).log
    kinds = ("new", "updated", "duplicate", "conflicting", "first_field_match", "missing_notetype", "missing_deck", "empty_first_field")
    return {kind: len(getattr(log, kind)) for kind in kinds if len(getattr(log, kind))}


def note_of(request):
    return col().get_note(col().db.scalar("select id from notes where guid = ?", request["guid"]))


def notes(_):
    found = []
    for nid, guid in col().db.all("select id, guid from notes order by id"):
        note = col().get_note(nid)
        cards = [
            {
                "ord": card.ord,
                "deck": col().decks.name(card.did),
                "queue": card.queue,
                "flag": card.user_flag(),
                "due": card.due,
                "reps": card.reps,
                "ivl": card.ivl,
            }
            for card in note.cards()
        ]
        found.append({
            "guid": guid,
            "id": nid,
            "mod": note.mod,
            "type": note.note_type()["name"],
            "tags": note.tags,
            "fields": dict(note.items()),
            "cards": cards,
        })
    return found


def edit(request):
    note = note_of(request)
    for name, text in request.get("fields", {}).items():
        note[name] = text
    note.tags.extend(request.get("tags", []))
    col().update_note(note)
    return note.mod


def leech(request):
    """Fails the card of the note until Anki tags it as a leech."""
    card = note_of(request).cards()[0]
    for _ in range(200):
        card.load()
        card.queue = card.type = 2
        card.due = col().sched.today
        card.ivl = 10
        col().update_card(card)
        card.load()
        card.start_timer()
        col().sched.answerCard(card, 1)
        if "leech" in [tag.lower() for tag in note_of(request).tags]:
            return True
    return False


def review(request):
    """The card of the note as somebody has it who knows it for ten days."""
    card = note_of(request).cards()[0]
    card.queue = card.type = 2
    card.due = col().sched.today + 10
    card.ivl = 10
    card.reps = 3
    col().update_card(card)
    return True


def rendered(_):
    found = []
    for cid in col().db.list("select id from cards order by id"):
        card = col().get_card(cid)
        found.append({
            "key": card.note()["Key"] if "Key" in card.note() else "",
            "type": card.note_type()["name"],
            "ord": card.ord,
            "question": card.question(),
            "answer": card.answer(),
        })
    return found


def rename_deck(request):
    col().decks.rename(col().decks.id_for_name(request["from"]), request["to"])
    return True


def types(_):
    return [{"name": t["name"], "id": t["id"], "mod": t["mod"], "fields": [f["name"] for f in t["flds"]], "front": t["tmpls"][0]["qfmt"], "css": t["css"]} for t in col().models.all()]


def decks(_):
    return [{"name": d["name"], "conf": d.get("conf"), "desc": d.get("desc", "")} for d in sorted(col().decks.all(), key=lambda d: d["name"])]


def presets(_):
    return sorted(c["name"] for c in col().decks.all_config())


def integrity(_):
    text, ok = col().fix_integrity()
    return {"text": text, "ok": ok}


def empty_cards(_):
    return len(col().get_empty_cards().notes)


def search(request):
    return [col().get_note(nid)["Key"] for nid in col().find_notes(request["query"])]


def media(_):
    return sorted(os.listdir(col().media.dir()))


def media_folder(_):
    return col().media.dir()


def missing_media(_):
    return list(col().media.check().missing)


def drop_empty(_):
    report = col().get_empty_cards()
    ids = [cid for note in report.notes for cid in note.card_ids]
    col().remove_cards_and_orphaned_notes(ids)
    return len(ids)


def remove(request):
    col().remove_notes([note_of(request).id])
    return True


def move_cards(request):
    """All cards of the collection into a deck of the person's own."""
    col().set_deck(col().db.list("select id from cards"), col().decks.id(request["deck"]))
    return True


def remove_deck(request):
    col().decks.remove([col().decks.id_for_name(request["name"])])
    return True


def set_aside(request):
    """Suspends and flags the cards of the note."""
    ids = note_of(request).card_ids()
    col().sched.suspend_cards(ids)
    col().set_user_flag_for_cards(3, ids)
    return True


def change_type(request):
    """What a person does to a note type: another name, one field more, a style."""
    kind = col().models.by_name(request["name"])
    if "to" in request:
        kind["name"] = request["to"]
    if "field" in request:
        col().models.add_field(kind, col().models.new_field(request["field"]))
    if "css" in request:
        kind["css"] = request["css"]
    col().models.update_dict(kind)
    return True


def rename_tag(request):
    return col().tags.rename(request["from"], request["to"]).count


def export(request):
    """The whole collection as a package of Anki's own making."""
    options = ExportAnkiPackageOptions(with_scheduling=request.get("withScheduling", False), with_deck_configs=False, with_media=True, legacy=request["legacy"])
    return col().export_anki_package(out_path=request["path"], options=options, limit=None)


def add(request):
    """Notes by the names of their type, deck and fields; files in base64."""
    for name, data in request["media"].items():
        col().media.write_data(name, base64.b64decode(data))
    if not col().models.by_name("Image Occlusion"):
        col().add_image_occlusion_notetype()
    for each in request["notes"]:
        note = col().new_note(col().models.by_name(each["type"]))
        for name, text in each["fields"].items():
            note[name] = text
        note.tags = each.get("tags", [])
        col().add_note(note, col().decks.id(each["deck"]))
    return len(request["notes"])


def occlude(request):
    """Notes of covered pictures, made as Anki's own editor makes them."""
    if not col().models.by_name("Image Occlusion"):
        col().add_image_occlusion_notetype()
    kind = col().models.by_name("Image Occlusion")["id"]
    for each in request["notes"]:
        path = os.path.join(folder, each["name"])
        with open(path, "wb") as file:
            file.write(base64.b64decode(each["picture"]))
        col().add_image_occlusion_note(kind, path, each["covers"], each["header"], each["extra"], each.get("tags", []))
    return len(request["notes"])


def export_all(request):
    col().export_collection_package(request["path"], include_media=True, legacy=False)
    col().reopen()
    return True


operations = {
    "add": add, "occlude": occlude, "exportAll": export_all,
    "fresh": fresh, "import": import_package, "notes": notes, "edit": edit, "leech": leech, "review": review,
    "rendered": rendered, "renameDeck": rename_deck, "types": types, "decks": decks, "presets": presets,
    "integrity": integrity, "emptyCards": empty_cards, "search": search, "media": media, "mediaFolder": media_folder, "missingMedia": missing_media,
    "moveCards": move_cards, "removeDeck": remove_deck, "setAside": set_aside, "changeType": change_type, "renameTag": rename_tag,
    "dropEmpty": drop_empty, "remove": remove, "export": export,
}

answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)


def serve():
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = {"ok": operations[request["op"]](request)}
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        answers.write(json.dumps(answer, ensure_ascii=False) + "\n")
        answers.flush()
    if state["col"]:
        state["col"].close()


# Anki complains of every slow call on the main thread, which here has nothing else to do.
server = threading.Thread(target=serve)
server.start()
server.join()
