// @generated from specs/ens/create_instance.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: a7645a7b32f98cd9

//! `CreateInstance`: Buys subscription instances in one region.
//!
//! **Every successful call orders instances and charges money.** The request has no idempotency token:
//! sending it twice can order twice. When the outcome of a call is unknown, list the instances before
//! sending it again.
//!
//! Creating takes place after the answer: a `Code` of 0 says only that the request was taken. The answer
//! has the IDs of the instances; ask for them until they are there. The metadata advise to allow the
//! call more time than usual.
//!
//! - Product: Edge Node Service (`Ens`), version 2017-11-10
//! - Group: Instances
//! - Method: `POST`; also documented: `GET`
//! - Safety: each call has an effect of its own; send it at most once
//! - It charges money
//! - Permission: the page does not say
//! - Rate limit: 10 requests per second, for each user
//! - Rule: `AutoRenewPeriod` is required when `AutoRenew` is `True`
//! - Rule: `PrivateIpAddress` needs `VSwitchId`
//! - Rule: `Password` must not be given when `PasswordInherit` is `true`. With the password of the image, `Password` must be empty.
//! - Page: Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json): `CreateInstance`, <https://api.aliyun.com/meta/v1/products/Ens/versions/2017-11-10/api-docs.json>, revision `2024-07-30`, language `zh`
//! - Further source: Official Alibaba Cloud SDK for Python, package alibabacloud-ens20171110, its requests recorded over loopback, <https://pypi.org/project/alibabacloud-ens20171110/>, revision `12.1.0`
//!
//! # Examples
//!
//! ```
//! use aliyun_api::Operation;
//! use aliyun_api::ens::CreateInstanceRequest;
//!
//! let request = CreateInstanceRequest::new("ens.se1.tiny", "cn-hangzhou", "12", "1");
//! request.validate()?;
//! # Ok::<(), aliyun_api::ValidationError>(())
//! ```
//!
//! # Errors
//!
//! - [`StockNotEnough`](CreateInstanceError::StockNotEnough)
//! - [`InvalidUserData.NotInWhiteList`](CreateInstanceError::InvalidUserDataNotInWhiteList)
//! - [`MissingParameter`](CreateInstanceError::MissingParameter)
//! - [`InstanceIdNotFound`](CreateInstanceError::InstanceIdNotFound)
//! - [`NoPermission`](CreateInstanceError::NoPermission)
//! - [`CallInterface`](CreateInstanceError::CallInterface)
//! - [`InvalidParameter`](CreateInstanceError::InvalidParameter)
//! - [`InvalidParameter.%s`](CreateInstanceError::InvalidParameterField)
//! - [`InvalidDiskSize.ValueNotSupported`](CreateInstanceError::InvalidDiskSizeValueNotSupported)
//! - [`InvalidParameter.Bandwidth`](CreateInstanceError::InvalidParameterBandwidth)
//! - [`InvalidParameter.Image`](CreateInstanceError::InvalidParameterImage)
//! - [`InvalidParameter.InstanceType`](CreateInstanceError::InvalidParameterInstanceType)
//! - [`InvalidAccountStatus.NotEnoughBalance`](CreateInstanceError::InvalidAccountStatusNotEnoughBalance)
//! - [`unsupported_Ipv6Feature`](CreateInstanceError::UnsupportedIpv6Feature)
//! - [`Forbidden.CreateInstance`](CreateInstanceError::ForbiddenCreateInstance)
//! - [`ENS_OperationUnsupported_KeyPairName`](CreateInstanceError::EnsOperationUnsupportedKeyPairName)
//! - [`ENS_DependencyViolation_WindowsInstance`](CreateInstanceError::EnsDependencyViolationWindowsInstance)
//! - [`ENS_PASSWORDORKEYPAIRNAME_MODULE_NOT_CHOOSEN`](CreateInstanceError::EnsPasswordorkeypairnameModuleNotChoosen)
//! - [`InvalidPrivateIpAddress`](CreateInstanceError::InvalidPrivateIpAddress)
//! - [`InvalidVSwitchId.NotFound`](CreateInstanceError::InvalidVSwitchIdNotFound)
//! - [`InvalidPrivateIpAddress.Duplicated`](CreateInstanceError::InvalidPrivateIpAddressDuplicated)
//! - [`InvalidPasswordParam.Mismatch`](CreateInstanceError::InvalidPasswordParamMismatch)
//! - those that the gateway may answer to any operation: [`GatewayError`]

use std::fmt;
use std::str::FromStr;

use aliyun_runtime::{
    Documented, ErrorCode, ErrorInfo, Field, Members, Method, OpenEnum, Operation,
    OperationInfo, Parameters, RateLimit, Record, Remedy, Retry, Rules, Safety,
    SecretValues, Shared, Span, Structure, Table, Template, UnknownCode,
    ValidationError, Validator, Value, View, When, list_of,
};

