"""Plausible names of people in Bình Dương; any likeness is chance."""

import random

from server.cli.demo.chance import Choice

FAMILY = Choice(
    {
        **{"Nguyễn": 34, "Trần": 12, "Lê": 10, "Phạm": 7, "Huỳnh": 6, "Võ": 5, "Phan": 4, "Trương": 3, "Bùi": 3},
        **{"Đặng": 3, "Đỗ": 2, "Ngô": 2, "Hồ": 2, "Dương": 2, "Lý": 2, "Đinh": 1, "Mai": 1, "Lâm": 1, "Cao": 1},
        **{"Châu": 1, "Đoàn": 1, "Tô": 1, "Văn": 0.5, "Ông": 0.2},
    }
)
MIDDLE = {
    "male": Choice(
        {
            **{"Văn": 26, "Minh": 9, "Hữu": 8, "Quốc": 8, "Thanh": 8, "Đức": 6, "Ngọc": 5, "Hoàng": 6, "Công": 4},
            **{"Tấn": 5, "Thành": 4, "Phước": 3, "Xuân": 3, "Anh": 2, "Đình": 2},
        }
    ),
    "female": Choice(
        {
            **{"Thị": 26, "Thị Kim": 7, "Thị Ngọc": 8, "Thị Mỹ": 6, "Thị Thu": 7, "Thị Thanh": 6, "Ngọc": 7, "Kim": 5},
            **{"Thanh": 5, "Mỹ": 4, "Bích": 3, "Phương": 3, "Thị Bích": 2, "Hoàng": 1},
        }
    ),
}
GIVEN = {
    "male": (
        "An Ân Bảo Bình Cường Danh Dũng Duy Dương Đạt Điền Đông Đức Giang Hải Hân Hậu Hiếu Hiệp Hòa Hoàng Hùng Huy "
        "Khang Khánh Khoa Kiên Lâm Lập Liêm Long Lộc Lợi Mạnh Minh Nam Nghĩa Nhân Nhật Phát Phong Phú Phúc Quân Quang "
        "Quý Sang Sơn Tài Tâm Tân Thái Thắng Thiện Thịnh Thuận Tiến Tín Toàn Trí Trung Trường Tuấn Tùng Út Vinh Vũ Ý Ổn"
    ),
    "female": (
        "An Anh Ánh Ân Bích Châu Chi Cúc Diễm Diệu Dung Duyên Đào Điệp Giang Hà Hạnh Hằng Hân Hiền Hoa Hòa Hồng Huệ "
        "Hương Huyền Khánh Kiều Lan Lệ Liên Linh Loan Lý Mai Mỹ Nga Ngân Ngọc Nguyệt Nhàn Nhi Như Nhung Oanh Phụng "
        "Phương Phượng Quyên Quỳnh Sương Tâm Thảo Thắm Thanh Thu Thúy Thủy Tiên Trang Trâm Trinh Trúc Tuyền Tuyết Tú "
        "Út Vân Xuân Yên Yến Ý"
    ),
}


def full_name(rng: random.Random, gender: str) -> str:
    """Family name, middle name, given name."""
    return f"{FAMILY.pick(rng)} {MIDDLE[gender].pick(rng)} {rng.choice(GIVEN[gender].split())}"
