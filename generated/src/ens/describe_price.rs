// @generated from specs/ens/describe_price.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: b19fb704fd297c89

//! `DescribePrice`: Tells what instances cost at present.
//!
//! - Product: Edge Node Service (`Ens`), version 2017-11-10
//! - Group: Metering and billing
//! - Method: `POST`; also documented: `GET`
//! - Safety: it changes nothing, so it may be sent again
//! - Permission: the page does not say
//! - Rule: `Period` is `1..=9`, `12` when `PeriodUnit` is `Month` or not given; `3` when `PeriodUnit` is `Day`
//! - Rule: `DataDisks` is ignored when `DataDisk` is given
//! - Page: Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json): `DescribePrice`, <https://api.aliyun.com/meta/v1/products/Ens/versions/2017-11-10/api-docs.json>, revision `2024-07-30`, language `zh`
//!
//! # Examples
//!
//! ```
//! use aliyun_api::Operation;
//! use aliyun_api::ens::{
//!     DescribePriceInternetChargeType, DescribePriceRequest, DescribePriceSystemDisk,
//! };
//!
//! let request = DescribePriceRequest::new(
//!     "ens.sn1.tiny",
//!     "cn-shanghai-unicom",
//!     1,
//!     DescribePriceSystemDisk::new(20),
//!     1,
//!     DescribePriceInternetChargeType::NinetyFifthPercentileByMonth,
//! );
//! request.validate()?;
//! # Ok::<(), aliyun_api::ValidationError>(())
//! ```
//!
//! # Errors
//!
//! - [`MissingParameter`](DescribePriceError::MissingParameter)
//! - [`InstanceIdNotFound`](DescribePriceError::InstanceIdNotFound)
//! - [`NoPermission`](DescribePriceError::NoPermission)
//! - [`InvalidParameter`](DescribePriceError::InvalidParameter)
//! - [`StockNotEnough`](DescribePriceError::StockNotEnough)
//! - [`InvalidParameter.%s`](DescribePriceError::InvalidParameterField)
//! - [`CallInterface`](DescribePriceError::CallInterface)
//! - those that the gateway may answer to any operation: [`GatewayError`]

use std::fmt;
use std::str::FromStr;

use aliyun_runtime::{
    Documented, ErrorCode, ErrorInfo, Field, Members, Method, Mismatch, OpenEnum,
    Operation, OperationInfo, Parameters, Record, Remedy, Retry, Rules, Safety, Scalar,
    Shared, Span, Structure, Table, Template, UnknownCode, ValidationError, Validator,
    Value, View, When, list_of,
};

use crate::GatewayError;

/// The parameters of [`DescribePrice`](self).
///
/// It changes nothing.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct DescribePriceRequest {
    /// Specification of the instances.
    ///
    /// - On the wire: `InstanceType`
    /// - Example: `ens.sn1.tiny`
    pub instance_type: String,
    /// ID of the node.
    ///
    /// - On the wire: `EnsRegionId`
    /// - Example: `cn-shanghai-unicom`
    pub ens_region_id: String,
    /// How long to buy, counted in `PeriodUnit`: 1 to 9 or 12 months, or 3 days.
    ///
    /// - On the wire: `Period`
    /// - Values: `1..=12`
    /// - Example: `1`
    pub period: i32,
    /// System disk of each instance.
    ///
    /// - On the wire: `SystemDisk.Size` and so on
    /// - About the page: The metadata have one parameter of the name `SystemDisk.Size` in place of a structure.
    pub system_disk: DescribePriceSystemDisk,
    /// How many instances to buy.
    ///
    /// - On the wire: `Quantity`
    /// - Example: `1`
    pub quantity: i32,
    /// Data disks of each instance. It goes before `DataDisks`.
    ///
    /// - On the wire: `DataDisk.1.Size` and so on
    /// - About the page: The metadata have one parameter of the name `DataDisk.1.Size`, for the first disk alone.
    /// - Items: A data disk.
    pub data_disk: Vec<DescribePriceDataDisk>,
    /// How bandwidth is paid.
    ///
    /// - On the wire: `InternetChargeType`
    /// - Values: `BandwidthByDay`, `95BandwidthByMonth`, `PayByBandwidth4thMonth`, `PayByBandwidth`
    /// - Example: `95BandwidthByMonth`
    pub internet_charge_type: DescribePriceInternetChargeType,
    /// Data disks of each instance. It counts only without a `DataDisk`.
    ///
    /// - On the wire: `DataDisks`, as a text that holds JSON
    /// - Items: A data disk.
    pub data_disks: Option<Vec<DescribePriceCategorizedDisk>>,
    /// Unit of `Period`.
    ///
    /// - On the wire: `PeriodUnit`
    /// - Values: `Month`, `Day`
    /// - Default: `Month`
    /// - Example: `Month`
    /// - About the page: The text of `Period` calls the unit `Days` in one place and `Monthc` in its title.
    pub period_unit: Option<DescribePricePeriodUnit>,
}

