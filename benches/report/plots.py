"""Draws what is best seen: ours beside the peers, and growth over versions."""

from pathlib import Path

import rows
from text import digits_ratio, time

FOLDER = Path(__file__).resolve().parents[1]
STYLE = ('<style>text{font:13px sans-serif;fill:#444}.t{font-size:15px;font-weight:bold}'
         '.o{fill:#2a6fb0}.p{fill:#b8c4cf}.g{stroke:#ddd}.ours{stroke:#2a6fb0}.other{stroke:#c2703d}'
         'path{fill:none;stroke-width:2}.e{text-anchor:end}.m{text-anchor:middle}</style>')


def svg(width, height, body):
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            f'width="{width}" height="{height}">\n{STYLE}\n'
            f'<rect width="{width}" height="{height}" fill="#fff"/>\n' + "\n".join(body) + "\n</svg>\n")


def plain(name):
    return name.replace("**", "").replace("`", "").replace("<", "&lt;")


def bars(title, entries):
    """Horizontal bars of times, the shortest first; `entries` are name, nanoseconds, is ours."""
    left, width, step = 270, 420, 24
    longest = max(value for _, value, _ in entries)
    ours = next(value for _, value, is_ours in entries if is_ours)
    body = [f'<text class="t" x="10" y="22">{title}</text>']
    for index, (name, value, is_ours) in enumerate(sorted(entries, key=lambda entry: entry[1])):
        y = 40 + index * step
        length = max(1, round(value / longest * width))
        body.append(f'<text class="e" x="{left - 8}" y="{y + 14}">{plain(name)}</text>')
        body.append(f'<rect class="{"o" if is_ours else "p"}" x="{left}" y="{y}" width="{length}" height="18"/>')
        body.append(f'<text x="{left + length + 6}" y="{y + 14}">'
                    f'{time(value)}, {digits_ratio(value / ours)} ×</text>')
    return svg(left + width + 130, 50 + len(entries) * step, body)


def lines(title, across, series):
    """Lines over numbers; `series` are name, class, and (number, nanoseconds) pairs."""
    left, top, width, height = 70, 40, 560, 260
    highest = max(value for _, _, points in series for _, value in points) * 1.05
    last = max(number for _, _, points in series for number, _ in points)
    x = lambda number: round(left + number / last * width, 1)
    y = lambda value: round(top + height - value / highest * height, 1)
    body = [f'<text class="t" x="10" y="22">{title}</text>']
    for part in range(5):
        value = highest * part / 4
        body.append(f'<path class="g" d="M{left} {y(value)}H{left + width}"/>')
        body.append(f'<text class="e" x="{left - 6}" y="{y(value) + 4}">{time(value)}</text>')
    for number in sorted({number for _, _, points in series for number, _ in points}):
        body.append(f'<text class="m" x="{x(number)}" y="{top + height + 18}">{number}</text>')
    body.append(f'<text class="m" x="{left + width / 2}" y="{top + height + 38}">{across}</text>')
    for name, kind, points in series:
        points = sorted(points)
        path = "L".join(f"{x(number)} {y(value)}" for number, value in points)
        body.append(f'<path class="{kind}" d="M{path}"/>')
        body.append(f'<text x="{left + width + 8}" y="{y(points[-1][1]) + 4}">{name}</text>')
    return svg(left + width + 190, top + height + 50, body)


def write(results):
    ns = results["ns"]
    for what, title in (("latest", "Profile, owned decode of the latest version"),
                        ("late", "Profile, one field behind all that varies in size")):
        entries = [
            (name, ns[f"peers-profile/{peer}_{what}"], peer == "ours")
            for peer, name in rows.PEERS if f"peers-profile/{peer}_{what}" in ns
        ]
        # Twenty times as long as the rest, it would leave them no room; the table has it.
        entries = [entry for entry in entries if entry[0] != "savefile 0.20"]
        if any(is_ours for _, _, is_ours in entries):
            (FOLDER / f"profile-{what}.svg").write_text(bars(title, entries))
    series = []
    for name, kind, key in (("ours", "ours", "ours"), ("parity's enum and match", "other", "parity_enum")):
        prefix = f"scale-versions/{key}/"
        points = [(int(found.removeprefix(prefix)), value) for found, value in ns.items() if found.startswith(prefix)]
        if points:
            series.append((name, kind, points))
    if series:
        (FOLDER / "versions.svg").write_text(
            lines("Decoding a value into the latest of 50 versions", "stored as version", series))
