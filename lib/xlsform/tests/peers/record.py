"""Records what pyxform and ODK Validate make of forms, for `tests/peers.rs`.

    python record.py OUT FOLDER... [--tests CHECKOUT]

OUT is filled with copies of the forms in each FOLDER (and, with --tests, with every form
of the Markdown tests in a checkout of pyxform's source), each with `NAME.json` and, where
pyxform takes it, `NAME.xml`. Needs `pip install pyxform` and Java; --tests needs pytest,
lxml, formencode and psutil too.
"""

import hashlib
import json
import pathlib
import shutil
import subprocess
import sys

import pyxform.validators.odk_validate as odk_validate
import pyxform.xls2xform as xls2xform

ENDINGS = {".xls", ".xlsx", ".xlsm", ".csv", ".md"}
CONVERT = xls2xform.convert


def record(form, name, file, out):
    """Converts a form, and keeps what came of it beside it."""
    said = {"name": name, "file": file}
    try:
        result = CONVERT(str(form) if file else form.read_text(), form_name=name, pretty_print=True,
                         file_type=None if file else ".md")
        form.with_suffix(".xml").write_text(result.xform)
        said["ok"] = True
    except Exception as error:  # noqa: BLE001: whatever it is, they refuse it
        said["ok"] = False
        said["error"] = f"{type(error).__name__}: {error}"[:300]
    form.with_suffix(".json").write_text(json.dumps(said))


def record_tests(checkout, out):
    """Runs pyxform's tests, and keeps every Markdown form that they convert."""
    import pytest

    seen = {}

    def keeping(*arguments, **named):
        source = named.get("xlsform", arguments[0] if arguments else None)
        if isinstance(source, str) and "|" in source and "\n" in source:
            name = named.get("form_name")
            seen[hashlib.sha1(f"{source}\0{name}".encode()).hexdigest()[:12]] = (source, name)
        return CONVERT(*arguments, **named)

    xls2xform.convert = keeping
    sys.path.insert(0, str(checkout))
    import tests.pyxform_test_case as test_case

    test_case.convert = keeping
    pytest.main(["-q", "--continue-on-collection-errors", str(checkout / "tests")])
    xls2xform.convert = CONVERT
    for digest, (source, name) in seen.items():
        form = out / f"{digest}.md"
        form.write_text(source)
        record(form, name, False, out)


def validate(out):
    """Shows all that was written to ODK Validate: many at once, one by one where one fails."""
    files = sorted(out.glob("*.xml"))
    for start in range(0, len(files), 40):
        some = files[start:start + 40]
        all_fit = run(some).returncode == 0
        for file in some:
            answer = None if all_fit else run([file])
            said = json.loads(file.with_suffix(".json").read_text())
            said["valid"] = answer is None or answer.returncode == 0
            if not said["valid"]:
                lines = [line for line in answer.stderr.splitlines() if line.strip() and not line.startswith("\tat")]
                said["invalid"] = " / ".join(lines)[:300]
            file.with_suffix(".json").write_text(json.dumps(said))


def run(files):
    command = ["java", "-Djava.awt.headless=true", "-jar", odk_validate.ODK_VALIDATE_PATH, *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)


def main():
    arguments = sys.argv[1:]
    checkout = None
    if "--tests" in arguments:
        at = arguments.index("--tests")
        checkout = pathlib.Path(arguments[at + 1]).resolve()
        del arguments[at:at + 2]
    out = pathlib.Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    for folder in arguments[1:]:
        for form in sorted(pathlib.Path(folder).rglob("*")):
            if form.suffix in ENDINGS:
                # Two forms may be of one name and two kinds; the id comes from the name.
                place = out / (form.suffix[1:] + "-" + hashlib.sha1(str(form.parent).encode()).hexdigest()[:4])
                place.mkdir(exist_ok=True)
                copy = place / form.name
                shutil.copy(form, copy)
                record(copy, None, True, place)
    if checkout:
        record_tests(checkout, out)
    for place in [out, *(path for path in out.iterdir() if path.is_dir())]:
        validate(place)


if __name__ == "__main__":
    main()
