"""Decisions on paper in the layout of Nghị định 30/2020/NĐ-CP: what they say, and how PDF and DOCX set it."""
