"""Fault 35, S24: what was saved arrives also when the log-in has ended, by the write-only door or in a file."""

from pathlib import Path

from playwright.sync_api import Response, expect

from tests.e2e.conftest import NewPhone
from tests.e2e.support.desk import visits_of
from tests.e2e.support.many import save_many
from tests.e2e.support.outbox import ops_of, wait_until_all
from tests.e2e.support.phone import ARRIVES_WITHIN_MS, Phone
from tests.e2e.support.site import Person, Site
from tests.e2e.support.trouble import NO_BELL

UNSENT = 5
DOOR_SAYS = {"nonce", "received", "order", "server_time"}


def test_a_log_in_that_ended_sends_by_the_door_and_reads_nothing(
    site: Site, member: Person, new_phone: NewPhone
) -> None:
    phone = new_phone()
    phone.context.add_init_script(NO_BELL)
    phone.log_in(member)
    phone.wait_until_installed()
    phone.network(on=False)
    save_many(phone.page, UNSENT)
    saved = sorted(op["op_id"] for op in ops_of(phone.page))
    site.forget_log_ins(member)

    answers: list[Response] = []

    def note(answer: Response) -> None:
        answers.append(answer)

    phone.page.on("response", note)
    phone.network(on=True)
    wait_until_all(phone.page, "sent", within_ms=ARRIVES_WITHIN_MS)
    expect(phone.bar).to_contain_text("Đăng nhập lại để gửi")
    assert sorted(visit["revision"] for visit in visits_of(site, member)) == saved
    # Of everything that was asked, only the door answered, and only with what it took.
    told = [answer for answer in answers if "/api/v1/" in answer.url and answer.ok and "/meta" not in answer.url]
    assert {answer.url.rsplit("/", 1)[1] for answer in told} == {"rescue"}
    assert all(set(answer.json()) <= DOOR_SAYS for answer in told)

    phone.log_in(member)
    expect(phone.bar).to_contain_text("Đã gửi hết")
    wait_until_all(phone.page, "confirmed", within_ms=ARRIVES_WITHIN_MS)
    assert sorted(visit["revision"] for visit in visits_of(site, member)) == saved


def test_a_file_handed_in_by_a_team_mate_and_then_by_the_phone_itself_counts_once(
    site: Site, member: Person, demo_member: Person, phone: Phone, new_phone: NewPhone, tmp_path: Path
) -> None:
    phone.network(on=False)
    save_many(phone.page, UNSENT)
    saved = sorted(op["op_id"] for op in ops_of(phone.page))
    phone.open("#/gui")
    with phone.page.expect_download() as download:
        phone.tap(phone.button("Lưu tệp dự phòng"))
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    expect(phone.page.get_by_text(f"Đã lưu {UNSENT} lượt vào tệp {file.name}. Lượt vẫn nằm trên máy.")).to_be_visible()
    assert b"VNEID2" not in file.read_bytes()

    mate = new_phone()
    mate.log_in(site.new_member(demo_member))
    for taken, known in ((UNSENT, 0), (0, UNSENT)):
        mate.open("#/gui")
        mate.page.get_by_label("Nộp tệp dự phòng").set_input_files(file)
        told = f"Đã nhận {UNSENT} lượt của {member.name}: {taken} mới, {known} đã có"
        expect(mate.page.get_by_role("heading", name=told)).to_be_visible()
    assert sorted(visit["revision"] for visit in visits_of(site, member)) == saved

    phone.network(on=True)
    phone.send_all()
    assert {op["verdict"] for op in ops_of(phone.page)} == {"applied"}
    assert sorted(visit["revision"] for visit in visits_of(site, member)) == saved
