"""Processes: the web app, the worker, the command line. The only layer that may import everything."""
