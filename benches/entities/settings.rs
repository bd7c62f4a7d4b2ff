use std::time::Duration;

use criterion::Criterion;

/// Short enough that a whole group runs in some minutes, long enough that medians repeat.
pub fn criterion() -> Criterion {
    with_samples(60)
}

/// For what takes milliseconds a call, fewer samples.
pub fn with_samples(samples: usize) -> Criterion {
    Criterion::default()
        .sample_size(samples)
        .warm_up_time(Duration::from_millis(400))
        .measurement_time(Duration::from_millis(1_600))
        .without_plots()
        .configure_from_args()
}
