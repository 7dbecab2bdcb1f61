"""Reading the tallies: periods and sums, for everything that shows figures."""
