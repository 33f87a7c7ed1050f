//! What the server does for each family of methods.

pub(super) mod actions;
pub(super) mod annfile;
mod apply;
mod arguments;
pub(super) mod commands;
mod conf;
pub(super) mod confirm;
pub(super) mod hierarchy;
pub(super) mod lens;
pub(super) mod lifecycle;
pub(super) mod making;
pub(super) mod navigation;
pub(super) mod people;
pub(super) mod places;
pub(super) mod rename;
mod stamp;
pub(super) mod standoff;
pub(super) mod sync;
pub(super) mod view;
pub(super) mod views;
pub(super) mod workspace;
mod workspace_edit;
