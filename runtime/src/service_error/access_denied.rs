//! Why access was denied.

use crate::decode::{self, Mismatch, Scalar};
use crate::{Field, Record};

/// Why access was denied: who was denied what, and by which kind of policy.
///
/// The service sends it as an object or as a text. A text that is not a JSON object is kept as it
/// is, in [`text`](Self::text).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct AccessDenied {
    /// The action that was denied, e.g. `ens:RenewInstance`.
    pub auth_action: Option<String>,
    /// The name of the identity that was denied.
    pub auth_principal_display_name: Option<String>,
    /// The account that the identity belongs to.
    pub auth_principal_owner_id: Option<String>,
    /// The kind of identity, e.g. `SubUser`.
    pub auth_principal_type: Option<String>,
    /// Whether a policy denies the action or none allows it, e.g. `ImplicitDeny`.
    pub no_permission_type: Option<String>,
    /// The kind of policy that decided, e.g. `AccountLevelIdentityBasedPolicy`.
    pub policy_type: Option<String>,
    /// A text that an administrator can have decoded to learn more.
    pub encoded_diagnostic_message: Option<String>,
    /// The whole, if the service sent it as a text.
    pub text: Option<String>,
}

impl AccessDenied {
    pub(super) fn texts(&mut self) -> [&mut Option<String>; 8] {
        let Self {
            auth_action,
            auth_principal_display_name,
            auth_principal_owner_id,
            auth_principal_type,
            no_permission_type,
            policy_type,
            encoded_diagnostic_message,
            text,
        } = self;
        [
            auth_action,
            auth_principal_display_name,
            auth_principal_owner_id,
            auth_principal_type,
            no_permission_type,
            policy_type,
            encoded_diagnostic_message,
            text,
        ]
    }
}

impl Record for AccessDenied {
    fn names(&self) -> &'static [&'static str] {
        &[
            "AuthAction",
            "AuthPrincipalDisplayName",
            "AuthPrincipalOwnerId",
            "AuthPrincipalType",
            "NoPermissionType",
            "PolicyType",
            "EncodedDiagnosticMessage",
        ]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.auth_action),
            1 => Some(&mut self.auth_principal_display_name),
            2 => Some(&mut self.auth_principal_owner_id),
            3 => Some(&mut self.auth_principal_type),
            4 => Some(&mut self.no_permission_type),
            5 => Some(&mut self.policy_type),
            6 => Some(&mut self.encoded_diagnostic_message),
            _ => None,
        }
    }
}

/// What an answer says about denied access: an object, or a text that may hold one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Denial(pub(super) AccessDenied);

impl Field for Denial {
    fn blank() -> Self {
        Self::default()
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        let Scalar::Text(text) = value else { return Err(Mismatch) };
        self.0 = decode::object(text.as_bytes()).unwrap_or_default();
        self.0.text = Some(text.to_owned());
        Ok(())
    }

    fn record(&mut self) -> Option<&mut dyn Record> {
        Some(&mut self.0)
    }

    fn expects(&self) -> &'static str {
        "an object or a string"
    }
}
