//! From a schedule to text.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{FORMAT, hex};
use crate::schedule::{Deployment, Schedule, ScheduledVersion};

impl<V: ScheduledVersion> Schedule<V> {
    /// The list as JSON in its one form: equal lists are equal text. Nil entries are `null`. It says
    /// what kind of version it is of.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{Epoch, SpecVersion, schedule::{Deployment, Schedule}};
    ///
    /// let schedule: Schedule = [Deployment::new(SpecVersion(7), Epoch(20))].into_iter().collect();
    /// assert_eq!(
    ///     schedule.to_json(),
    ///     r#"{"format":1,"version_type":"spec_version","deployments":[{"version":"7","valid_from":20}]}"#,
    /// );
    /// assert_eq!(Schedule::from_json(&schedule.to_json())?, schedule);
    /// # Ok::<(), perennial::schedule::ScheduleJsonError>(())
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let entries = self.entries().iter();
        let entries = entries.map(|entry| entry.as_ref().map_or_else(|| "null".into(), deployment));
        let entries: Vec<String> = entries.collect();
        format!(
            r#"{{"format":{FORMAT},"version_type":{},"deployments":[{}]}}"#,
            quoted(V::NAME),
            entries.join(",")
        )
    }
}

fn deployment<V: ScheduledVersion>(deployment: &Deployment<V>) -> String {
    let Deployment { version, valid_from, constraints, checksum } = deployment;
    let mut json =
        format!(r#"{{"version":{},"valid_from":{valid_from}"#, quoted(&version.to_string()));
    if let Some(constraints) = constraints {
        json.push_str(&format!(r#","constraints":"{}""#, hex::write(constraints)));
    }
    if !checksum.is_empty() {
        json.push_str(&format!(r#","checksum":"{}""#, hex::write(checksum)));
    }
    json.push('}');
    json
}

/// A text in quotes, with what has to be escaped.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