use crate::GatewayError;

/// The parameters of [`CreateInstance`](self).
///
/// **It charges money.** It is sent again only if it certainly was not executed.
#[derive(Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct CreateInstanceRequest {
    /// Specification of the instances. The limits of use list them.
    ///
    /// - On the wire: `InstanceType`
    /// - Example: `ens.se1.tiny`
    pub instance_type: String,
    /// Region of the instances.
    ///
    /// - On the wire: `EnsRegionId`
    /// - Example: `cn-hangzhou`
    pub ens_region_id: String,
    /// Password of the instances: 8 to 30 characters, from at least three of the four groups upper case
    /// letters, lower case letters, digits and special characters. The special characters that count are
    /// ``()`~!@#$%^&*-_+=|{}[]:;'<>,.?/``.
    ///
    /// - On the wire: `Password`
    /// - Length in characters: `8..=30`
    /// - Must contain (not checked): at least 3 of uppercase letters; lowercase letters; digits; ()\`\~!@#$%^&*-_+=|{}\[\]:;'\<\>,.?/
    /// - Example: `yourPassword:1`
    pub password: Option<String>,
    /// How long to buy, in months, 1 to 9 or 12. The order charges for the whole time.
    ///
    /// - On the wire: `Period`
    /// - Unit: months
    /// - Values: `1..=9`, `12`, written as text
    /// - Example: `12`
    pub period: String,
    /// ID of the image with which the instances start.
    ///
    /// - On the wire: `ImageId`
    /// - Example: `yourImage ID`
    /// - About the page: The example is a placeholder.
    pub image_id: Option<String>,
    /// System disk of each instance.
    ///
    /// - On the wire: `SystemDisk.Size` and so on
    /// - About the page: The metadata have one parameter of the name `SystemDisk.Size` in place of a structure.
    /// - Source of `type`: Official Alibaba Cloud SDK for Python, package alibabacloud-ens20171110, its requests recorded over loopback
    /// - Source of `encoding`: Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json): `CreateInstance`; Official Alibaba Cloud SDK for Python, package alibabacloud-ens20171110, its requests recorded over loopback
    pub system_disk: Option<CreateInstanceSystemDisk>,
    /// How many instances to buy.
    ///
    /// - On the wire: `Quantity`
    /// - Example: `1`
    pub quantity: String,
    /// Data disks of each instance.
    ///
    /// - On the wire: `DataDisk.1.Size` and so on
    /// - The sources disagree: The metadata have one parameter of the name `DataDisk.1.Size`, for the first disk alone. The official Python SDK takes a list and numbers its disks.
    /// - Source of `type`: Official Alibaba Cloud SDK for Python, package alibabacloud-ens20171110, its requests recorded over loopback
    /// - Source of `encoding`: Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json): `CreateInstance`; Official Alibaba Cloud SDK for Python, package alibabacloud-ens20171110, its requests recorded over loopback
    /// - Items: A data disk.
    pub data_disk: Vec<CreateInstanceDataDisk>,
    /// How bandwidth is paid. It is required for the first instance of an account; afterwards the way that is
    /// used already is taken.
    ///
    /// - On the wire: `InternetChargeType`
    /// - Values: `BandwidthByDay`, `95BandwidthByMonth`
    /// - Example: `95BandwidthByMonth`
    pub internet_charge_type: Option<CreateInstanceInternetChargeType>,
    /// How long to renew for each time, in months, 1 to 12. It is required with an `AutoRenew` of `True`.
    ///
    /// - On the wire: `AutoRenewPeriod`
    /// - Unit: months
    /// - Values: `1..=12`, written as text
    /// - Example: `12`
    pub auto_renew_period: Option<String>,
    /// Whether the service is to renew the instances by itself. If so, it can charge again later without another call.
    ///
    /// - On the wire: `AutoRenew`
    /// - Values: `True`, `False`
    /// - Default: `False`
    /// - Example: `True`
    pub auto_renew: Option<CreateInstanceAutoRenew>,
    /// Kind of IP addresses.
    ///
    /// - On the wire: `IpType`
    /// - Values: `ipv4Andipv6`, `ipv4`, `ipv6`
    /// - Default: `ipv4`
    /// - Example: `ipv4`
    pub ip_type: Option<CreateInstanceIpType>,
    /// Name of one key pair.
    ///
    /// - On the wire: `KeyPairName`
    /// - Example: `TestKeyPairName`
    pub key_pair_name: Option<String>,
    /// Script that the instances run, beginning with `#!`, encoded in Base64. It travels and stays in the
    /// clear: encrypt passwords and keys before they go into it. Metadata of the instance cannot be filled in.
    ///
    /// - On the wire: `UserData`
    /// - Format: base64
    /// - Example: `#!/bin/sh echo "Hello World. The time is now $(date -R)!" | tee /home/output.txt`
    /// - About the page: The text names two limits, 256 characters and 16 KB; neither is checked here. The value is to be in Base64, and the example is not.
    pub user_data: Option<String>,
    /// ID of the vSwitch.
    ///
    /// - On the wire: `VSwitchId`
    /// - Example: `YourVSwitchId`
    /// - About the page: The example is a placeholder.
    pub v_switch_id: Option<String>,
    /// Private address. It needs a `VSwitchId`, and the vSwitch must exist.
    ///
    /// - On the wire: `PrivateIpAddress`
    /// - Example: `10.10.10.10`
    pub private_ip_address: Option<String>,
    /// How the instances are paid. The value is fixed at present.
    ///
    /// - On the wire: `PaymentType`
    /// - Values: `Subscription`
    /// - Default: `Subscription`
    /// - Example: `Subscription`
    pub payment_type: Option<CreateInstancePaymentType>,
    /// Name of the instances: 2 to 128 characters, beginning with a letter or a Chinese character and not with
    /// `http://` or `https://`, of letters, Chinese characters, digits, `:`, `_`, `.` and `-`. Without a name,
    /// the ID of the instance is its name.
    ///
    /// - On the wire: `InstanceName`
    /// - Length in characters: `2..=128`
    /// - Must not begin with (not checked): `http://`, `https://`
    /// - Example: `test：Instance_Name.1-2`
    /// - About the page: The colon of the example is a full-width one, which the rules do not allow.
    pub instance_name: Option<String>,
    /// Host name: letters, digits and `-`, and outside Windows `.` as well; neither `.` nor `-` begins or ends
    /// it or stands twice in a row. 2 to 15 characters, not all of them digits, for Windows; 2 to 64 for
    /// Linux and others.
    ///
    /// - On the wire: `HostName`
    /// - Length in characters: `2..=64`
    /// - Must not begin with (not checked): `.`, `-`
    /// - Example: `test-HostName`
    pub host_name: Option<String>,
    /// Whether `HostName` and `InstanceName` get a number at their end, from `001` up to `999`: `LocalHost001`,
    /// `LocalHost002`, `MyInstance001`, `MyInstance002`.
    ///
    /// - On the wire: `UniqueSuffix`
    /// - Default: `false`
    /// - Example: `false`
    pub unique_suffix: Option<bool>,
    /// Whether the instances may get a public IP address.
    ///
    /// - On the wire: `PublicIpIdentification`
    /// - Default: `true`
    /// - Example: `true`
    pub public_ip_identification: Option<bool>,
    /// Whether the password that is set in the image is used. If so, `Password` must be empty and the image must
    /// have one.
    ///
    /// - On the wire: `PasswordInherit`
    /// - Example: `false`
    pub password_inherit: Option<bool>,
}