impl DescribePriceRequest {
    /// A request with the parameters that are required.
    pub fn new(
        instance_type: impl Into<String>,
        ens_region_id: impl Into<String>,
        period: i32,
        system_disk: DescribePriceSystemDisk,
        quantity: i32,
        internet_charge_type: impl Into<DescribePriceInternetChargeType>,
    ) -> Self {
        Self {
            instance_type: instance_type.into(),
            ens_region_id: ens_region_id.into(),
            period,
            system_disk,
            quantity,
            data_disk: Vec::new(),
            internet_charge_type: internet_charge_type.into(),
            data_disks: None,
            period_unit: None,
        }
    }

    /// Sets the parameter [`DataDisk`](field@Self::data_disk).
    pub fn data_disk(
        mut self,
        value: impl IntoIterator<Item = DescribePriceDataDisk>,
    ) -> Self {
        self.data_disk = list_of(value);
        self
    }

    /// Sets the parameter [`DataDisks`](field@Self::data_disks).
    pub fn data_disks(
        mut self,
        value: impl IntoIterator<Item = DescribePriceCategorizedDisk>,
    ) -> Self {
        self.data_disks = Some(list_of(value));
        self
    }

    /// Sets the parameter [`PeriodUnit`](field@Self::period_unit).
    pub fn period_unit(mut self, value: impl Into<DescribePricePeriodUnit>) -> Self {
        self.period_unit = Some(value.into());
        self
    }
}

impl Operation for DescribePriceRequest {
    type Response = DescribePriceResponse;
    type Error = DescribePriceError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &super::PRODUCT,
        action: "DescribePrice",
        method: Method::Post,
        safety: Safety::ReadOnly,
        page: Some(
            "https://api.aliyun.com/meta/v1/products/Ens/versions/2017-11-10/api-docs.json",
        ),
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        out.query("InstanceType", &self.instance_type);
        out.query("EnsRegionId", &self.ens_region_id);
        out.query("Period", &self.period);
        out.query("SystemDisk", &self.system_disk);
        out.query("Quantity", &self.quantity);
        out.query("DataDisk", &self.data_disk);
        out.query("InternetChargeType", &self.internet_charge_type);
        out.query_json("DataDisks", &self.data_disks);
        out.query("PeriodUnit", &self.period_unit);
    }

    fn validate(&self) -> Result<(), ValidationError> {
        let mut must = Validator::new(Self::INFO.action);
        must.be_given("InstanceType", &self.instance_type);
        must.be_given("EnsRegionId", &self.ens_region_id);
        must.be_in("Period", &self.period, &[Span::Range(1, 12)]);
        must.be_documented(
            "InternetChargeType",
            &self.internet_charge_type,
            DescribePriceInternetChargeType::VALUES,
        );
        must.check("DataDisks", &self.data_disks);
        must.be_documented(
            "PeriodUnit",
            &self.period_unit,
            DescribePricePeriodUnit::VALUES,
        );
        must.be_in_if(
            "Period",
            &self.period,
            &[Span::Range(1, 9), Span::Value(12)],
            &When::is("PeriodUnit", &self.period_unit, "Month"),
        );
        must.be_in_if(
            "Period",
            &self.period,
            &[Span::Range(1, 9), Span::Value(12)],
            &When::absent("PeriodUnit", &self.period_unit),
        );
        must.be_in_if(
            "Period",
            &self.period,
            &[Span::Value(3)],
            &When::is("PeriodUnit", &self.period_unit, "Day"),
        );
        must.finish()
    }
}

