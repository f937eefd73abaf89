"""Work for a pool of processes, importable from each of them."""

import os
import signal
import time


def shout(item: str) -> str:
    """A word louder, unless it says what else to do."""
    if item == "die":
        os._exit(3)
    if item == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if item == "hang":
        time.sleep(60)
    return item.upper()
