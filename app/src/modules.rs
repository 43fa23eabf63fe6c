//! The list of modules: the one place that knows them all.

use balai_kernel::{
    Module, api, audit, desk, import, keying, measure, own, retention, template, translation, view,
};

/// The modules in the order of the navigation.
pub fn modules() -> Vec<Module> {
    vec![
        desk::MODULE,
        view::MODULE,
        balai_directory::MODULE,
        balai_workplan::MODULE,
        balai_events::MODULE,
        balai_library::MODULE,
        balai_evidence::MODULE,
        balai_spaces::MODULE,
        measure::MODULE,
        balai_report::MODULE,
        import::MODULE,
        keying::MODULE,
        api::MODULE,
        audit::MODULE,
        template::MODULE,
        translation::MODULE,
        retention::MODULE,
        own::MODULE,
        desk::ADMIN,
    ]
}