impl CreateInstanceRequest {
    /// A request with the parameters that are required.
    pub fn new(
        instance_type: impl Into<String>,
        ens_region_id: impl Into<String>,
        period: impl Into<String>,
        quantity: impl Into<String>,
    ) -> Self {
        Self {
            instance_type: instance_type.into(),
            ens_region_id: ens_region_id.into(),
            password: None,
            period: period.into(),
            image_id: None,
            system_disk: None,
            quantity: quantity.into(),
            data_disk: Vec::new(),
            internet_charge_type: None,
            auto_renew_period: None,
            auto_renew: None,
            ip_type: None,
            key_pair_name: None,
            user_data: None,
            v_switch_id: None,
            private_ip_address: None,
            payment_type: None,
            instance_name: None,
            host_name: None,
            unique_suffix: None,
            public_ip_identification: None,
            password_inherit: None,
        }
    }

    /// Sets the parameter [`Password`](field@Self::password).
    pub fn password(mut self, value: impl Into<String>) -> Self {
        self.password = Some(value.into());
        self
    }

    /// Sets the parameter [`ImageId`](field@Self::image_id).
    pub fn image_id(mut self, value: impl Into<String>) -> Self {
        self.image_id = Some(value.into());
        self
    }

    /// Sets the parameter [`SystemDisk`](field@Self::system_disk).
    pub fn system_disk(mut self, value: CreateInstanceSystemDisk) -> Self {
        self.system_disk = Some(value);
        self
    }

    /// Sets the parameter [`DataDisk`](field@Self::data_disk).
    pub fn data_disk(
        mut self,
        value: impl IntoIterator<Item = CreateInstanceDataDisk>,
    ) -> Self {
        self.data_disk = list_of(value);
        self
    }

    /// Sets the parameter [`InternetChargeType`](field@Self::internet_charge_type).
    pub fn internet_charge_type(
        mut self,
        value: impl Into<CreateInstanceInternetChargeType>,
    ) -> Self {
        self.internet_charge_type = Some(value.into());
        self
    }

