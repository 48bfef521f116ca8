//! Profiles of the Alibaba Cloud CLI, in `~/.aliyun/config.json`.

use super::environment::{Environment, below_home, read_text, switch, variable};
use super::error::Failure;
use super::keys::{Key, Names, Secret, json_defect};
use super::login::{Login, LoginKind};
use super::moment::from_unix_seconds;
use super::program::Program;
use super::recipe::{Recipe, Start};
use super::role::{AssumeRole, OidcRole, RoleSession};
use crate::decode::{self, Field, List, Record};

/// How the profile that `ALIBABA_CLOUD_PROFILE` names, or else the current one, gets credentials.
pub(super) fn recipe(environment: &dyn Environment) -> Result<Recipe, Failure> {
    if switch(environment, "ALIBABA_CLOUD_CLI_PROFILE_DISABLED") {
        return Err(Failure::disabled("switched off by ALIBABA_CLOUD_CLI_PROFILE_DISABLED"));
    }
    let path = below_home(environment, ".aliyun/config.json")?;
    let text = read_text(environment, &path)?;
    let path = path.display().to_string();
    let config: Config = decode::object(text.as_bytes())
        .map_err(|error| Failure::invalid(format!("{path} {}", json_defect(&error))))?;
    let wanted = variable(environment, "ALIBABA_CLOUD_PROFILE")?;
    let name = wanted.as_ref().map_or(config.current.as_str(), |name| name.as_str());
    if name.is_empty() {
        return Err(Failure::invalid(format!("{path} does not say which profile is current")));
    }
    config.recipe(name, &path)
}

/// What the CLI calls the parts of a key.
pub(super) const KEY: Names =
    Names { id: "access_key_id", secret: "access_key_secret", token: "sts_token" };

/// How many profiles may lead to one another. The official tools need two.
const LONGEST_CHAIN: usize = 8;

#[derive(Default)]
struct Config {
    current: String,
    profiles: Profiles,
}

impl Config {
    /// Follows the profiles from the last role to assume to the first credentials.
    fn recipe(&self, name: &str, path: &str) -> Result<Recipe, Failure> {
        let mut name = name;
        let mut roles = Vec::new();
        for _ in 0..LONGEST_CHAIN {
            let profile = self.profiles.0.iter().find(|profile| profile.name == name);
            let Some(profile) = profile else {
                let text = format!("{path} has no profile `{name}`");
                return Err(if roles.is_empty() {
                    Failure::not_configured(text)
                } else {
                    Failure::invalid(text)
                });
            };
            if profile.mode == "ChainableRamRoleArn" {
                roles.push(profile.role());
                name = &profile.next;
                continue;
            }
            let start = profile.start(&format!(" of the profile `{name}` in {path}"))?;
            if profile.mode == "RamRoleArn" {
                roles.push(profile.role());
            }
            roles.reverse();
            return Ok(Recipe { start, roles });
        }
        Err(Failure::invalid(format!(
            "the profiles of {path} lead to one another more than {LONGEST_CHAIN} times: look at \
             source_profile"
        )))
    }
}

impl Record for Config {
    fn names(&self) -> &'static [&'static str] {
        &["current", "profiles"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.current),
            1 => Some(&mut self.profiles),
            _ => None,
        }
    }
}

#[derive(Default)]
struct Profiles(Vec<Profile>);

impl Field for Profiles {
    fn blank() -> Self {
        Self::default()
    }

    fn list(&mut self) -> Option<&mut dyn List> {
        self.0.list()
    }

    fn expects(&self) -> &'static str {
        "an array"
    }
}

/// The members of a profile that lead to credentials.
#[derive(Default)]
struct Profile {
    name: String,
    mode: String,
    access_key_id: Secret,
    access_key_secret: Secret,
    sts_token: Secret,
    sts_expiration: i64,
    ram_role_name: String,
    ram_role_arn: String,
    ram_session_name: String,
    expired_seconds: i64,
    policy: String,
    external_id: String,
    sts_region: String,
    enable_vpc: Option<bool>,
    /// The profile whose credentials assume the role.
    next: String,
    oidc_provider_arn: String,
    oidc_token_file: String,
    cloud_sso_sign_in_url: String,
    cloud_sso_account_id: String,
    cloud_sso_access_config: String,
    access_token: Secret,
    cloud_sso_access_token_expire: i64,
    oauth_site_type: String,
    oauth_access_token: Secret,
    oauth_access_token_expire: i64,
    process_command: Secret,
}

