"""Long runs with faults: nothing published may be lost, nothing sent twice unsaid.

    python -m tests.soak            everything, about ten minutes (`make soak`)
    python -m tests.soak faults     one of: faults, gap, kills

author.py      what channels do, and what the program could know of it
compare.py     the database beside the world, row by row
faults.py      the collector, in this process, while its Telegram fails
kills.py       the whole program as a process that is killed, between both doubles
"""
