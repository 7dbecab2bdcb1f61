"""What is measured, against whom, one command each: ``python -m bench push``. Figures are ratios within one run."""
