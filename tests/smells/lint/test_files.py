"""A checkout may hold anything: what is read of it, and what is left alone."""

import os

import pytest

from smells.lint.files import (
    NO_CHECKOUT,
    TOO_MANY_LISTED,
    TOO_MANY_READ,
    Bounds,
    UnreadablePath,
    gather_file,
    gather_folder,
)


def fill(root, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("# Title\n")


def read(root, **bounds) -> list[str]:
    return [source.name for source in gather_folder(root, Bounds(**bounds)).sources]


@pytest.fixture
def checkout(tmp_path):
    (tmp_path / ".git").mkdir()
    return tmp_path


def test_documents_and_results_are_read_the_front_page_first(checkout):
    fill(
        checkout, "docs/a.md", "LICENSE", "README.md", "results/top.csv", "data/train.json", "x.py"
    )
    fill(checkout, "leaderboard.json", "package.json", "index.html", "README_zh.md")
    gathered = gather_folder(checkout, Bounds())
    names = [source.name for source in gathered.sources]
    assert names == ["README.md", "README_zh.md", "index.html", "leaderboard.json",
                     "docs/a.md", "results/top.csv"]  # fmt: skip
    assert [source.name for source in gathered.sources if source.is_home] == names[:3]
    assert {"LICENSE", "x.py", "data/train.json"} <= set(gathered.listed)


def test_the_history_and_what_others_wrote_are_passed_by(checkout):
    fill(checkout, ".git/x.md", "node_modules/a/README.md", ".venv/b.md", "docs/.cache/c.md")
    assert read(checkout) == []
    assert "node_modules/" in gather_folder(checkout, Bounds()).listed


def test_a_link_out_of_the_folder_is_not_followed(checkout, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    fill(outside, "secret.md", "docs/secret.md")
    (checkout / "file.md").symlink_to(outside / "secret.md")
    (checkout / "folder").symlink_to(outside)
    (checkout / "up").symlink_to("..")
    gathered = gather_folder(checkout, Bounds())
    assert gathered.sources == []
    assert set(gathered.listed) >= {"file.md", "folder/", "up/"}


def test_links_in_a_circle_end(checkout):
    fill(checkout, "a/README.md")
    (checkout / "a" / "again").symlink_to(checkout)
    (checkout / "self").symlink_to("self")
    (checkout / "one").symlink_to("two")
    (checkout / "two").symlink_to("one")
    assert read(checkout) == ["a/README.md"]


def test_pipes_and_devices_are_never_opened(checkout):
    os.mkfifo(checkout / "README.md")
    assert read(checkout) == []
    with pytest.raises(UnreadablePath):
        gather_file(checkout / "README.md")


def test_deep_folders_end(checkout):
    fill(checkout, "/".join(["d"] * 60) + "/deep.md", "d/near.md")
    assert read(checkout) == ["d/near.md"]
    assert read(checkout, depth=100) == ["d/near.md", "d/" * 60 + "deep.md"]


def test_names_that_are_no_text_do_not_break_the_run(checkout):
    (checkout / os.fsdecode(b"bad\xff.md")).write_text("# Title\n")
    (name,) = read(checkout)
    assert name.encode() and name.endswith(".md")


def test_more_files_than_are_read_or_listed_are_told(checkout):
    fill(checkout, *(f"{number}.md" for number in range(12)))
    few = gather_folder(checkout, Bounds(read=5))
    assert len(few.sources) == 5 and [gap.why for gap in few.left_out] == [TOO_MANY_READ]
    assert few.left_out[0].values == {"read": 5, "files": 12}
    many = gather_folder(checkout, Bounds(listed=8))
    assert many.listed == [] and [gap.why for gap in many.left_out] == [TOO_MANY_LISTED]


def test_outside_a_checkout_files_may_be_missing_for_other_reasons(tmp_path):
    fill(tmp_path, "README.md")
    gathered = gather_folder(tmp_path, Bounds())
    assert gathered.listed == [] and [gap.why for gap in gathered.left_out] == [NO_CHECKOUT]


def test_what_is_not_there_is_told(tmp_path):
    with pytest.raises(UnreadablePath, match="no such file"):
        gather_file(tmp_path / "none.md")