/// What `SystemDisk` consists of.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct DescribePriceSystemDisk {
    /// Size of the disk.
    ///
    /// - On the wire: `Size`
    /// - Unit: GB
    /// - Example: `20`
    pub size: i32,
}

impl DescribePriceSystemDisk {
    /// A value with the fields that are required.
    pub fn new(size: i32) -> Self {
        Self { size }
    }
}

impl Structure for DescribePriceSystemDisk {
    fn members<'a>(&'a self, out: &mut Members<'_, 'a>) {
        out.member("Size", &self.size);
    }
}

impl Value for DescribePriceSystemDisk {
    fn view(&self) -> View<'_> {
        View::Structure(self)
    }
}

/// What `DataDisk` consists of.
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct DescribePriceDataDisk {
    /// Size of the disk.
    ///
    /// - On the wire: `Size`
    /// - Unit: GB
    /// - Example: `50`
    pub size: Option<i32>,
}

impl DescribePriceDataDisk {
    /// A value without fields: all of them are optional.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the field [`Size`](field@Self::size).
    pub fn size(mut self, value: i32) -> Self {
        self.size = Some(value);
        self
    }
}

impl Structure for DescribePriceDataDisk {
    fn members<'a>(&'a self, out: &mut Members<'_, 'a>) {
        out.member("Size", &self.size);
    }
}

impl Value for DescribePriceDataDisk {
    fn view(&self) -> View<'_> {
        View::Structure(self)
    }
}

