"""A package that brings a reader, a feed, a definition, hypotheses and a question works once it is installed, and only then."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from detente.cli.plugins import listed
from detente.questions.definition import definitions
from detente.reading.errors import BrokenPlugin
from detente.reading.plugins import GROUPS, plugins

EXAMPLE = Path(__file__).with_name("example_package")
NEWS = """The hotline between Norway and Russia was tested in the morning, the Norwegian army said.
The Norwegian prime minister sent a letter to the Russian president on 3 March 2025.
A new hotline will be tested next year."""
MAIN = "from detente.cli.main import main; main()"


def detente(*words: str, site: Path | None = None) -> subprocess.CompletedProcess[str]:
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    settings |= {"PYTHONIOENCODING": "utf-8", "COLUMNS": "160"} | ({"PYTHONPATH": str(site)} if site else {})
    command = [sys.executable, "-c", MAIN, *words]
    return subprocess.run(command, env=settings, capture_output=True, encoding="utf-8", timeout=300)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which pip installed the example package."""
    folder = tmp_path_factory.mktemp("plugin")
    shutil.copytree(EXAMPLE, folder / "source")
    alone = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--disable-pip-version-check"]
    command = [sys.executable, "-m", "pip", "install", *alone, "--target", str(folder / "site")]
    subprocess.run([*command, str(folder / "source")], check=True, capture_output=True, timeout=300)
    return folder / "site"


@pytest.fixture(scope="module")
def case(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case whose one article was read with the plug-in."""
    folder = tmp_path_factory.mktemp("case")
    (folder / "news.txt").write_text(NEWS, "utf-8")
    for words in (("new", str(folder / "talks")), ("add", str(folder / "talks"), str(folder / "news.txt"))):
        ran = detente(*words, site=site)
        assert ran.returncode == 0, ran.stderr
    return folder / "talks"


def offering(folder: Path, monkeypatch: pytest.MonkeyPatch, group: str, target: str) -> None:
    """A package's metadata as installing leaves them, with one entry point."""
    told = folder / "other_pack-0.1.dist-info"
    told.mkdir(parents=True)
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: other-pack\nVersion: 0.1\n", "utf-8")
    (told / "entry_points.txt").write_text(f"[{group}]\nother = {target}\n", "utf-8")
    monkeypatch.syspath_prepend(str(folder))


def test_what_is_installed_is_listed_with_package_and_version(site: Path) -> None:
    ran = detente("plugins", "--format", "json", site=site)
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    rows = [row["values"] for row in told["tables"][0]["rows"] if row["values"][2] == "detente-hotlines"]
    assert [(row[0], row[1], row[3], row[5]) for row in rows] == [
        ("reader", "hotlines", "1.2", "hotlines 1 makes event"),
        ("definitions", "written", "1.2", "letters-only"),
        ("question", "hotlines", "1.2", "detente ask CASE hotlines"),
        ("hypotheses", "rivals", "1.2", "--file hotline-rivals: A line for crises, or a line for show?"),
        ("feed", "log", "1.2", "--format hotline-log"),
    ]
    assert "detente-hotlines" not in detente("plugins").stdout


def test_its_reader_reads_and_its_question_answers_with_evidence(site: Path, case: Path) -> None:
    ran = detente("ask", str(case), "hotlines", "--format", "json", site=site)
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert told["figures"] == {"tests": 1}
    (row,) = told["tables"][0]["rows"]
    assert {"Norway", "Russia"} <= set(row["values"][1].split(", "))
    assert row["evidence"][0]["quote"] == "hotline between Norway and Russia was tested"
    assert detente("verify", str(case), site=site).returncode == 0


def test_its_definition_can_be_counted_under(site: Path, case: Path) -> None:
    words = ("contacts", str(case), "-d", "letters-only", "--parties", "NOR,RUS", "--format", "json")
    told = json.loads(detente(*words, site=site).stdout)
    assert told["definition"]["title"] == "Letters between any levels"
    assert told["figures"]["count"] == 1
    assert "E401" in detente(*words).stderr


def test_its_hypotheses_can_be_weighed_by_name(site: Path, case: Path) -> None:
    words = ("hypotheses", str(case), "--file", "hotline-rivals", "--format", "json")
    told = json.loads(detente(*words, site=site).stdout)
    assert set(told["figures"]["prior"]) == {"crises", "show"}
    assert "E421" in detente(*words).stderr


def test_its_feed_can_be_imported(site: Path, case: Path, tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text(
        "day,caller,called\n2025-03-01,Norway,Russia\n2025-03-02,Russia,Norway\n"
    )
    words = ("import", str(case), "--format", "hotline-log", str(tmp_path / "log.csv"))
    ran = detente(*words, site=site)
    assert ran.returncode == 0, ran.stderr
    assert "2 rows imported" in ran.stderr
    assert "E500" in detente(*words).stderr


def test_without_the_package_the_question_is_unknown_and_the_case_still_opens(case: Path) -> None:
    ran = detente("ask", str(case), "hotlines")
    assert ran.returncode == 2
    assert "E405" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert detente("verify", str(case)).returncode == 0


@pytest.mark.parametrize("kind", GROUPS)
def test_one_that_cannot_be_loaded_is_named_and_stops_nothing_else(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offering(tmp_path, monkeypatch, GROUPS[kind], "no_such_module_here:thing")
    answer = listed()
    assert answer.figures["broken"] == 1
    (row,) = [row for row in answer.tables[0].rows if row.values[2] == "other-pack"]
    assert "E302" in row.values[5]
    (found,) = [each for each in plugins(kind) if each.package == "other-pack"]
    with pytest.raises(BrokenPlugin, match="pip uninstall other-pack"):
        found.load()


def test_a_broken_reader_stops_reading_with_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "news.txt").write_text(NEWS, "utf-8")
    offering(tmp_path / "site", monkeypatch, GROUPS["reader"], "no_such_module_here")
    ran = detente("read", str(tmp_path / "news.txt"), site=tmp_path / "site")
    assert ran.returncode == 2
    assert "E302" in ran.stderr
    assert "other-pack 0.1" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_definition_of_a_plugin_never_replaces_a_shipped_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = definitions()["leaders-only"]
    folder = tmp_path / "other_rules"
    folder.mkdir()
    for name in ("leaders-only", "other-rule"):
        text = f"name: {name}\ntitle: Everything\nparts: [{{name: all}}]\n"
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    offering(tmp_path, monkeypatch, GROUPS["definitions"], "other_rules")
    assert definitions()["leaders-only"] == shipped
    assert definitions()["other-rule"].title == "Everything"


def test_a_case_may_replace_any(tmp_path: Path) -> None:
    (tmp_path / "definitions").mkdir()
    own = "name: leaders-only\ntitle: Our own\nparts: [{name: all}]\n"
    (tmp_path / "definitions" / "own.yaml").write_text(own, "utf-8")
    assert definitions(tmp_path)["leaders-only"].title == "Our own"
