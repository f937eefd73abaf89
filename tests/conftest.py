"""What every test run shares: hypothesis without a clock, and an honest list of what was skipped.

A test that needs something the machine may lack says so with ``@pytest.mark.needs("antiword")``. Without it the test is
skipped and the last lines name the Debian package; under ``GONGKAI_REQUIRE_ALL=1`` such a skip is a failure.
"""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from support.needs import NEEDS, lacking

settings.register_profile("gongkai", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", deadline=None, max_examples=1000, suppress_health_check=list(HealthCheck))
# A build that fails must fail again for whoever looks into it: there the examples are always the same.
settings.register_profile("build", settings.get_profile("gongkai"), derandomize=True)
settings.load_profile(os.environ.get("GONGKAI_HYPOTHESIS") or ("build" if os.environ.get("CI") else "gongkai"))

REQUIRE_ALL = os.environ.get("GONGKAI_REQUIRE_ALL") == "1"


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs"):
        for name in mark.args:
            if lacking(name):
                message = f"needs {name} ({NEEDS[name].package})"
                if REQUIRE_ALL:
                    pytest.fail(message, pytrace=False)
                pytest.skip(message)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "needs(name): what the machine must have, by its name in support.needs")


@pytest.hookimpl(trylast=True)
def pytest_report_header() -> Iterator[str] | list[str]:
    missing = [need for name, need in NEEDS.items() if lacking(name)]
    return [f"not on this machine, its tests are skipped: {need.what} ({need.package})" for need in missing]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reasons = sorted(
        {str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", []) if report.longrepr}
    )
    for reason in reasons:
        terminalreporter.write_line(f"skipped: {reason}")
