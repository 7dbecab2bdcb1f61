"""Work days confirmed by leaders, and what they are paid by rates with a date and a legal basis."""
