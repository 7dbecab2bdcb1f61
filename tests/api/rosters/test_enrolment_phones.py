"""Numbers on lists: two people with one, a new one, none; and the names that then are logged in with."""

from api.accounts import members
from tests.api.rosters.offices import Office, line_of, lines_of
from tests.conftest import ClientOf
from tests.factories import unique
from tests.factories.rosters import make_line
from tests.factories.world import World
from tests.support.store import Store


def test_the_second_with_a_number_gets_a_name_to_log_in_with(world: World, office: Office) -> None:
    number = unique.phone()
    couple = [
        make_line("deputy", full_name="Hồ Văn Thông", phone=number),
        make_line(full_name="Nguyễn Thị Mỹ Hạnh", phone=number),
    ]
    done = office.approve(lines_of(world.team, *couple))
    first, second = (office.account_of(line.full_name) for line in couple)
    assert (first.phone, first.login_name, second.phone) == (number, None, number)
    assert second.login_name is not None
    assert second.login_name.startswith("hanh.nguyen")
    assert [(note.code, note.login_name) for note in done.notes] == [("login_name", second.login_name)]


def test_names_are_told_apart_by_numbers(world: World, office: Office) -> None:
    name = "Trịnh Quách Đoàn"
    lines = [make_line(full_name=f"{name}", phone=world.leader.phone) for _ in range(3)]
    done = office.approve(lines_of(world.team, *lines))
    names = [note.login_name for note in done.notes]
    assert len(set(names)) == 3
    assert all(text and text.startswith("doan.trinh") for text in names)


def test_a_name_without_latin_letters_still_gives_one(world: World, office: Office) -> None:
    (note,) = office.approve(lines_of(world.team, make_line(full_name="王 秀英", phone=world.leader.phone))).notes
    assert note.login_name is not None
    assert note.login_name.startswith("thanhvien")


def test_a_new_number_on_the_list_is_the_accounts_if_it_is_free(
    world: World, office: Office, client_of: ClientOf
) -> None:
    changed, number = world.team.members[0], unique.phone()
    others = [line for line in lines_of(world.team) if line.person_id != changed.person_id]
    officer = client_of(world.officer)
    invited = officer.post("/invitations", {"account_id": changed.id}).json
    assert office.approve([*others, line_of(changed, phone=number)]).notes == []
    assert client_of(changed).get("/me").json["account"]["phone"] == number
    used = {"code": invited["code"], "pin": "602914", "phone": number}
    assert client_of(changed).post("/auth/activate", used).code == "invitation_invalid", "the old number may have it"


def test_a_number_in_use_stays_with_whoever_logs_in_with_it(world: World, office: Office, client_of: ClientOf) -> None:
    changed = world.team.members[0]
    others = [line for line in lines_of(world.team) if line.person_id != changed.person_id]
    done = office.approve([*others, line_of(changed, phone=world.officer.phone)])
    assert [(note.person_id, note.code) for note in done.notes] == [(changed.person_id, "phone_taken")]
    assert client_of(changed).get("/me").json["account"]["phone"] == changed.phone


def test_a_list_that_keeps_its_number_does_not_undo_what_the_officer_changed(
    world: World, office: Office, client_of: ClientOf
) -> None:
    changed, number = world.team.members[0], unique.phone()
    assert client_of(world.officer).patch(f"/accounts/{changed.id}", {"phone": number}).status == 200
    office.approve(lines_of(world.team))
    assert client_of(changed).get("/me").json["account"]["phone"] == number


def test_without_a_number_there_is_no_account_until_one_is_listed(world: World, office: Office) -> None:
    line = make_line(full_name="Cao Thị Mới", phone=None)
    done = office.approve(lines_of(world.team, line))
    assert ([note.code for note in done.notes], done.opened) == (["no_phone"], [])
    person_id = done.notes[0].person_id
    number = unique.phone()
    listed = make_line(full_name="Cao Thị Mới", person_id=person_id, phone=number)
    office.approve(lines_of(world.team, listed))
    assert office.account_of("Cao Thị Mới").phone == number


def test_a_disabled_account_waits_for_the_officer(world: World, office: Office, client_of: ClientOf) -> None:
    member = world.team.members[0]
    officer = client_of(world.officer)
    assert officer.patch(f"/accounts/{member.id}", {"status": "disabled"}).status == 200
    done = office.approve(lines_of(world.team))
    assert [(note.person_id, note.code) for note in done.notes] == [(member.person_id, "account_disabled")]
    assert officer.patch(f"/accounts/{member.id}", {"status": "active"}).status == 200


def test_names_used_by_nobody_are_free(world: World, store: Store) -> None:
    with store.reading():
        assert not members.phone_is_free(world.leader.phone)
        assert members.phone_is_free(unique.phone())
