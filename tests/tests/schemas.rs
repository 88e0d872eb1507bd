//! What the project makes of its three schema pages: the syntax tree, the resolved schema, the Rust code and the reference page of each.

use mof_model::dump::Dump;
use mof_model::{Compilation, Valid};
use mof_parser::write;
use mof_tests::{compiler, report, repository};

const CLASSES: [&str; 3] = ["SMS_ClientActionStatus", "SMS_ClientDeploymentFailureBucket", "SMS_TaskSequenceExecutionStatus"];