    /// Sets the parameter [`AutoRenewPeriod`](field@Self::auto_renew_period).
    pub fn auto_renew_period(mut self, value: impl Into<String>) -> Self {
        self.auto_renew_period = Some(value.into());
        self
    }

    /// Sets the parameter [`AutoRenew`](field@Self::auto_renew).
    pub fn auto_renew(mut self, value: impl Into<CreateInstanceAutoRenew>) -> Self {
        self.auto_renew = Some(value.into());
        self
    }

    /// Sets the parameter [`IpType`](field@Self::ip_type).
    pub fn ip_type(mut self, value: impl Into<CreateInstanceIpType>) -> Self {
        self.ip_type = Some(value.into());
        self
    }

    /// Sets the parameter [`KeyPairName`](field@Self::key_pair_name).
    pub fn key_pair_name(mut self, value: impl Into<String>) -> Self {
        self.key_pair_name = Some(value.into());
        self
    }

    /// Sets the parameter [`UserData`](field@Self::user_data).
    pub fn user_data(mut self, value: impl Into<String>) -> Self {
        self.user_data = Some(value.into());
        self
    }

    /// Sets the parameter [`VSwitchId`](field@Self::v_switch_id).
    pub fn v_switch_id(mut self, value: impl Into<String>) -> Self {
        self.v_switch_id = Some(value.into());
        self
    }

    /// Sets the parameter [`PrivateIpAddress`](field@Self::private_ip_address).
    pub fn private_ip_address(mut self, value: impl Into<String>) -> Self {
        self.private_ip_address = Some(value.into());
        self
    }

    /// Sets the parameter [`PaymentType`](field@Self::payment_type).
    pub fn payment_type(mut self, value: impl Into<CreateInstancePaymentType>) -> Self {
        self.payment_type = Some(value.into());
        self
    }

    /// Sets the parameter [`InstanceName`](field@Self::instance_name).
    pub fn instance_name(mut self, value: impl Into<String>) -> Self {
        self.instance_name = Some(value.into());
        self
    }

    /// Sets the parameter [`HostName`](field@Self::host_name).
    pub fn host_name(mut self, value: impl Into<String>) -> Self {
        self.host_name = Some(value.into());
        self
    }

    /// Sets the parameter [`UniqueSuffix`](field@Self::unique_suffix).
    pub fn unique_suffix(mut self, value: bool) -> Self {
        self.unique_suffix = Some(value);
        self
    }

    /// Sets the parameter [`PublicIpIdentification`](field@Self::public_ip_identification).
    pub fn public_ip_identification(mut self, value: bool) -> Self {
        self.public_ip_identification = Some(value);
        self
    }

    /// Sets the parameter [`PasswordInherit`](field@Self::password_inherit).
    pub fn password_inherit(mut self, value: bool) -> Self {
        self.password_inherit = Some(value);
        self
    }
}

impl fmt::Debug for CreateInstanceRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CreateInstanceRequest")
            .field("instance_type", &self.instance_type)
            .field("ens_region_id", &self.ens_region_id)
            .field("password", &"[not shown]")
            .field("period", &self.period)
            .field("image_id", &self.image_id)
            .field("system_disk", &self.system_disk)
            .field("quantity", &self.quantity)
            .field("data_disk", &self.data_disk)
            .field("internet_charge_type", &self.internet_charge_type)
            .field("auto_renew_period", &self.auto_renew_period)
            .field("auto_renew", &self.auto_renew)
            .field("ip_type", &self.ip_type)
            .field("key_pair_name", &self.key_pair_name)
            .field("user_data", &"[not shown]")
            .field("v_switch_id", &self.v_switch_id)
            .field("private_ip_address", &self.private_ip_address)
            .field("payment_type", &self.payment_type)
            .field("instance_name", &self.instance_name)
            .field("host_name", &self.host_name)
            .field("unique_suffix", &self.unique_suffix)
            .field("public_ip_identification", &self.public_ip_identification)
            .field("password_inherit", &self.password_inherit)
            .finish()
    }
}

