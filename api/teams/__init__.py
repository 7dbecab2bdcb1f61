"""Teams, their rosters in force and their members: who may see whom, lists and searches, and what phones get of it."""
