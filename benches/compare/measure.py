"""Runs one command and says what it took, as a line of JSON.

    python3 -I -S measure.py OUTPUT COMMAND...

It is a program of its own because Linux counts the memory of the process that starts a command
into the command's peak: a bare interpreter is the least that can be told apart (about 10 MiB).
"""

import os
import sys
import time

out = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
command = sys.argv[2:]
start = time.perf_counter()
child = os.posix_spawnp(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, out, 1)])
_, status, used = os.wait4(child, 0)
wall = time.perf_counter() - start
code = os.waitstatus_to_exitcode(status)
print(f'{{"wall": {wall}, "cpu": {used.ru_utime + used.ru_stime}, "peak_kib": {used.ru_maxrss}, "code": {code}}}')
