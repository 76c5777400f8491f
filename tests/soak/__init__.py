"""Long runs with faults: nothing published may be lost, nothing sent twice unsaid.

    python -m tests.soak            everything, each part in its time, an hour at the most (`make soak`)
    python -m tests.soak faults     one of: faults, gap, kills, digests, sending, life

author.py      what channels do, and what the program could know of it
compare.py     the database beside the world, row by row
faults.py      the collector, in this process, while its Telegram fails
kills.py       the whole program as a process that is killed, between both doubles
digests.py     thousands of digests due at one minute, while people ask
sending.py     the sender killed again and again while replies are lost
life.py        two hours of everything at once: does it take more and more of the machine
vitals.py      memory, open files, threads and tasks of the program
together.py    all of them one after the other, whatever becomes of one
"""