impl Operation for CreateInstanceRequest {
    type Response = CreateInstanceResponse;
    type Error = CreateInstanceError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &super::PRODUCT,
        action: "CreateInstance",
        method: Method::Post,
        safety: Safety::AtMostOnce,
        charges: Some(true),
        rate_limits: &[RateLimit::new(10, 1)],
        page: Some(
            "https://api.aliyun.com/meta/v1/products/Ens/versions/2017-11-10/api-docs.json",
        ),
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        out.query("InstanceType", &self.instance_type);
        out.query("EnsRegionId", &self.ens_region_id);
        out.query("Password", &self.password);
        out.query("Period", &self.period);
        out.query("ImageId", &self.image_id);
        out.query("SystemDisk", &self.system_disk);
        out.query("Quantity", &self.quantity);
        out.query("DataDisk", &self.data_disk);
        out.query("InternetChargeType", &self.internet_charge_type);
        out.query("AutoRenewPeriod", &self.auto_renew_period);
        out.query("AutoRenew", &self.auto_renew);
        out.query("IpType", &self.ip_type);
        out.query("KeyPairName", &self.key_pair_name);
        out.query("UserData", &self.user_data);
        out.query("VSwitchId", &self.v_switch_id);
        out.query("PrivateIpAddress", &self.private_ip_address);
        out.query("PaymentType", &self.payment_type);
        out.query("InstanceName", &self.instance_name);
        out.query("HostName", &self.host_name);
        out.query("UniqueSuffix", &self.unique_suffix);
        out.query("PublicIpIdentification", &self.public_ip_identification);
        out.query("PasswordInherit", &self.password_inherit);
    }

    fn validate(&self) -> Result<(), ValidationError> {
        let mut must = Validator::new(Self::INFO.action);
        must.be_given("InstanceType", &self.instance_type);
        must.be_given("EnsRegionId", &self.ens_region_id);
        must.hide("Password");
        must.have_length("Password", &self.password, 8, 30);
        must.be_given("Period", &self.period);
        must.be_in("Period", &self.period, &[Span::Range(1, 9), Span::Value(12)]);
        must.check("SystemDisk", &self.system_disk);
        must.be_given("Quantity", &self.quantity);
        must.check("DataDisk", &self.data_disk);
        must.be_documented(
            "InternetChargeType",
            &self.internet_charge_type,
            CreateInstanceInternetChargeType::VALUES,
        );
        must.be_in("AutoRenewPeriod", &self.auto_renew_period, &[Span::Range(1, 12)]);
        must.be_documented(
            "AutoRenew",
            &self.auto_renew,
            CreateInstanceAutoRenew::VALUES,
        );
        must.be_documented("IpType", &self.ip_type, CreateInstanceIpType::VALUES);
        must.be_documented(
            "PaymentType",
            &self.payment_type,
            CreateInstancePaymentType::VALUES,
        );
        must.have_length("InstanceName", &self.instance_name, 2, 128);
        must.have_length("HostName", &self.host_name, 2, 64);
        must.be_given_if(
            "AutoRenewPeriod",
            &self.auto_renew_period,
            &When::is("AutoRenew", &self.auto_renew, "True"),
        );
        must.come_with(
            ("PrivateIpAddress", &self.private_ip_address),
            ("VSwitchId", &self.v_switch_id),
        );
        must.be_absent_if(
            "Password",
            &self.password,
            &When::is("PasswordInherit", &self.password_inherit, "true"),
        );
        must.finish()
    }

    fn secrets(&self, out: &mut SecretValues) {
        out.hide(&self.password);
        out.hide(&self.user_data);
    }
}

/// What `SystemDisk` consists of.
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct CreateInstanceSystemDisk {
    /// Size of the disk, 20 or 40 `GiB`. It is a multiple of 10 and not less than the image needs.
    ///
    /// - On the wire: `Size`
    /// - Unit: `GiB`
    /// - Values: `20`, `40`, written as text
    /// - Multiple of: `10`, written as text
    /// - Example: `40`
    pub size: Option<String>,
}

impl CreateInstanceSystemDisk {
    /// A value without fields: all of them are optional.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the field [`Size`](field@Self::size).
    pub fn size(mut self, value: impl Into<String>) -> Self {
        self.size = Some(value.into());
        self
    }
}

impl Structure for CreateInstanceSystemDisk {
    fn members<'a>(&'a self, out: &mut Members<'_, 'a>) {
        out.member("Size", &self.size);
    }
}

impl Value for CreateInstanceSystemDisk {
    fn view(&self) -> View<'_> {
        View::Structure(self)
    }
}

impl Rules for CreateInstanceSystemDisk {
    fn rules(&self, must: &mut Validator) {
        must.be_in("Size", &self.size, &[Span::Value(20), Span::Value(40)]);
        must.be_multiple_of("Size", &self.size, 10);
    }
}

/// What `DataDisk` consists of.
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct CreateInstanceDataDisk {
    /// Size of the disk, at least 20 `GiB` and a multiple of 10.
    ///
    /// - On the wire: `Size`
    /// - Unit: `GiB`
    /// - Values: `20..`, written as text
    /// - Multiple of: `10`, written as text
    /// - Example: `50`
    pub size: Option<String>,
}

impl CreateInstanceDataDisk {
    /// A value without fields: all of them are optional.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the field [`Size`](field@Self::size).
    pub fn size(mut self, value: impl Into<String>) -> Self {
        self.size = Some(value.into());
        self
    }
}

