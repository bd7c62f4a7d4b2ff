//! SVG as text: shapes, texts with their room, and the colours.

use std::{
    fmt::{self, Write},
    format,
    string::String,
    vec::Vec,
};

/// How wide a letter is at most, in parts of its size, in the fonts that are asked for.
const LETTER: f64 = 0.62;

/// The classes: light, then what differs in the dark.
const LIGHT: &str = "\
text { font-family: system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif; font-size: 11px; fill: #1f2328; }
.title { font-size: 17px; font-weight: 600; }
.heading { font-size: 12px; font-weight: 600; }
.small { font-size: 10px; }
.faint { fill: #59636e; }
.page { fill: #ffffff; }
.grid { stroke: #d1d9e0; stroke-width: 1; }
.s0 { fill: #b6d7ff; } .s1 { fill: #aee6c4; } .s2 { fill: #ffdf9e; } .s3 { fill: #ffc4c0; }
.s4 { fill: #dccbff; } .s5 { fill: #7fd1a0; }
.band { fill: #e6eaef; }
.pending { fill: #ffffff; stroke: #59636e; stroke-width: 1.2; stroke-dasharray: 4 3; }
.gone { fill: #ffffff; stroke: #c3cad1; stroke-width: 1; }
.yes { fill: #1a7f37; }
.ring { fill: none; stroke: #1a7f37; stroke-width: 1.8; }
.no { fill: #cf222e; }
.today { stroke: #cf222e; stroke-width: 1.4; }
.sign { fill: none; stroke: #ffffff; stroke-width: 1.9; stroke-linecap: round; stroke-linejoin: round; }
";
const DARK: &str = "\
text { fill: #e6edf3; }
.faint { fill: #9198a1; }
.page { fill: #0d1117; }
.grid { stroke: #30363d; }
.s0 { fill: #1f4b7d; } .s1 { fill: #1c5a37; } .s2 { fill: #6b4d0b; } .s3 { fill: #7d2b2b; }
.s4 { fill: #4b3a75; } .s5 { fill: #23804a; }
.band { fill: #262c36; }
.pending { fill: #0d1117; stroke: #9198a1; }
.gone { fill: #0d1117; stroke: #3d444d; }
.yes { fill: #2ea043; }
.ring { stroke: #2ea043; }
.no { fill: #da3633; }
.today { stroke: #da3633; }
";

/// A text and the room that it takes.
struct Text {
    text: String,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Text {
    fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// A picture that is being drawn.
pub(crate) struct Page {
    width: f64,
    height: f64,
    title: String,
    description: String,
    behind: String,
    front: String,
    texts: Vec<Text>,
}

impl Page {
    /// An empty one; the title is what a browser shows of it.
    pub(crate) fn new(width: f64, title: &str) -> Self {
        Self {
            width,
            height: 0.0,
            title: escape(title),
            description: String::new(),
            behind: String::new(),
            front: String::new(),
            texts: Vec::new(),
        }
    }

    /// What it shows, in words.
    pub(crate) fn set_description(&mut self, description: &str) {
        self.description = escape(description);
    }

    /// How wide it is.
    pub(crate) const fn width(&self) -> f64 {
        self.width
    }

    /// How high it is.
    pub(crate) const fn set_height(&mut self, height: f64) {
        self.height = height;
    }

    /// A text that begins at `x`; `y` is the line that the letters stand on.
    pub(crate) fn text(&mut self, x: f64, y: f64, class: &str, text: &str) {
        self.anchored(x, y, class, text, "start");
    }

    /// A text around `x`.
    pub(crate) fn centred(&mut self, x: f64, y: f64, class: &str, text: &str) {
        self.anchored(x, y, class, text, "middle");
    }

    fn anchored(&mut self, x: f64, y: f64, class: &str, text: &str, anchor: &str) {
        let (size, width) = (size(class), width(class, text));
        let left = if anchor == "middle" { x - width / 2.0 } else { x };
        self.texts.push(Text {
            text: text.into(),
            left,
            right: left + width,
            top: y - size,
            bottom: size.mul_add(0.25, y),
        });
        let text = escape(text);
        self.push(format_args!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" class=\"{class}\">{text}</text>"
        ));
    }

    /// A bar.
    pub(crate) fn bar(&mut self, x: f64, y: f64, (width, height): (f64, f64), class: &str) {
        self.push(format_args!(
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"4\" \
             class=\"{class}\"/>"
        ));
    }

    /// A bar that says what it is to who points at it.
    pub(crate) fn titled_bar(
        &mut self,
        x: f64,
        y: f64,
        (width, height): (f64, f64),
        class: &str,
        title: &str,
    ) {
        let title = escape(title);
        self.push(format_args!(
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"2\" \
             class=\"{class}\"><title>{title}</title></rect>"
        ));
    }

    /// A disc.
    pub(crate) fn disc(&mut self, (x, y): (f64, f64), radius: f64, class: &str) {
        self.push(format_args!(
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" class=\"{class}\"/>"
        ));
    }

    /// Lines from point to point; `M` begins anew.
    pub(crate) fn path(&mut self, path: &str, class: &str) {
        self.push(format_args!("<path d=\"{path}\" class=\"{class}\"/>"));
    }

    /// An upright line behind everything.
    pub(crate) fn behind_line(&mut self, x: f64, top: f64, bottom: f64, class: &str) {
        let _ = writeln!(
            self.behind,
            "<line x1=\"{x:.1}\" y1=\"{top:.1}\" x2=\"{x:.1}\" y2=\"{bottom:.1}\" class=\"{class}\"/>"
        );
    }

    /// A level line behind everything.
    pub(crate) fn behind_rule(&mut self, left: f64, right: f64, y: f64, class: &str) {
        let _ = writeln!(
            self.behind,
            "<line x1=\"{left:.1}\" y1=\"{y:.1}\" x2=\"{right:.1}\" y2=\"{y:.1}\" class=\"{class}\"/>"
        );
    }

    /// Says which text lies on another one, or leaves the page.
    pub(crate) fn check(&self) -> Result<(), String> {
        let is_inside = |text: &Text| {
            let across = text.left >= 0.0 && text.right <= self.width;
            across && text.top >= 0.0 && text.bottom <= self.height
        };
        for (index, text) in self.texts.iter().enumerate() {
            if !is_inside(text) {
                return Err(format!("`{}` leaves the page", text.text));
            }
            let mut others = self.texts.iter().skip(index + 1);
            if let Some(other) = others.find(|other| text.overlaps(other)) {
                return Err(format!("`{}` lies on `{}`", other.text, text.text));
            }
        }
        Ok(())
    }

    /// The whole file.
    pub(crate) fn finish(&self) -> String {
        let Self { width, height, title, behind, front, .. } = self;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" \
             viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\">\n\
             <title>{title}</title>\n\
             <style>\n{LIGHT}@media (prefers-color-scheme: dark) {{\n{DARK}}}\n</style>\n\
             <rect width=\"100%\" height=\"100%\" class=\"page\"/>\n{behind}{front}</svg>\n"
        )
    }

    /// The picture as a part of a page of HTML, which has the colours and gives it its width.
    pub(crate) fn fragment(&self) -> String {
        let Self { width, height, title, description, behind, front, .. } = self;
        format!(
            "<svg viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\">\n<title>{title}</title>\n\
             <desc>{description}</desc>\n{behind}{front}</svg>\n"
        )
    }

    fn push(&mut self, element: fmt::Arguments<'_>) {
        let _ = writeln!(self.front, "{element}");
    }
}

/// How wide a text may be, in pixels.
pub(crate) fn width(class: &str, text: &str) -> f64 {
    let letters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    f64::from(letters) * size(class) * LETTER
}

/// A text, cut short if it needs more room than there is.
pub(crate) fn fitted(class: &str, text: &str, room: f64) -> String {
    if width(class, text) <= room {
        return text.into();
    }
    let mut short: String = text.into();
    while short.pop().is_some() {
        let cut = format!("{}…", short.trim_end());
        if width(class, &cut) <= room {
            return cut;
        }
    }
    short
}

/// The size of a class's letters.
fn size(class: &str) -> f64 {
    match class.split(' ').next() {
        Some("title") => 17.0,
        Some("heading" | "label") => 12.0,
        Some("small") => 10.0,
        _ => 11.0,
    }
}

/// A text as XML and HTML have it, between tags and in attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // What XML has no place for.
            c if c.is_control() => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}
