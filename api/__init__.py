"""One package per feature: routes, schemas, logic, queries, sync, jobs. Features meet only through ``logic.py``."""
