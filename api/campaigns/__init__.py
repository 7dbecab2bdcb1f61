"""Campaigns ("92 ngày đêm"): targets, what phones show of them, progress, the closing report."""