impl Profile {
    /// Where the credentials come from, or those with which the role is assumed.
    fn start(&self, place: &str) -> Result<Start, Failure> {
        match self.mode.as_str() {
            "AK" | "RamRoleArn" => {
                let (id, secret) = (self.access_key_id.expose(), self.access_key_secret.expose());
                Ok(Start::Static(Key { id, secret, token: "" }.check(&KEY, place)?))
            }
            "StsToken" => {
                if self.sts_token.is_empty() {
                    let text = format!("sts_token{place} is missing or empty");
                    return Err(Failure::invalid(text));
                }
                Ok(Start::Static(self.key().check(&KEY, place)?))
            }
            "EcsRamRole" => Ok(Start::EcsRole { name: self.ram_role_name.clone() }),
            "OIDC" => Ok(Start::Oidc(self.oidc())),
            "CloudSSO" => Ok(Start::Login(self.cloud_sso())),
            "OAuth" => Ok(Start::Login(self.oauth(place)?)),
            "External" => match Program::parse(self.process_command.expose()) {
                Some(program) => Ok(Start::Program(program)),
                None => Err(Failure::invalid(format!(
                    "process_command{place} is missing or has a quote that is not closed"
                ))),
            },
            "" => Err(Failure::invalid(format!("mode{place} is missing"))),
            mode => Err(Failure::invalid(format!(
                "mode{place} is `{mode}`, which is not supported: use one of AK, StsToken, \
                 RamRoleArn, EcsRamRole, OIDC, ChainableRamRoleArn, CloudSSO, OAuth, External"
            ))),
        }
    }

    fn oidc(&self) -> OidcRole {
        OidcRole {
            role_arn: self.ram_role_arn.clone(),
            provider_arn: self.oidc_provider_arn.clone(),
            token_file: self.oidc_token_file.clone(),
            session: self.session(),
        }
    }

    fn cloud_sso(&self) -> Login {
        let kind = LoginKind::CloudSso {
            sign_in_url: self.cloud_sso_sign_in_url.clone(),
            account_id: self.cloud_sso_account_id.clone(),
            access_configuration: self.cloud_sso_access_config.clone(),
        };
        self.login(kind, &self.access_token, self.cloud_sso_access_token_expire)
    }

    fn oauth(&self, place: &str) -> Result<Login, Failure> {
        let host = match self.oauth_site_type.to_ascii_uppercase().as_str() {
            "CN" | "" => "oauth.aliyun.com",
            "INTL" => "oauth.alibabacloud.com",
            _ => {
                let text = format!("oauth_site_type{place} is neither CN nor INTL");
                return Err(Failure::invalid(text));
            }
        };
        let kind = LoginKind::OAuth { host };
        Ok(self.login(kind, &self.oauth_access_token, self.oauth_access_token_expire))
    }

    fn login(&self, kind: LoginKind, token: &Secret, expiration: i64) -> Login {
        let cached = from_unix_seconds(self.sts_expiration)
            .and_then(|expiration| self.key().check_temporary(&KEY, "", expiration).ok());
        Login {
            profile: self.name.clone(),
            kind,
            token: token.clone(),
            expiration: from_unix_seconds(expiration),
            cached,
        }
    }

    fn key(&self) -> Key<'_> {
        Key {
            id: self.access_key_id.expose(),
            secret: self.access_key_secret.expose(),
            token: self.sts_token.expose(),
        }
    }

    fn role(&self) -> AssumeRole {
        AssumeRole {
            role_arn: self.ram_role_arn.clone(),
            external_id: Some(self.external_id.clone()),
            session: self.session(),
        }
    }

    fn session(&self) -> RoleSession {
        RoleSession {
            name: Some(self.ram_session_name.clone()),
            seconds: Some(self.expired_seconds.max(0).unsigned_abs()),
            policy: Some(self.policy.clone()),
            region: Some(self.sts_region.clone()),
            vpc: self.enable_vpc,
        }
    }
}

impl Record for Profile {
    fn names(&self) -> &'static [&'static str] {
        &[
            "name",
            "mode",
            "access_key_id",
            "access_key_secret",
            "sts_token",
            "sts_expiration",
            "ram_role_name",
            "ram_role_arn",
            "ram_session_name",
            "expired_seconds",
            "policy",
            "external_id",
            "sts_region",
            "enable_vpc",
            "source_profile",
            "oidc_provider_arn",
            "oidc_token_file",
            "cloud_sso_sign_in_url",
            "cloud_sso_account_id",
            "cloud_sso_access_config",
            "access_token",
            "cloud_sso_access_token_expire",
            "oauth_site_type",
            "oauth_access_token",
            "oauth_access_token_expire",
            "process_command",
        ]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        Some(match index {
            0 => &mut self.name,
            1 => &mut self.mode,
            2 => &mut self.access_key_id,
            3 => &mut self.access_key_secret,
            4 => &mut self.sts_token,
            5 => &mut self.sts_expiration,
            6 => &mut self.ram_role_name,
            7 => &mut self.ram_role_arn,
            8 => &mut self.ram_session_name,
            9 => &mut self.expired_seconds,
            10 => &mut self.policy,
            11 => &mut self.external_id,
            12 => &mut self.sts_region,
            13 => &mut self.enable_vpc,
            14 => &mut self.next,
            15 => &mut self.oidc_provider_arn,
            16 => &mut self.oidc_token_file,
            17 => &mut self.cloud_sso_sign_in_url,
            18 => &mut self.cloud_sso_account_id,
            19 => &mut self.cloud_sso_access_config,
            20 => &mut self.access_token,
            21 => &mut self.cloud_sso_access_token_expire,
            22 => &mut self.oauth_site_type,
            23 => &mut self.oauth_access_token,
            24 => &mut self.oauth_access_token_expire,
            25 => &mut self.process_command,
            _ => return None,
        })
    }
}
