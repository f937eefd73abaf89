"""``./run demo``: what the command does, shown on the invented reports of ``examples/``."""

import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
BUILD: Final = ROOT / "build" / "demo"
COMMAND: Final = Path(sys.executable).with_name("gongkai")

CLEAN: Final = "examples/science-2024.docx"
LAST_YEAR: Final = "examples/science-2023.html"
FAULTY: Final = "examples/market-2024.txt"
WHOLE: Final = "examples/city-2024.md"

STEPS: Final = (
    ("读一份 Word 报告：法定表格里的每个数", ("read", CLEAN)),
    ("检查它，并与上年报告核对结转", ("check", CLEAN, "--previous", LAST_YEAR)),
    ("检查一份有差错的报告", ("check", FAULTY)),
    ("把检查结果写成网页，可以发给起草人", ("check", FAULTY, "--format", "html", "-o", "build/demo/check.html")),
    ("与上年报告并排比较", ("diff", LAST_YEAR, CLEAN)),
    ("核对汇总报告与各部门之和", ("tally", CLEAN, FAULTY, "--against", WHOLE)),
    *(
        (f"按公文格式写成 {kind}", ("write", CLEAN, "-o", f"build/demo/science-2024.{kind}", "--force"))
        for kind in ("docx", "pdf", "html")
    ),
)


def main() -> None:
    """Run each step and show it as one would type it; stop if one cannot run at all."""
    BUILD.mkdir(parents=True, exist_ok=True)
    for title, arguments in STEPS:
        print(f"\n━━ {title}\n$ ./run gongkai {' '.join(arguments)}\n", flush=True)
        done = subprocess.run([COMMAND, *arguments], cwd=ROOT, check=False)  # noqa: S603 - the project's own command
        if done.returncode > 1:
            sys.exit(done.returncode)
    print("\n━━ 接下来")
    print("  build/demo/check.html          检查结果，用浏览器打开")
    print("  build/demo/science-2024.docx   Word，可以用 WPS 或 Word 打开；同名的还有 pdf 和 html")
    print("  docs/tutorials/first-report.zh-CN.md   一步一步做第一份报告")


if __name__ == "__main__":
    main()
