"""Class lists in the forms that Canvas and Moodle export, and what a second list makes of the first."""

from pathlib import Path

import pytest

from course_teaching import class_lists
from course_teaching.course import Student
from course_teaching.roster import matches, merged, remarks


def read(tmp_path: Path, text: str) -> list[Student]:
    path = tmp_path / "class.csv"
    path.write_text(text, encoding="utf-8-sig")
    return class_lists.read(path)


def test_a_table_that_is_not_there_or_in_another_encoding_is_told_in_a_sentence(tmp_path):
    with pytest.raises(ValueError, match="There is no file"):
        class_lists.read(tmp_path / "nope.csv")
    (tmp_path / "class.csv").write_bytes("id;last_name\nb;Böll\n".encode("cp1252"))
    with pytest.raises(ValueError, match="CSV UTF-8"):
        class_lists.read(tmp_path / "class.csv")


def test_the_class_lists_of_canvas_and_moodle_and_ones_own_are_read(tmp_path):
    canvas = 'Student,ID,SIS User ID,SIS Login ID,Section,Quiz (1)\nPoints Possible,,,,,5\n"Lee, Ann",4711,,alee,A,3\n'
    assert read(tmp_path, canvas) == [Student("alee", "Ann", "Lee", "", "4711")]
    assert read(tmp_path, canvas.replace("Points", ",,,,,Manual Posting\n    Points")) == read(tmp_path, canvas)
    moodle = "First name,Last name,ID number,Email address\nAnn,Lee,,ann@x.org\nZoë,Low,77,zoe@x.org\n"
    assert [one.id for one in read(tmp_path, moodle)] == ["ann@x.org", "77"]
    assert read(tmp_path, "id;first_name;last_name;email\nalee;Ann;Lee;\n") == [Student("alee", "Ann", "Lee")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id,first_name\n../x,Ann\n", "row 2: '../x' cannot be an id"),
        ("id,first_name\n..,Ann\n", "'..' cannot be an id"),
        ("id,first_name\n-rf,Ann\n", "'-rf' cannot be an id"),
        ("id,first_name\n.a,Ann\n", "'.a' cannot be an id"),
        ("id,first_name\nAnn,Ann\nann,Bob\n", "Ann and ann differ only in capitals"),
        ("id,first_name\na,Ann\n,\n\n../x,Bob\n", "row 5: '../x' cannot be an id"),
        (f'id,first_name\na,"{"x" * 10_000_001}\n', "class.csv cannot be read as a table"),
        ("id,first_name\na,Ann\na,Bob\n", "a stands in more than one row"),
        ("first_name\nAnn\n", "no column for the id; found: first name"),
        ("", "holds no students"),
    ],
)
def test_a_class_list_that_cannot_be_used_says_why(tmp_path, text, said):
    with pytest.raises(ValueError, match=said):
        read(tmp_path, text)


@pytest.mark.parametrize(
    "heading",
    [
        "Vorname;Nachname;ID-Nummer;E-Mail-Adresse",
        "Prénom;Nom de famille;Numéro d’identification;Adresse de courriel",
        "Nombre;Apellido(s);Número de ID;Dirección de correo",
        "First name;Surname;ID number;Email address",
    ],
)
def test_moodles_headings_are_read_in_several_languages(tmp_path, heading):
    assert read(tmp_path, f"{heading}\nZoë;Low;77;zoe@x.org\n") == [Student("77", "Zoë", "Low", "zoe@x.org")]


def test_a_list_without_names_says_which_columns_it_lacks(tmp_path):
    read(tmp_path, "id,first_name\nalee,Ann\n")
    assert "no column for the last name (found: id, first name)" in class_lists.without_names(tmp_path / "class.csv")
    read(tmp_path, "id,first_name,last_name\nalee,Ann,Lee\n")
    assert not class_lists.without_names(tmp_path / "class.csv")


MOODLE = [Student("77", "Zoë", "Low", "zoe@x.org"), Student("78", "Ann", "Lee", "ann@x.org"), Student("79", "Bo", "Ek")]
CANVAS = [Student("zlow", "Zoe", "Low-Kay", "ZOE@x.org", "1"), Student("alee", "Ann", "Lee", "", "2")]


def joined(before: list[Student], new: list[Student]) -> tuple[list[Student], list[str]]:
    same = matches(before, new)
    after = merged(before, new, same)
    whole = {one.id: one for one in before} | {one.id: one for one in after}
    return after, list(remarks(before, new, same, list(whole.values())))


def test_a_second_list_with_other_ids_finds_everybody_by_address_or_name_and_keeps_the_first_id():
    after, said = joined(MOODLE, CANVAS)
    assert after == [Student("77", "Zoë", "Low", "zoe@x.org", "1"), Student("78", "Ann", "Lee", "ann@x.org", "2")]
    assert "the first id stays: 78 (here alee) and 77 (here zlow)" in said[0]
    assert said[1].startswith("No longer on this list, but kept: 79.")


def test_an_empty_field_writes_over_nothing_and_a_filled_one_is_news():
    (ann,), said = joined([Student("a", "Ann", "Lee", "ann@x.org", "2")], [Student("a", "Anne", "", "", "")])
    assert ann == Student("a", "Anne", "Lee", "ann@x.org", "2") and not said


def test_one_name_with_two_addresses_is_two_students():
    ann, other = Student("a1", "Ann", "Lee", "ann@x.org"), Student("a2", "Ann", "Lee", "lee@x.org")
    assert matches([ann], [other]) == {}
    after, said = joined([ann], [ann, other])
    assert after == [ann, other]
    assert said == [
        "Two students are called Ann Lee: a1 and a2. Uploads that give only the name are kept apart, under none of "
        "these ids."
    ]


def test_an_id_in_other_capitals_is_the_same_student():
    after, _ = joined([Student("alee", "Ann", "Lee")], [Student("ALee", "Anne", "Lee", "ann@x.org")])
    assert after == [Student("alee", "Ann", "Lee", "ann@x.org")]


def test_a_name_that_two_share_finds_nobody():
    assert matches([Student("a1", "Ann", "Lee"), Student("a2", "Ann", "Lee")], [Student("x", "Ann", "Lee")]) == {}
