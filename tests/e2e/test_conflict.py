""" "Có bản khác": two phones change one part of a visit, the author picks, and both versions stay in the history."""

from playwright.sync_api import expect

from tests.e2e.conftest import NewPhone
from tests.e2e.support.desk import visits_of
from tests.e2e.support.look import wrong_with
from tests.e2e.support.phone import ARRIVES_WITHIN_MS, Phone
from tests.e2e.support.site import Person, Site

FIRST, OWN, OTHER = 1, 2, 3


def test_the_author_picks_between_two_versions(site: Site, member: Person, phone: Phone, new_phone: NewPhone) -> None:
    phone.log_visit()
    phone.send_all()
    (visit,) = visits_of(site, member)
    leader = new_phone()
    leader.log_in(site.first("leader"))
    leader.send_all()

    for hands, total in ((phone, OWN), (leader, OTHER)):
        hands.network(on=False)
        change_people(hands, visit["id"], total)
    leader.network(on=True)
    leader.send_all()  # received first: that version is in force
    phone.network(on=True)
    phone.send_now()
    phone.open(f"#/nhat-ky/{visit['id']}")
    expect(phone.page.get_by_role("heading", name="Có bản khác")).to_be_visible(timeout=ARRIVES_WITHIN_MS)
    expect(phone.page.get_by_text("Người khác cũng sửa lượt này. Chọn bản giữ lại.")).to_be_visible()
    row = phone.page.get_by_role("row").filter(has=phone.page.get_by_role("rowheader", name="Số người"))
    assert row.get_by_role("cell").all_inner_texts() == [f"{OWN}\u00a0người", f"{OTHER}\u00a0người"]
    assert people(site, member) == OTHER
    assert wrong_with(phone.page, phone=True) == []

    phone.tap(phone.button("Giữ của tôi"))
    phone.send_all()
    phone.open(f"#/nhat-ky/{visit['id']}")
    expect(phone.page.locator(".visit-head")).to_contain_text(f"{OWN}\u00a0người")
    expect(phone.page.get_by_role("heading", name="Có bản khác")).to_have_count(0)
    assert people(site, member) == OWN
    assert history(site, visit["id"]) == [FIRST, OTHER, OWN, OWN]


def change_people(phone: Phone, record_id: str, total: int) -> None:
    """M6, "Sửa lượt này": this many people."""
    phone.open(f"#/nhat-ky/{record_id}")
    phone.tap(phone.page.get_by_role("link", name="Sửa lượt này"))
    for _ in range(total - FIRST):
        phone.tap(phone.button("Thêm một"))
    phone.tap(phone.button("Lưu thay đổi"))
    expect(phone.page.locator(".visit-head")).to_contain_text(f"{total}\u00a0người")


def people(site: Site, author: Person) -> int:
    """How many people the author's only visit has on the server."""
    (visit,) = visits_of(site, author)
    return int(visit["people"]["total"])


def history(site: Site, record_id: str) -> list[int]:
    """The number of people in every revision, in the order of receipt."""
    answer = site.client(site.first("admin")).get(f"/sessions/{record_id}")
    assert answer.status == 200, answer.text
    return [revision["body"]["people"]["total"] for revision in answer.json["revisions"]]