/// The values of `InternetChargeType`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DescribePriceInternetChargeType {
    /// `BandwidthByDay`: By the daily peak.
    BandwidthByDay,
    /// `95BandwidthByMonth`: By the 95th percentile of a month.
    NinetyFifthPercentileByMonth,
    /// `PayByBandwidth4thMonth`: By the fourth peak of a month.
    FourthPeakByMonth,
    /// `PayByBandwidth`: A fixed bandwidth.
    PayByBandwidth,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for DescribePriceInternetChargeType {
    const VALUES: &'static [&'static str] = &[
        "BandwidthByDay",
        "95BandwidthByMonth",
        "PayByBandwidth4thMonth",
        "PayByBandwidth",
    ];

    fn as_str(&self) -> &str {
        match self {
            Self::BandwidthByDay => "BandwidthByDay",
            Self::NinetyFifthPercentileByMonth => "95BandwidthByMonth",
            Self::FourthPeakByMonth => "PayByBandwidth4thMonth",
            Self::PayByBandwidth => "PayByBandwidth",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for DescribePriceInternetChargeType
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "BandwidthByDay" => Self::BandwidthByDay,
            "95BandwidthByMonth" => Self::NinetyFifthPercentileByMonth,
            "PayByBandwidth4thMonth" => Self::FourthPeakByMonth,
            "PayByBandwidth" => Self::PayByBandwidth,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for DescribePriceInternetChargeType {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What `DataDisks` consists of.
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct DescribePriceCategorizedDisk {
    /// Kind of the disk.
    ///
    /// - On the wire: `Category`
    /// - Values: `cloud_efficiency`, `cloud_ssd`, `local_hdd`, `local_ssd`
    /// - Default: `cloud_efficiency`
    /// - Example: `cloud_efficiency`
    pub category: Option<DescribePriceCategorizedDiskCategory>,
    /// Size of the disk.
    ///
    /// - On the wire: `Size`
    /// - Unit: GB
    /// - Values: `20..`
    /// - Example: `50`
    pub size: Option<i64>,
}

impl DescribePriceCategorizedDisk {
    /// A value without fields: all of them are optional.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the field [`Category`](field@Self::category).
    pub fn category(
        mut self,
        value: impl Into<DescribePriceCategorizedDiskCategory>,
    ) -> Self {
        self.category = Some(value.into());
        self
    }

    /// Sets the field [`Size`](field@Self::size).
    pub fn size(mut self, value: i64) -> Self {
        self.size = Some(value);
        self
    }
}

impl Structure for DescribePriceCategorizedDisk {
    fn members<'a>(&'a self, out: &mut Members<'_, 'a>) {
        out.member("Category", &self.category);
        out.member("Size", &self.size);
    }
}

impl Value for DescribePriceCategorizedDisk {
    fn view(&self) -> View<'_> {
        View::Structure(self)
    }
}

impl Rules for DescribePriceCategorizedDisk {
    fn rules(&self, must: &mut Validator) {
        must.be_documented(
            "Category",
            &self.category,
            DescribePriceCategorizedDiskCategory::VALUES,
        );
        must.be_in("Size", &self.size, &[Span::Range(20, i128::MAX)]);
    }
}

/// The values of `Category`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DescribePriceCategorizedDiskCategory {
    /// `cloud_efficiency`
    CloudEfficiency,
    /// `cloud_ssd`
    CloudSsd,
    /// `local_hdd`
    LocalHdd,
    /// `local_ssd`
    LocalSsd,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for DescribePriceCategorizedDiskCategory {
    const VALUES: &'static [&'static str] =
        &["cloud_efficiency", "cloud_ssd", "local_hdd", "local_ssd"];

    fn as_str(&self) -> &str {
        match self {
            Self::CloudEfficiency => "cloud_efficiency",
            Self::CloudSsd => "cloud_ssd",
            Self::LocalHdd => "local_hdd",
            Self::LocalSsd => "local_ssd",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for DescribePriceCategorizedDiskCategory
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "cloud_efficiency" => Self::CloudEfficiency,
            "cloud_ssd" => Self::CloudSsd,
            "local_hdd" => Self::LocalHdd,
            "local_ssd" => Self::LocalSsd,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for DescribePriceCategorizedDiskCategory {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The values of `PeriodUnit`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DescribePricePeriodUnit {
    /// `Month`: By the month.
    Month,
    /// `Day`: By the day.
    Day,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for DescribePricePeriodUnit {
    const VALUES: &'static [&'static str] = &["Month", "Day"];

    fn as_str(&self) -> &str {
        match self {
            Self::Month => "Month",
            Self::Day => "Day",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for DescribePricePeriodUnit
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "Month" => Self::Month,
            "Day" => Self::Day,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for DescribePricePeriodUnit {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What `DescribePrice` answers.
///
/// Every field may be absent: a service may leave out what its page documents.
///
/// # Examples
///
/// The sample of the page:
///
/// ```
/// use aliyun_api::ens::DescribePriceResponse;
/// use aliyun_api::runtime::decode;
///
/// let sample = r#"{
///   "PriceInfo": {
///     "Price": {
///       "Currency": "USD",
///       "DiscountPrice": 1,
///       "OriginalPrice": 16125,
///       "TradePrice": 126.75
///     }
///   },
///   "RequestId": "694EB8FF-446C-5B1E-8146-9629E492551F"
/// }"#;
/// let response: DescribePriceResponse = decode::object(sample.as_bytes())?;
/// assert!(response.price_info.is_some());
/// assert_eq!(response.request_id.as_deref(), Some("694EB8FF-446C-5B1E-8146-9629E492551F"));
/// # Ok::<(), decode::DecodeError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DescribePriceResponse {
    /// Prices.
    ///
    /// - On the wire: `PriceInfo`
    pub price_info: Option<DescribePriceResponsePriceInfo>,
    /// ID of this call. Keep it to trace the call or report a problem.
    ///
    /// - On the wire: `RequestId`
    /// - Example: `694EB8FF-446C-5B1E-8146-9629E492551F`
    pub request_id: Option<String>,
}

impl Record for DescribePriceResponse {
    fn names(&self) -> &'static [&'static str] {
        &["PriceInfo", "RequestId"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.price_info),
            1 => Some(&mut self.request_id),
            _ => None,
        }
    }
}

/// What `PriceInfo` consists of.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DescribePriceResponsePriceInfo {
    /// The price.
    ///
    /// - On the wire: `Price`
    pub price: Option<DescribePriceResponsePrice>,
}

impl Record for DescribePriceResponsePriceInfo {
    fn names(&self) -> &'static [&'static str] {
        &["Price"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.price),
            _ => None,
        }
    }
}

/// What `Price` consists of.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DescribePriceResponsePrice {
    /// Currency. `CNY` is answered in China only.
    ///
    /// - On the wire: `Currency`
    /// - Values: `CNY`, `USD`, `JPY`
    /// - Example: `USD`
    pub currency: Option<DescribePriceResponsePriceCurrency>,
    /// Discount.
    ///
    /// - On the wire: `DiscountPrice`
    /// - Example: `1`
    pub discount_price: Option<f32>,
    /// Price before the discount.
    ///
    /// - On the wire: `OriginalPrice`
    /// - Example: `16125`
    pub original_price: Option<f32>,
    /// Price that is paid.
    ///
    /// - On the wire: `TradePrice`
    /// - Example: `126.75`
    pub trade_price: Option<f32>,
}

impl Record for DescribePriceResponsePrice {
    fn names(&self) -> &'static [&'static str] {
        &["Currency", "DiscountPrice", "OriginalPrice", "TradePrice"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.currency),
            1 => Some(&mut self.discount_price),
            2 => Some(&mut self.original_price),
            3 => Some(&mut self.trade_price),
            _ => None,
        }
    }
}

