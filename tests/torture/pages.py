"""A real Chromium on a real JupyterLab: the heaviest lesson opened over and over, a slider dragged for an hour."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from tally import Row, timed

sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))

from lab import LabPage
from server import Server, launch

HEAVIEST = "04_security_dilemma_and_stability.ipynb"  # six activities, more figures than any other lesson
TICKS = 36_000  # ten a second for an hour
# Every figure is drawn, and every activity that has a slider draws anew when it is moved.
_ALIVE = """async () => {
    const wait = ms => new Promise(go => setTimeout(go, ms));
    const until = async (claim, ms = 30000) => {
        for (const end = performance.now() + ms; performance.now() < end; await wait(50)) if (claim()) return true;
        return false;
    };
    const figures = () => [...document.querySelectorAll('.al-activity .al-figure')];
    const drawn = figure => figure.dataset.drawn && figure.querySelector('.main-svg');
    // JupyterLab draws what is out of sight when it finds the time: scroll through the page as a reader does.
    const complete = () => figures().length >= WANTED && figures().every(drawn);
    for (const end = performance.now() + 60000; !complete() && performance.now() < end;)
        for (const cell of document.querySelectorAll('.jp-Cell')) {
            cell.scrollIntoView();
            await wait(20);
        }
    if (!complete())
        return `${figures().filter(drawn).length} of ${WANTED} figures drawn`;
    for (const activity of document.querySelectorAll('.al-activity')) {
        activity.scrollIntoView();
        const slider = activity.querySelector('input[type=range]:not([disabled])');
        if (!slider) continue;
        const before = [...activity.querySelectorAll('.al-figure')].map(figure => figure.dataset.drawn).join();
        const [now, step] = [Number(slider.value), Number(slider.step)];
        slider.value = now < Number(slider.max) ? now + step : slider.min;
        for (const kind of ['input', 'change']) slider.dispatchEvent(new Event(kind, { bubbles: true }));
        const after = () => [...activity.querySelectorAll('.al-figure')].map(figure => figure.dataset.drawn).join();
        if (!await until(() => after() !== before, 15000)) return 'a figure does not follow its slider';
    }
    return '';
}"""
_COUNT = "() => document.querySelectorAll('.al-activity .al-figure').length"
# So many ticks within so many seconds, evenly spread over its frames; returns how many were sent.
_DRAG = """async ([ticks, seconds]) => {
    const slider = document.querySelector('.al-cards input[type=range]');
    const low = Number(slider.min), high = Number(slider.max), step = Number(slider.step), start = performance.now();
    const places = Math.round((high - low) / step);
    let sent = 0;
    while (sent < ticks) {
        const due = Math.min(ticks, Math.ceil(ticks * (performance.now() - start) / 1000 / seconds));
        for (; sent < due; sent++) {
            const at = sent % (2 * places);
            slider.value = low + step * (at < places ? at : 2 * places - at);
            slider.dispatchEvent(new Event('input', { bubbles: true }));
        }
        await new Promise(go => setTimeout(go, 15));
    }
    slider.dispatchEvent(new Event('change', { bubbles: true }));
    return sent;
}"""


@contextmanager
def _lab() -> Iterator[tuple[Server, Browser]]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, sync_playwright() as playwright:
        server = Server(Path(folder))
        browser = launch(playwright)
        try:
            yield server, browser
        finally:
            browser.close()
            server.close()


def _loads(server: Server, browser: Browser, count: int) -> Row:
    """Run the lesson once and save it; each load opens the page anew, as a learner does who comes back to it."""
    with timed(f"loads of lesson {HEAVIEST[:2]} in JupyterLab (page opened anew on a running kernel)") as row:
        context = browser.new_context(viewport={"width": 1280, "height": 2600}, reduced_motion="reduce")
        page = LabPage(context, server, f"notebooks/{HEAVIEST}")
        page.run_all()
        for activity in page.page.locator(".al-activity").all():
            activity.scroll_into_view_if_needed()
        wanted = page.page.evaluate(_COUNT)
        page.save()
        for _ in range(count):
            row.tried += 1
            page.page.goto(page.url.replace("/workspaces/", f"/workspaces/l{row.tried}"))
            page.page.locator(".jp-Notebook").wait_for()
            try:
                problem = page.page.evaluate(_ALIVE.replace("WANTED", str(wanted)))
            except Exception as error:
                problem = str(error).splitlines()[0]
            row.expect(not problem, f"load {row.tried}: {problem}")
        # A page that comes back may ask for a widget before the kernel has named it; whether it came, the load tells.
        early = [fault for fault in page.faults if "widget model not found" in fault]
        row.expect(len(early) == len(page.faults), f"{set(page.faults) - set(early)}")
        row.note = f"{wanted} figures each; {len(early)} widgets not found at the first asking"
        context.close()
        _stop_kernels(server)
    return row


def _drag(server: Server, browser: Browser, ticks: int, seconds: float) -> Row:
    """Drag a slider to and fro; the kernel's memory and the page's heap at the end are those of the first samples."""
    with timed(f"ticks of a slider dragged for an hour, in {seconds:.0f} s") as row:
        context = browser.new_context(viewport={"width": 1280, "height": 2600}, reduced_motion="reduce")
        page = LabPage(
            context,
            server,
            server.write("drag.ipynb", "import course_utils as course\ncourse.balance_of_power('1914')"),
        )
        page.run_all()
        page.figure(1)
        browser_side = context.new_cdp_session(page.page)
        samples, parts = [], 12
        for part in range(parts):
            row.tried += page.page.evaluate(_DRAG, [ticks // parts, seconds / parts])
            browser_side.send("HeapProfiler.collectGarbage")
            heap = browser_side.send("Runtime.getHeapUsage")["usedSize"] / 1e6
            samples.append((_memory(server), heap))
            row.expect(bool(page.figure(0)), f"part {part}: no figure")
        problem = page.page.evaluate(_ALIVE.replace("WANTED", "2"))
        row.expect(not problem, f"after the drag: {problem}")
        row.expect(not page.faults, f"{page.faults[:1]}")
        said = []
        for place, what in enumerate(("kernel", "JS heap")):
            values = [sample[place] for sample in samples]
            middle, end = (
                sorted(values[parts // 3 : 2 * parts // 3])[parts // 6],
                sorted(values[2 * parts // 3 :])[parts // 6],
            )
            # The first third warms up: history up to 200 states, Plotly's and Python's own caches.
            row.expect(end <= middle * 1.05 + 5, f"{what} grew from {middle:.0f} to {end:.0f} MB")
            said.append(f"{what} {values[0]:.0f}, {middle:.0f}, {end:.0f} MB")
        drawn = page.figure(0).get_attribute("data-drawn")
        row.note = "; ".join(said) + f" (first sample, middle, end); drawn {drawn} times"
        context.close()
        _stop_kernels(server)
    return row


def _memory(server: Server) -> float:
    """The resident memory of the server's kernels, in MB."""
    total = 0.0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            text = status.read_text()
        except OSError:
            continue
        if f"\nPPid:\t{server.process.pid}\n" in text and "VmRSS:" in text:
            total += float(text.split("VmRSS:")[1].split()[0]) / 1000
    return total


def _stop_kernels(server: Server) -> None:
    for session in server.call("sessions"):  # type: ignore[union-attr]
        server.call(f"sessions/{session['id']}", "DELETE")


def rows(loads: int, ticks: int, seconds: int) -> list[Row]:
    """Open the heaviest lesson so many times; drag so many ticks in so many seconds."""
    with _lab() as (server, browser):
        return [_drag(server, browser, ticks, seconds), _loads(server, browser, loads)]
