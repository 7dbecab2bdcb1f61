"""How teams and communes did in a period, and thanks to members. Nothing here ranks or counts a person."""
