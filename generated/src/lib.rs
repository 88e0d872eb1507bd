//! Rust types for documented Configuration Manager classes.
//!
//! The module [`configmgr`] is generated from the schema pages of the project. Each class has a struct and a module with the types of
//! its values; keys are plain fields, everything else is an `Option`. `docs/generated-code.md` of the project describes the mapping.
//!
//! With the feature `serde` the types read what AdminService, PowerShell and WMI send:
//!
#![cfg_attr(feature = "serde", doc = "```")]
#![cfg_attr(not(feature = "serde"), doc = "```ignore")]
//! use mof_generated::configmgr::SmsClientActionStatus;
//! use mof_generated::configmgr::sms_client_action_status::ActionState;
//! use mof_runtime::{Object, Validate};
//!
//! let json = r#"{"ActionID": 7, "OperationID": 16777216, "ActionState": 1, "TimeLastUpdated": "2026-03-01T08:30:00Z"}"#;
//! let status: SmsClientActionStatus = serde_json::from_str(json)?;
//!
//! assert_eq!(status.action_state, Some(ActionState::ACTIVE));
//! assert_eq!(status.action_state.and_then(ActionState::name), Some("Active"));
//! assert_eq!(status.object_path()?.as_str(), "SMS_ClientActionStatus.ActionID=7,OperationID=16777216");
//! assert!(status.validate().is_ok());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A state that the documentation does not list is no error; it has a number and no name:
//!
//! ```
//! use mof_generated::configmgr::sms_client_action_status::ActionState;
//!
//! let state = ActionState(9);
//! assert_eq!((state.name(), state.to_string()), (None, "9".to_owned()));
//! ```

/// Classes of the SMS Provider of a Configuration Manager site.
#[rustfmt::skip]
pub mod configmgr;
