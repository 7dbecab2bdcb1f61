"""The words of ``sentences``, in both languages."""

from dataclasses import dataclass

from api.rosters.lines import Line


@dataclass(frozen=True)
class Words:
    """Forms of sentences (without capital and full stop), and the names of roles, fields and genders."""

    honorifics: dict[str | None, str]
    roles: dict[str, str]
    fields: dict[str, str]
    genders: dict[str, str]
    nothing: str
    replaced: str
    replaced_stays: str
    newcomer: str
    gave_up: str
    gave_up_left: str
    took: str
    came_as: str
    left: str
    moved_here: str
    moved_away: str
    another_team: str
    renamed: str
    changed: str
    empty: str
    unsure: str

    def person(self, line: Line) -> str:
        """Name with the form of address, where the gender is known."""
        address = self.honorifics.get(line.gender, self.honorifics[None])
        return f"{address} {line.full_name}" if address else line.full_name


VIETNAMESE = Words(
    honorifics={"male": "ông", "female": "bà", None: "ông (bà)"},
    roles={"leader": "Tổ trưởng", "deputy": "Tổ phó", "member": "Tổ viên"},
    fields={
        "birth_year": "năm sinh",
        "gender": "giới tính",
        "organization": "đơn vị",
        "position": "chức vụ",
        "phone": "số điện thoại",
    },
    genders={"male": "nam", "female": "nữ", "unknown": "không rõ"},
    nothing="Hai bản giống nhau.",
    replaced="{out} thôi {role} và rời Tổ, {successor} thay",
    replaced_stays="{out} thôi {role}, {successor} thay",
    newcomer=" (người mới)",
    gave_up="{out} thôi {role}, làm {to}",
    gave_up_left="{out} thôi {role} và rời Tổ",
    took="{who} làm {role}",
    came_as="{who} vào Tổ, làm {role}",
    left="{who} rời Tổ",
    moved_here="{who} chuyển đến từ {team}",
    moved_away="{who} chuyển sang {team}",
    another_team="tổ khác",
    renamed="{before} sửa họ tên thành {after}",
    changed="{who} đổi {field}: {before} thành {after}",
    empty="(để trống)",
    unsure="chưa rõ {before} và {after} có phải một người",
)

ENGLISH = Words(
    honorifics={"male": "Mr", "female": "Ms", None: ""},
    roles={"leader": "leader", "deputy": "deputy", "member": "member"},
    fields={
        "birth_year": "year of birth",
        "gender": "gender",
        "organization": "organisation",
        "position": "position",
        "phone": "phone number",
    },
    genders={"male": "male", "female": "female", "unknown": "unknown"},
    nothing="The two lists are the same.",
    replaced="{out} steps down as {role} and leaves the team, {successor} takes over",
    replaced_stays="{out} steps down as {role}, {successor} takes over",
    newcomer=" (new)",
    gave_up="{out} steps down as {role} and stays as {to}",
    gave_up_left="{out} steps down as {role} and leaves the team",
    took="{who} becomes {role}",
    came_as="{who} joins the team as {role}",
    left="{who} leaves the team",
    moved_here="{who} comes from {team}",
    moved_away="{who} moves to {team}",
    another_team="another team",
    renamed="{before} is now written {after}",
    changed="{who} has another {field}: {before}, now {after}",
    empty="(empty)",
    unsure="{before} and {after} may be the same person",
)

WORDS = {"vi": VIETNAMESE, "en": ENGLISH}
