"""Many files through a few processes: a file that hangs or kills its process costs that file, never the run."""

from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from signal import SIG_IGN, SIGINT, signal
from time import monotonic
from typing import Generic, TypeVar

R = TypeVar("R")


class Lost(Enum):
    """Why there is no result."""

    TIMEOUT = "timeout"
    CRASH = "crash"


def outcomes(
    work: Callable[[str], R], items: Iterable[str], *, jobs: int, timeout: float
) -> Iterator[tuple[str, R | Lost]]:
    """Each item with ``work(item)``, or with how it was lost, as they are done.

    ``work`` is a module's function that does not raise; each runs in one of ``jobs`` processes of its own, which is
    killed after ``timeout`` seconds on one item.
    """
    waiting = iter(items)
    workers = [_Worker(work, first, timeout) for _, first in zip(range(jobs), waiting, strict=False)]
    try:
        while workers:
            next_deadline = min(worker.deadline for worker in workers)
            ready = wait([worker.pipe for worker in workers], timeout=max(0.0, next_deadline - monotonic()))
            for worker in list(workers):
                if worker.pipe not in ready and monotonic() < worker.deadline:
                    continue
                yield worker.item, worker.outcome(in_time=worker.pipe in ready)
                item = next(waiting, None)
                if item is None:
                    worker.stop()
                    workers.remove(worker)
                else:
                    worker.take(item)
    finally:
        for worker in workers:
            worker.stop()


class _Worker(Generic[R]):
    """A process, restarted when it is lost, and the item it works on."""

    def __init__(self, work: Callable[[str], R], item: str, timeout: float) -> None:
        self._work = work
        self._timeout = timeout
        self._start()
        self.take(item)

    def _start(self) -> None:
        # spawn: a forked child would inherit the state of format libraries and their threads
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(self._work, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def take(self, item: str) -> None:
        """Begin on ``item``."""
        self.item = item
        self.deadline = monotonic() + self._timeout
        try:
            self.pipe.send(item)
        except OSError:  # it died idle, between two items
            self.stop()
            self._start()
            self.pipe.send(item)

    def outcome(self, *, in_time: bool) -> R | Lost:
        """The result, or how it was lost; a lost process is replaced."""
        if in_time:
            try:
                result: R = self.pipe.recv()
            except (EOFError, OSError):
                pass
            else:
                return result
        self.stop()
        self._start()
        return Lost.CRASH if in_time else Lost.TIMEOUT

    def stop(self) -> None:
        """End the process."""
        self.pipe.close()
        self._process.kill()
        self._process.join()
        self._process.close()


def _serve(work: Callable[[str], R], pipe: "Connection[R, str]") -> None:
    """What a process does: one item after another until the pipe closes."""
    signal(SIGINT, SIG_IGN)  # Ctrl-C is the parent's to handle
    while True:
        try:
            item = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(work(item))
