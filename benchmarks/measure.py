"""Timing shared by the benchmarks: medians of interleaved runs, so that a drifting machine moves both sides alike."""

from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter


def medians(sides: Mapping[str, Callable[[], object]], rounds: int = 15) -> dict[str, float]:
    """Seconds per call of each side, the median over ``rounds`` taken in turn after one warm-up."""
    for call in sides.values():
        call()
    taken: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(rounds):
        for name, call in sides.items():
            start = perf_counter()
            call()
            taken[name].append(perf_counter() - start)
    return {name: median(times) for name, times in taken.items()}


def show(title: str, times: Mapping[str, float], ratios: Mapping[str, tuple[str, str, float, str]]) -> None:
    """Print the medians, and each ratio beside its bound: name → (over, under, bound, "most" or "least")."""
    print(f"\n{title}")
    for name, seconds in times.items():
        print(f"  {name:<44}{seconds * 1000:9.2f} ms")
    for name, (over, under, bound, kind) in ratios.items():
        ratio = times[over] / times[under]
        held = ratio <= bound if kind == "most" else ratio >= bound
        limit = f"at {kind} {bound:g}: {'holds' if held else 'FAILS'}"
        print(f"  {name:<44}{ratio:9.2f} ×  ({limit})")