impl Structure for CreateInstanceDataDisk {
    fn members<'a>(&'a self, out: &mut Members<'_, 'a>) {
        out.member("Size", &self.size);
    }
}

impl Value for CreateInstanceDataDisk {
    fn view(&self) -> View<'_> {
        View::Structure(self)
    }
}

impl Rules for CreateInstanceDataDisk {
    fn rules(&self, must: &mut Validator) {
        must.be_in("Size", &self.size, &[Span::Range(20, i128::MAX)]);
        must.be_multiple_of("Size", &self.size, 10);
    }
}

/// The values of `InternetChargeType`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CreateInstanceInternetChargeType {
    /// `BandwidthByDay`: By the daily peak.
    BandwidthByDay,
    /// `95BandwidthByMonth`: By the 95th percentile of a month.
    NinetyFifthPercentileByMonth,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for CreateInstanceInternetChargeType {
    const VALUES: &'static [&'static str] = &["BandwidthByDay", "95BandwidthByMonth"];

    fn as_str(&self) -> &str {
        match self {
            Self::BandwidthByDay => "BandwidthByDay",
            Self::NinetyFifthPercentileByMonth => "95BandwidthByMonth",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for CreateInstanceInternetChargeType
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "BandwidthByDay" => Self::BandwidthByDay,
            "95BandwidthByMonth" => Self::NinetyFifthPercentileByMonth,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for CreateInstanceInternetChargeType {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The values of `AutoRenew`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CreateInstanceAutoRenew {
    /// `True`
    True,
    /// `False`
    False,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for CreateInstanceAutoRenew {
    const VALUES: &'static [&'static str] = &["True", "False"];

    fn as_str(&self) -> &str {
        match self {
            Self::True => "True",
            Self::False => "False",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for CreateInstanceAutoRenew
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "True" => Self::True,
            "False" => Self::False,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for CreateInstanceAutoRenew {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The values of `IpType`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CreateInstanceIpType {
    /// `ipv4Andipv6`: `IPv4` and `IPv6`.
    Ipv4Andipv6,
    /// `ipv4`: `IPv4`.
    Ipv4,
    /// `ipv6`: `IPv6`.
    Ipv6,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for CreateInstanceIpType {
    const VALUES: &'static [&'static str] = &["ipv4Andipv6", "ipv4", "ipv6"];

    fn as_str(&self) -> &str {
        match self {
            Self::Ipv4Andipv6 => "ipv4Andipv6",
            Self::Ipv4 => "ipv4",
            Self::Ipv6 => "ipv6",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for CreateInstanceIpType
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "ipv4Andipv6" => Self::Ipv4Andipv6,
            "ipv4" => Self::Ipv4,
            "ipv6" => Self::Ipv6,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for CreateInstanceIpType {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The values of `PaymentType`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CreateInstancePaymentType {
    /// `Subscription`: Paid in advance.
    Subscription,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for CreateInstancePaymentType {
    const VALUES: &'static [&'static str] = &["Subscription"];

    fn as_str(&self) -> &str {
        match self {
            Self::Subscription => "Subscription",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for CreateInstancePaymentType
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "Subscription" => Self::Subscription,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for CreateInstancePaymentType {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What `CreateInstance` answers.
///
/// Every field may be absent: a service may leave out what its page documents.
///
/// # Examples
///
/// The sample of the page:
///
/// ```
/// use aliyun_api::ens::CreateInstanceResponse;
/// use aliyun_api::runtime::decode;
///
/// let sample = r#"{
///   "RequestId": "4A431388-2D4B-46F4-A96B-D4E6BD0688C1",
///   "InstanceIds": {
///     "InstanceId": [
///       "[i-7ecpqvkicnchxccozrp****,i-6ecpqvkicnchxccozrp****]"
///     ]
///   },
///   "Code": 0
/// }"#;
/// let response: CreateInstanceResponse = decode::object(sample.as_bytes())?;
/// assert_eq!(response.request_id.as_deref(), Some("4A431388-2D4B-46F4-A96B-D4E6BD0688C1"));
/// assert_eq!(response.instance_ids.len(), 1);
/// assert_eq!(response.code, Some(0));
/// # Ok::<(), decode::DecodeError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CreateInstanceResponse {
    /// ID of this call. Keep it to trace the call or report a problem.
    ///
    /// - On the wire: `RequestId`
    /// - Example: `4A431388-2D4B-46F4-A96B-D4E6BD0688C1`
    pub request_id: Option<String>,
    /// IDs of the instances.
    ///
    /// - On the wire: `InstanceIds.InstanceId`
    /// - Items: ID of an instance.
    /// - Items, example: `[i-7ecpqvkicnchxccozrp****,i-6ecpqvkicnchxccozrp****]`
    /// - Items, about the page: The example is one text that looks like a list of two IDs. The sample has it so, too.
    pub instance_ids: Vec<String>,
    /// 0 if the request was taken.
    ///
    /// - On the wire: `Code`
    /// - Example: `0`
    /// - The sources disagree: The metadata say that a call without an SDK gets a string here.
    pub code: Option<i32>,
}

impl Record for CreateInstanceResponse {
    fn names(&self) -> &'static [&'static str] {
        &["RequestId", "InstanceIds", "Code"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.request_id),
            1 => Some(&mut self.instance_ids),
            2 => Some(&mut self.code),
            _ => None,
        }
    }

    fn wrapper(&self, index: usize) -> Option<&'static str> {
        match index {
            1 => Some("InstanceId"),
            _ => None,
        }
    }
}

/// The codes with which `CreateInstance` may be refused.
///
/// The page documents 22 rows.
///
/// # Examples
///
/// ```
/// use aliyun_api::ErrorCode;
/// use aliyun_api::ens::CreateInstanceError;
///
/// let code: CreateInstanceError = "StockNotEnough".parse()?;
/// assert_eq!(code.as_str(), "StockNotEnough");
/// # Ok::<(), aliyun_api::UnknownCode>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum CreateInstanceError {
    /// `StockNotEnough` (400): The specified instance type has insufficient resource.
    StockNotEnough,
    /// `InvalidUserData.NotInWhiteList` (400): The specified user is not authroized to perform this operation.
    ///
    /// Only users on the list of those who may buy can create instances.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::GrantPermission`]
    InvalidUserDataNotInWhiteList,
    /// `MissingParameter` (400): The input parameter that is mandatory for processing this request is not supplied.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    MissingParameter,
    /// `InstanceIdNotFound` (400): The input parameter instancdId that is not found.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckResource`]
    InstanceIdNotFound,
    /// `NoPermission` (400): Permission denied.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::GrantPermission`]
    NoPermission,
    /// `CallInterface` (400): Call Interface Happen Error.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    CallInterface,
    /// `InvalidParameter` (400): The input parameter is Invalid.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidParameter,
    /// `InvalidParameter.%s` (400): The specified field %s invalid. Please check it again.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidParameterField,
    /// `InvalidDiskSize.ValueNotSupported` (400): The specified disk capacity is invalid. Specify another capacity and try again.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidDiskSizeValueNotSupported,
    /// `InvalidParameter.Bandwidth` (400): The specified parameter `InternetChargeType` is not valid.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidParameterBandwidth,
    /// `InvalidParameter.Image` (400): The specified image does not support.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidParameterImage,
    /// `InvalidParameter.InstanceType` (400): The specified parameter `InstanceType` is not valid.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidParameterInstanceType,
    /// `InvalidAccountStatus.NotEnoughBalance` (400): Your account does not have enough balance.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::TopUp`]
    InvalidAccountStatusNotEnoughBalance,
    /// `unsupported_Ipv6Feature` (400): This ensregion does not support creating instance of the `IPv6` type. Select another type.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    UnsupportedIpv6Feature,
    /// `Forbidden.CreateInstance` (400): The user is not in the Goods whitelist of creating instance interface.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::GrantPermission`]
    ForbiddenCreateInstance,
    /// `ENS_OperationUnsupported_KeyPairName` (400): The `KeyPairNameis` not available or image not support ssh key.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    EnsOperationUnsupportedKeyPairName,
    /// `ENS_DependencyViolation_WindowsInstance` (400): The instance creating is window, only user password to login.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    EnsDependencyViolationWindowsInstance,
    /// `ENS_PASSWORDORKEYPAIRNAME_MODULE_NOT_CHOOSEN` (400): The required module pwd or keyPairName is not inputed
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    EnsPasswordorkeypairnameModuleNotChoosen,
    /// `InvalidPrivateIpAddress` (400): Specified private IP address is not in the CIDR block of virtual switch.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidPrivateIpAddress,
    /// `InvalidVSwitchId.NotFound` (400): Specified virtual switch does not exist.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckResource`]
    InvalidVSwitchIdNotFound,
    /// `InvalidPrivateIpAddress.Duplicated` (400): Specified private IP address is duplicated.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidPrivateIpAddressDuplicated,
    /// `InvalidPasswordParam.Mismatch` (400): The input password should be null when passwordInherit is true.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidPasswordParamMismatch,
    /// A code of [`GatewayError`].
    Gateway(GatewayError),
}

impl ErrorCode for CreateInstanceError {
    const OWN: &'static [Documented<Self>] = &[
        Documented {
            code: Self::StockNotEnough,
            info: ErrorInfo {
                code: "StockNotEnough",
                statuses: &[400],
                messages: &["The specified instance type has insufficient resource."],
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidUserDataNotInWhiteList,
            info: ErrorInfo {
                code: "InvalidUserData.NotInWhiteList",
                statuses: &[400],
                messages: &[
                    "The specified user is not authroized to perform this operation.",
                ],
                descriptions: &[
                    "Only users on the list of those who may buy can create instances.",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::GrantPermission),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::MissingParameter,
            info: ErrorInfo {
                code: "MissingParameter",
                statuses: &[400],
                messages: &[
                    "The input parameter that is mandatory for processing this request is not supplied.",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InstanceIdNotFound,
            info: ErrorInfo {
                code: "InstanceIdNotFound",
                statuses: &[400],
                messages: &["The input parameter instancdId that is not found."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::NoPermission,
            info: ErrorInfo {
                code: "NoPermission",
                statuses: &[400],
                messages: &["Permission denied."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::GrantPermission),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::CallInterface,
            info: ErrorInfo {
                code: "CallInterface",
                statuses: &[400],
                messages: &["Call Interface Happen Error."],
                retry: Some(Retry::BackoffIfIdempotent),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidParameter,
            info: ErrorInfo {
                code: "InvalidParameter",
                statuses: &[400],
                messages: &["The input parameter is Invalid."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidParameterField,
            info: ErrorInfo {
                code: "InvalidParameter.%s",
                template: Some(Template::new("InvalidParameter.", "")),
                statuses: &[400],
                messages: &["The specified field %s invalid. Please check it again."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidDiskSizeValueNotSupported,
            info: ErrorInfo {
                code: "InvalidDiskSize.ValueNotSupported",
                statuses: &[400],
                messages: &[
                    "The specified disk capacity is invalid. Specify another capacity and try again.",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidParameterBandwidth,
            info: ErrorInfo {
                code: "InvalidParameter.Bandwidth",
                statuses: &[400],
                messages: &["The specified parameter InternetChargeType is not valid."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidParameterImage,
            info: ErrorInfo {
                code: "InvalidParameter.Image",
                statuses: &[400],
                messages: &["The specified image does not support."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidParameterInstanceType,
            info: ErrorInfo {
                code: "InvalidParameter.InstanceType",
                statuses: &[400],
                messages: &["The specified parameter InstanceType is not valid."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidAccountStatusNotEnoughBalance,
            info: ErrorInfo {
                code: "InvalidAccountStatus.NotEnoughBalance",
                statuses: &[400],
                messages: &["Your account does not have enough balance."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::TopUp),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::UnsupportedIpv6Feature,
            info: ErrorInfo {
                code: "unsupported_Ipv6Feature",
                statuses: &[400],
                messages: &[
                    "This ensregion does not support creating instance of the IPv6 type. Select another type.",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::ForbiddenCreateInstance,
            info: ErrorInfo {
                code: "Forbidden.CreateInstance",
                statuses: &[400],
                messages: &[
                    "The user is not in the Goods whitelist of creating instance interface.",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::GrantPermission),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::EnsOperationUnsupportedKeyPairName,
            info: ErrorInfo {
                code: "ENS_OperationUnsupported_KeyPairName",
                statuses: &[400],
                messages: &[
                    "The KeyPairNameis not available or image not support ssh key.",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::EnsDependencyViolationWindowsInstance,
            info: ErrorInfo {
                code: "ENS_DependencyViolation_WindowsInstance",
                statuses: &[400],
                messages: &[
                    "The instance creating is window, only user password to login.",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::EnsPasswordorkeypairnameModuleNotChoosen,
            info: ErrorInfo {
                code: "ENS_PASSWORDORKEYPAIRNAME_MODULE_NOT_CHOOSEN",
                statuses: &[400],
                messages: &["The required module pwd or keyPairName is not inputed"],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidPrivateIpAddress,
            info: ErrorInfo {
                code: "InvalidPrivateIpAddress",
                statuses: &[400],
                messages: &[
                    "Specified private IP address is not in the CIDR block of virtual switch.",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidVSwitchIdNotFound,
            info: ErrorInfo {
                code: "InvalidVSwitchId.NotFound",
                statuses: &[400],
                messages: &["Specified virtual switch does not exist."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidPrivateIpAddressDuplicated,
            info: ErrorInfo {
                code: "InvalidPrivateIpAddress.Duplicated",
                statuses: &[400],
                messages: &["Specified private IP address is duplicated."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidPasswordParamMismatch,
            info: ErrorInfo {
                code: "InvalidPasswordParam.Mismatch",
                statuses: &[400],
                messages: &[
                    "The input password should be null when passwordInherit is true.",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
    ];

    fn tables() -> &'static [&'static dyn Table<Self>] {
        &[&Shared(Self::Gateway)]
    }
}

impl FromStr for CreateInstanceError {
    type Err = UnknownCode;

    #[inline]
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::parse(code)
    }
}

impl fmt::Display for CreateInstanceError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
