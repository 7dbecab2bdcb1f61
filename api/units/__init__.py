"""Administrative units: their dated versions, their lineage, and which unit a hamlet belongs to on a day."""
