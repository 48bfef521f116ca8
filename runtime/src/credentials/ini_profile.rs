//! Sections of `~/.alibabacloud/credentials.ini` or `~/.alibabacloud/credentials`.

use std::path::PathBuf;

use super::environment::{Environment, below_home, read_text, variable};
use super::error::Failure;
use super::ini::Section;
use super::keys::{Key, Names};
use super::recipe::{Recipe, Start};
use super::role::{AssumeRole, OidcRole, RoleSession};

/// How the section that `ALIBABA_CLOUD_PROFILE` names, or else `default`, gets credentials.
///
/// Of the two usual files, the first that has the section counts: the Python SDK reads the one,
/// the Go SDK the other.
pub(super) fn recipe(environment: &dyn Environment) -> Result<Recipe, Failure> {
    let files = match variable(environment, "ALIBABA_CLOUD_CREDENTIALS_FILE")? {
        Some(file) => vec![PathBuf::from(file.as_str())],
        None => vec![
            below_home(environment, ".alibabacloud/credentials.ini")?,
            below_home(environment, ".alibabacloud/credentials")?,
        ],
    };
    let wanted = variable(environment, "ALIBABA_CLOUD_PROFILE")?;
    let wanted = wanted.as_ref().map_or("default", |name| name.as_str());
    let mut absent = Vec::new();
    for file in files {
        let text = match read_text(environment, &file) {
            Ok(text) => text,
            Err(failure) if failure.is_not_configured() => {
                absent.push(failure.text());
                continue;
            }
            Err(failure) => return Err(failure),
        };
        let file = file.display();
        match Section::find(&text, wanted) {
            Ok(Some(section)) => {
                return from_section(&section, &format!(" in [{wanted}] of {file}"));
            }
            Ok(None) => absent.push(format!("{file} has no section [{wanted}]")),
            Err(line) => {
                return Err(Failure::invalid(format!(
                    "line {line} of {file} is neither a new [section] nor a new key = value"
                )));
            }
        }
    }
    Err(Failure::not_configured(absent.join(", ")))
}

/// What the file calls the parts of a key. There are no temporary ones.
const KEY: Names = Names { id: "access_key_id", secret: "access_key_secret", token: "" };

fn from_section(section: &Section, place: &str) -> Result<Recipe, Failure> {
    let mut roles = Vec::new();
    let start = match section.get("type") {
        "access_key" => static_key(section, place)?,
        "ram_role_arn" => {
            let role_arn = section.get("role_arn").to_owned();
            roles.push(AssumeRole { role_arn, external_id: None, session: session(section) });
            static_key(section, place)?
        }
        "oidc_role_arn" => Start::Oidc(OidcRole {
            role_arn: section.get("role_arn").to_owned(),
            provider_arn: section.get("oidc_provider_arn").to_owned(),
            token_file: section.get("oidc_token_file_path").to_owned(),
            session: session(section),
        }),
        "ecs_ram_role" => Start::EcsRole { name: section.get("role_name").to_owned() },
        "rsa_key_pair" => {
            return Err(Failure::invalid(format!(
                "type{place} is `rsa_key_pair`, for which this crate has no signature: use \
                 access_key or a role instead"
            )));
        }
        "" => return Err(Failure::invalid(format!("type{place} is missing"))),
        other => {
            return Err(Failure::invalid(format!(
                "type{place} is `{other}`, which is not supported: use one of access_key, \
                 ram_role_arn, oidc_role_arn, ecs_ram_role"
            )));
        }
    };
    Ok(Recipe { start, roles })
}

fn static_key(section: &Section, place: &str) -> Result<Start, Failure> {
    let key = Key { id: section.get(KEY.id), secret: section.get(KEY.secret), token: "" };
    Ok(Start::Static(key.check(&KEY, place)?))
}

fn session(section: &Section) -> RoleSession {
    RoleSession {
        name: Some(section.get("role_session_name").to_owned()),
        policy: Some(section.get("policy").to_owned()),
        ..RoleSession::default()
    }
}
