"""What the commands of the command line do; bot/cli.py declares them.

Each module serves one group: it parses nothing, calls the rooms, and prints. Heavy libraries are
imported inside the functions, so that `--help` and the light commands start at once.
"""
