//! Permissions as data.

use indexmap::IndexMap;
use serde::{Serialize, Serializer};

use crate::model::{self, Authorization};

/// What is said about permissions.
#[derive(Debug)]
pub enum Permission {
    /// The page has no such section, or an empty one.
    NotStated,
    /// The page says that nothing is disclosed.
    Undisclosed,
    /// The page says that it can be called without credentials.
    Anonymous,
    /// The page states it: for one action, which becomes an object, or for several, which become a
    /// list with that of the operation itself first.
    Stated(Vec<StatedPermission>),
}

impl Serialize for Permission {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::NotStated => serializer.serialize_str("not_stated"),
            Self::Undisclosed => serializer.serialize_str("undisclosed"),
            Self::Anonymous => serializer.serialize_str("anonymous"),
            Self::Stated(rows) => match rows.as_slice() {
                [only] => only.serialize(serializer),
                rows => rows.serialize(serializer),
            },
        }
    }
}

/// What a page states about permissions.
#[derive(Debug, Serialize)]
pub struct StatedPermission {
    /// The RAM action.
    pub action: String,
    /// The access level, if it is stated.
    pub access_level: Option<String>,
    /// The resources, if they are stated.
    pub resources: Option<Vec<Resource>>,
    /// The condition keys, if they are stated.
    pub condition_keys: Option<Vec<String>>,
    /// Other operations for which the caller needs permission, if they are stated.
    pub associated_operations: Option<Vec<String>>,
    /// When those of them are needed for which it is said.
    pub needed_when: IndexMap<String, String>,
}

/// A kind of resource.
#[derive(Debug, Serialize)]
pub struct Resource {
    /// Its name.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its ARN.
    pub arn: Option<String>,
    /// Whether it is mandatory.
    pub required: Option<bool>,
    /// The condition keys that hold for it alone.
    pub condition_keys: Vec<String>,
}

pub(super) fn permission(authorization: Authorization) -> Permission {
    match authorization {
        Authorization::NotStated => Permission::NotStated,
        Authorization::Undisclosed => Permission::Undisclosed,
        Authorization::Anonymous => Permission::Anonymous,
        Authorization::Stated(rows) => Permission::Stated(rows.into_iter().map(stated).collect()),
    }
}

fn stated(row: model::StatedAuthorization) -> StatedPermission {
    let resource = |model::Resource { kind, arn, required, condition_keys }| Resource {
        kind,
        arn,
        required,
        condition_keys,
    };
    let associated = row.associated_operations;
    StatedPermission {
        action: row.action,
        access_level: row.access_level,
        resources: row.resources.map(|rows| rows.into_iter().map(resource).collect()),
        condition_keys: row.condition_keys,
        associated_operations: associated
            .as_ref()
            .map(|rows| rows.iter().map(|(action, _)| action.clone()).collect()),
        needed_when: associated
            .into_iter()
            .flatten()
            .filter_map(|(action, when)| Some((action, when?)))
            .collect(),
    }
}
