"""The demo province: Bình Dương with 585 teams and 2,992 members, invented from the ground up and always the same."""
