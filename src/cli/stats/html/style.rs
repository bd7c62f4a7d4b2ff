//! Colours and layout, for light and for dark.

use std::{format, prelude::rust_2024::*};

/// A colour of the page: its name, and how it is in light and in dark.
pub(super) struct Paint {
    pub(super) name: &'static str,
    pub(super) light: u32,
    pub(super) dark: u32,
}

const fn paint(name: &'static str, light: u32, dark: u32) -> Paint {
    Paint { name, light, dark }
}

pub(super) const PAINTS: [Paint; 12] = [
    paint("page", 0xf6_f8fa, 0x0d_1117),
    paint("card", 0xff_ffff, 0x15_1b23),
    paint("line", 0xd1_d9e0, 0x3d_444d),
    paint("text", 0x1f_2328, 0xf0_f6fc),
    paint("faint", 0x59_636e, 0x9d_a7b3),
    paint("link", 0x05_50ae, 0x6c_b6ff),
    paint("warn", 0x9a_3412, 0xff_a657),
    paint("wrong", 0xe1_6f24, 0xf0_883e),
    paint("on-older", 0x1f_2328, 0xf0_f6fc),
    paint("on-latest", 0xff_ffff, 0x0d_1117),
    paint("values", 0x1b_7c83, 0x39_c5cf),
    paint("keys", 0x82_50df, 0xa3_71f7),
];

/// The oldest version, the newest that is not the latest, and the latest: from grey to blue, and each
/// further from the page than the one before, so that the order is seen without colours.
const OLDEST: (u32, u32) = (0xd0_d7de, 0x3d_444d);
const NEWER: (u32, u32) = (0x8f_bbee, 0x2b_5f9e);
const LATEST: (u32, u32) = (0x09_69da, 0x58_a6ff);

/// The steps of the ramp; the last one is the latest version's alone.
pub(super) const STEPS: usize = 9;

/// The step of a version, by its place among all.
pub(super) const fn step(place: usize, versions: usize) -> usize {
    if place + 1 >= versions {
        STEPS - 1
    } else if versions <= 2 {
        0
    } else {
        place * (STEPS - 2) / (versions - 2)
    }
}

/// The colour of a step, in light and in dark.
pub(super) fn ramp(step: usize) -> (u32, u32) {
    if step + 1 >= STEPS {
        return LATEST;
    }
    let mix = |from: u32, to: u32| {
        let part = u32::try_from(step).unwrap_or(0);
        let all = u32::try_from(STEPS - 2).unwrap_or(1);
        let channel = |shift: u32| {
            let (from, to) = (from >> shift & 0xff, to >> shift & 0xff);
            ((from * (all - part) + to * part + all / 2) / all) << shift
        };
        channel(16) | channel(8) | channel(0)
    };
    (mix(OLDEST.0, NEWER.0), mix(OLDEST.1, NEWER.1))
}

/// The whole sheet.
pub(super) fn sheet() -> String {
    let colors = |pick: &dyn Fn((u32, u32)) -> u32| {
        let named = PAINTS.iter().map(|paint| {
            let color = pick((paint.light, paint.dark));
            format!("--{}:#{color:06x};", paint.name)
        });
        let steps = (0..STEPS).map(|step| format!("--r{step}:#{:06x};", pick(ramp(step))));
        named.chain(steps).collect::<String>()
    };
    let (light, dark) = (colors(&|both| both.0), colors(&|both| both.1));
    let fills: String = (0..STEPS)
        .map(|step| format!(".r{step}{{fill:var(--r{step});background:var(--r{step})}}\n"))
        .collect();
    format!(
        ":root{{color-scheme:light dark;{light}}}\n\
         @media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n\
         {LAYOUT}{fills}"
    )
}

