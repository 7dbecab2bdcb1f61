"""The look itself: it finds what is planted, so that its silence means something."""

from tests.e2e.support.look import wrong_with
from tests.e2e.support.phone import Phone

PLANTED = """() => document.querySelector("main").insertAdjacentHTML("beforeend", `
    <button type="button" class="btn" data-planted>Undo</button>
    <p data-planted>NaN</p>
    <input data-planted>
    <p data-planted>wide</p>`)"""
# By script, because the page's own rules forbid style attributes.
STYLED = """() => {
    const [button, small, , wide] = document.querySelectorAll("[data-planted]");
    Object.assign(button.style, { minHeight: "20px", height: "20px", padding: "0" });
    Object.assign(small.style, { fontSize: "11px", color: "#bbbbbb" });
    wide.style.width = "500px";
}"""


def test_planted_faults_are_found(phone: Phone) -> None:
    phone.page.evaluate(PLANTED)
    phone.page.evaluate(STYLED)
    found = "\n".join(wrong_with(phone.page, phone=True, themes=("sang",)))
    for fault in ("sideways", "×20: <button", "text of 11 px", "words: Undo", "words: NaN", "color-contrast", "label:"):
        assert fault in found, found