/// The values of `Currency`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DescribePriceResponsePriceCurrency {
    /// `CNY`: Chinese yuan.
    Cny,
    /// `USD`: US dollars.
    Usd,
    /// `JPY`: Japanese yen.
    Jpy,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for DescribePriceResponsePriceCurrency {
    const VALUES: &'static [&'static str] = &["CNY", "USD", "JPY"];

    fn as_str(&self) -> &str {
        match self {
            Self::Cny => "CNY",
            Self::Usd => "USD",
            Self::Jpy => "JPY",
            Self::Unknown(value) => value,
        }
    }
}

impl Field for DescribePriceResponsePriceCurrency {
    fn blank() -> Self {
        Self::Unknown(String::new())
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        *self = Self::from(value.to_text());
        Ok(())
    }

    fn is_text(&self) -> bool {
        true
    }

    fn expects(&self) -> &'static str {
        "a string"
    }
}

impl<T> From<T> for DescribePriceResponsePriceCurrency
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "CNY" => Self::Cny,
            "USD" => Self::Usd,
            "JPY" => Self::Jpy,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for DescribePriceResponsePriceCurrency {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The codes with which `DescribePrice` may be refused.
///
/// The page documents 7 rows.
///
/// # Examples
///
/// ```
/// use aliyun_api::ErrorCode;
/// use aliyun_api::ens::DescribePriceError;
///
/// let code: DescribePriceError = "MissingParameter".parse()?;
/// assert_eq!(code.as_str(), "MissingParameter");
/// # Ok::<(), aliyun_api::UnknownCode>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum DescribePriceError {
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
    /// `InvalidParameter` (400): The input parameter is Invalid.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidParameter,
    /// `StockNotEnough` (400): The specified configuration is unavailable. Reconfigure and try again.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    StockNotEnough,
    /// `InvalidParameter.%s` (400): The specified field %s invalid. Please check it again.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidParameterField,
    /// `CallInterface` (400): Call Interface Happen Error.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    CallInterface,
    /// A code of [`GatewayError`].
    Gateway(GatewayError),
}

impl ErrorCode for DescribePriceError {
    const OWN: &'static [Documented<Self>] = &[
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
            code: Self::StockNotEnough,
            info: ErrorInfo {
                code: "StockNotEnough",
                statuses: &[400],
                messages: &[
                    "The specified configuration is unavailable. Reconfigure and try again.",
                ],
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
            code: Self::CallInterface,
            info: ErrorInfo {
                code: "CallInterface",
                statuses: &[400],
                messages: &["Call Interface Happen Error."],
                retry: Some(Retry::BackoffIfIdempotent),
                ..ErrorInfo::NONE
            },
        },
    ];

    fn tables() -> &'static [&'static dyn Table<Self>] {
        &[&Shared(Self::Gateway)]
    }
}

impl FromStr for DescribePriceError {
    type Err = UnknownCode;

    #[inline]
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::parse(code)
    }
}

impl fmt::Display for DescribePriceError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