const LAYOUT: &str = "\
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--text);line-height:1.45;\
font-family:system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif;font-size:15px}
main{max-width:1240px;margin:0 auto;padding:24px 20px 48px}
h1{font-size:26px;line-height:1.2;margin:0 0 4px;overflow-wrap:anywhere}
h2{font-size:19px;margin:36px 0 12px;overflow-wrap:anywhere}
h3{font-size:14px;margin:0 0 8px}
p{margin:0}
a{color:var(--link)}
.faint{color:var(--faint);fill:var(--faint)}
.warn{color:var(--warn)}
.note{border:1px solid var(--wrong);border-radius:10px;padding:10px 14px;margin:16px 0 0;overflow-wrap:anywhere}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;margin:20px 0 0;padding:0;list-style:none}
.tile,.card{background:var(--card);border:1px solid var(--line);border-radius:10px;min-width:0}
.tile{padding:12px 14px}
.tile b{display:block;font-size:24px;line-height:1.25;font-weight:650;font-variant-numeric:tabular-nums}
.tile span{display:block;font-size:13px}
.card{padding:14px 16px}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(300px,100%),1fr));gap:12px}
.lead{display:flex;flex-wrap:wrap;gap:2px 10px;align-items:baseline;margin:36px 0 12px}
.lead h2{margin:0}
svg{display:block;width:100%;height:auto}
.ov{display:grid;grid-template-columns:fit-content(40%) 1fr auto;gap:8px 12px;align-items:center;margin:0;padding:0}
.ov *{min-width:0}
.ov a{overflow-wrap:anywhere}
.ov svg{height:16px}
.num{font-variant-numeric:tabular-nums;text-align:right;white-space:nowrap}
.scroll{overflow-x:auto;border-radius:6px}
.scroll:focus-visible{outline:2px solid var(--link);outline-offset:2px}
table{border-collapse:collapse;width:100%;font-size:13px;font-variant-numeric:tabular-nums}
th,td{padding:4px 8px;text-align:right;white-space:nowrap;border-top:1px solid var(--line)}
thead th{border-top:0;color:var(--faint);font-weight:600}
th:first-child,td:first-child{text-align:left;padding-left:0}
th:last-child,td:last-child{padding-right:0}
tbody th{font-weight:600;text-align:left}
.legend{margin-top:10px}
.legend td,.legend th{padding:4px 5px}
.legend th:first-child{padding-left:0}
.legend td:last-child,.legend th:last-child{padding-right:0}
.under{font-size:13px;margin-top:8px;font-variant-numeric:tabular-nums}
.sw{display:inline-block;width:12px;height:12px;border-radius:3px;border:1px solid var(--faint);margin-right:6px;vertical-align:-1px}
.tag{display:inline-block;border:1px solid var(--line);border-radius:9px;padding:0 7px;font-size:11px;font-weight:400;margin-left:6px}
text{font-family:inherit;font-size:12px;fill:var(--text)}
text.label{font-size:12px}
text.label.faint{fill:var(--faint)}
text.on-older{fill:var(--on-older);font-weight:600}
text.on-latest{fill:var(--on-latest);font-weight:600}
rect.seg{stroke:var(--faint);stroke-width:.6}
.grid{stroke:var(--line);stroke-width:1}
.values{fill:var(--values)}
.keys{fill:var(--keys)}
.wrong{fill:var(--wrong);background:var(--wrong)}
.none{fill:none;stroke:var(--line)}
footer{margin-top:36px;font-size:13px}
@media (max-width:480px){main{padding:16px 12px 32px}h1{font-size:22px}.card{padding:12px}.tile b{font-size:20px}\
.tiles{grid-template-columns:repeat(auto-fit,minmax(130px,1fr));gap:8px}.cards{gap:8px}}
@media print{.card,.tile{break-inside:avoid}}
";

#[cfg(test)]
mod tests {
    use std::prelude::rust_2024::*;

    use super::{PAINTS, STEPS, ramp, sheet, step};

    /// As WCAG 2 has it.
    fn luminance(color: u32) -> f64 {
        let channel = |shift: u32| {
            let part = f64::from(color >> shift & 0xff) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
    }

    fn contrast(a: u32, b: u32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn named(name: &str) -> (u32, u32) {
        let paint = PAINTS.iter().find(|paint| paint.name == name);
        paint.map(|paint| (paint.light, paint.dark)).unwrap_or_default()
    }

    #[test]
    fn every_text_can_be_read_in_light_and_in_dark() {
        let mut pairs = Vec::new();
        for text in ["text", "faint", "link", "warn"] {
            pairs.extend(["page", "card"].map(|behind| (named(text), named(behind), text)));
        }
        pairs.extend((0..STEPS - 1).map(|step| (named("on-older"), ramp(step), "on-older")));
        pairs.push((named("on-latest"), ramp(STEPS - 1), "on-latest"));
        for (text, behind, what) in pairs {
            let found = (contrast(text.0, behind.0), contrast(text.1, behind.1));
            assert!(found.0 >= 4.5 && found.1 >= 4.5, "{what}: {found:?}");
        }
        for shape in ["wrong", "values", "keys"] {
            let (shape, card) = (named(shape), named("card"));
            assert!(contrast(shape.0, card.0) >= 3.0 && contrast(shape.1, card.1) >= 3.0);
        }
    }

    #[test]
    fn newer_versions_stand_further_from_the_page_in_every_eye() {
        // Brightness alone orders them, so it does not matter which colours somebody sees.
        let light: Vec<f64> = (0..STEPS).map(|step| contrast(ramp(step).0, 0xff_ffff)).collect();
        let card = named("card").1;
        let dark: Vec<f64> = (0..STEPS).map(|step| contrast(ramp(step).1, card)).collect();
        for ramp in [light, dark] {
            assert!(ramp.is_sorted_by(|a, b| a < b), "{ramp:?}");
            let mut ends = ramp.iter().rev();
            let (latest, newer) = (ends.next(), ends.next());
            let jump = latest.zip(newer).map(|(latest, newer)| latest / newer);
            assert!(jump > Some(2.0), "the latest is like the one before: {ramp:?}");
        }
    }

    #[test]
    fn the_latest_version_has_its_own_step() {
        assert_eq!(step(0, 1), STEPS - 1);
        for versions in 2..300 {
            let steps: Vec<_> = (0..versions).map(|place| step(place, versions)).collect();
            assert!(steps.is_sorted() && steps.first() == Some(&0), "{steps:?}");
            assert_eq!(steps.iter().filter(|step| **step == STEPS - 1).count(), 1);
        }
    }

    #[test]
    fn the_sheet_is_one_that_xml_holds() {
        assert!(!sheet().contains(['<', '>', '&']));
        assert_eq!(sheet().matches('{').count(), sheet().matches('}').count());
    }
}
