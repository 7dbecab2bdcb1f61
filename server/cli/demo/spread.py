"""How visits are spread: invented, in proportions that such teams report."""

from server.cli.demo.chance import Choice

# Monday to Sunday: people are at home on Saturdays.
WEEKDAYS = (1.0, 1.05, 1.0, 1.05, 1.0, 1.3, 0.6)
# Hours of the day at which visits begin.
HOURS = Choice({7: 5, 8: 14, 9: 16, 10: 11, 11: 3, 13: 5, 14: 12, 15: 12, 16: 9, 17: 4, 18: 4, 19: 9, 20: 4})
KINDS = Choice({"one_to_one": 89.5, "group": 9, "talk": 1.5})
TOPICS = {
    **{"VNEID2": 19, "DVCTT": 18, "PAY": 10, "SSKDT": 9, "ASXH": 8, "DSIG": 7, "SAFE": 5, "BHXH": 5, "SIM": 4},
    **{"VNEID1": 3, "TAX": 3, "APP": 3, "RESID": 2.5, "EDU": 2, "SKILL": 2, "CERT": 2, "LAND": 1.5, "ECOM": 1.2},
    "OTHER": 1,
}
# A khu phố asks more for residence and taxes, an ấp for selling what it grows.
URBAN_TOPICS = Choice({**TOPICS, "RESID": 5.5, "TAX": 4.5, "PAY": 12, "ECOM": 1})
RURAL_TOPICS = Choice({**TOPICS, "RESID": 1, "LAND": 3.3, "SIM": 6.4, "ECOM": 3})
TALK_TOPICS = Choice({"SAFE": 40, "SKILL": 20, "DVCTT": 15, "VNEID2": 10, "PAY": 10, "APP": 5})
OUTCOMES = {"done": 61, "guided": 14, "follow_up": 12, "referred": 4, "not_done": 9}
USUAL_OUTCOMES = Choice(OUTCOMES)
# Level 2 needs the police, records of land and cars an office.
OFFICE_OUTCOMES = Choice({**OUTCOMES, "referred": 12})
OFFICE_TOPICS = ("VNEID2", "LAND", "CERT", "BHXH")
GROUP_OUTCOMES = Choice({"done": 50, "guided": 40, "follow_up": 10})
TALK_OUTCOMES = Choice({"guided": 85, "done": 15})
KEPT_OUTCOMES = Choice({"done": 80, "guided": 12, "not_done": 8})
REASONS = Choice[str | None](
    {
        **{"papers": 24, "no_smartphone": 18, "sim_owner": 16, "system_error": 18, "no_signal": 9, "refused": 5},
        **{"other": 4, None: 6},
    }
)
TOPICS_PER_VISIT = Choice({1: 82, 2: 15, 3: 3})
PLACES = {
    "one_to_one": Choice(
        {
            **{"home": 52, "hamlet_hall": 19, "one_stop": 9, "worker_housing": 6, "market": 4, "remote": 5},
            **{"company": 1, "clinic": 1, "post_office": 1, "mobile": 1, "religious": 0.5, "other": 0.5},
        }
    ),
    "group": Choice(
        {
            **{"hamlet_hall": 55, "worker_housing": 14, "home": 8, "mobile": 7, "market": 5, "company": 5},
            **{"school": 3, "religious": 2, "one_stop": 1},
        }
    ),
    "talk": Choice({"hamlet_hall": 70, "school": 12, "company": 9, "religious": 4, "worker_housing": 5}),
}
SIZES = {
    "one_to_one": Choice({(1, 1): 90, (2, 2): 8, (3, 4): 2}),
    "group": Choice({(4, 9): 55, (10, 20): 40, (21, 35): 5}),
    "talk": Choice({(15, 40): 70, (41, 90): 30}),
}
MINUTES = {"one_to_one": (4, 45), "group": (45, 120), "talk": (30, 90)}
SEXES = Choice({"female": 55, "male": 44, "unknown": 1})
USUAL_AGES = Choice({"under_16": 1, "16_30": 17, "31_45": 29, "46_59": 28, "60_plus": 24, "unknown": 1})
OLD_AGES = Choice({"16_30": 6, "31_45": 14, "46_59": 28, "60_plus": 51, "unknown": 1})
WORKING_AGES = Choice({"16_30": 26, "31_45": 44, "46_59": 25, "60_plus": 4, "unknown": 1})
AGES = {
    **dict.fromkeys(("ASXH", "SSKDT", "BHXH"), OLD_AGES),
    **dict.fromkeys(("TAX", "ECOM", "EDU", "DSIG", "RESID"), WORKING_AGES),
}
NOTES = (
    "Hẹn chiều thứ Năm quay lại",
    "Mạng chậm, phải thử lại hai lần",
    "Điện thoại hết dung lượng, đã dọn bớt",
    "Con trai cùng xem để giúp tiếp",
    "Đã nhắc không đưa mã cho người lạ",
    "Chưa có giấy khai sinh bản chính",
    "Bà con đông, hẹn thêm một buổi tối",
    "Máy đời cũ, không cài được bản mới",
    "Đã chuyển bộ phận một cửa hướng dẫn thêm",
    "Muốn học thêm cách quét mã khi đi chợ",
)
