// @generated from specs/ens/errors/order.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: 476ca283fcad1a99

//! Errors of ENS operations that place an order: pricing, ordering, payment, account and refunds.
//!
//! The pages of `RenewInstance` and `RenewARMServerInstance` both print these codes, word for word and in
//! this order. Every row has status 400, whatever its kind, so the status tells nothing here.
//! Codes and messages are the service's own, misspellings included. Rows about upgrades, transfers and
//! refunds come with the table; the pages do not say which of them a renewal can meet.

use std::fmt;
use std::str::FromStr;

use aliyun_runtime::{Documented, ErrorCode, ErrorInfo, Remedy, Retry, UnknownCode};

/// The codes of the table `order`.
///
/// - Page: ENS API reference: `RenewInstance`, and with the same rows `RenewARMServerInstance`, <https://www.alibabacloud.com/help/en/ens/developer-reference/api-ens-2017-11-10-renewinstance>
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum OrderError {
    /// `OrderFailed` (400): Order failed, please try again.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    OrderFailed,
    /// `SystemUseCouponFailed` (400): Failed to use coupon.
    ///
    /// - Remedy: [`Remedy::CheckPayment`]
    SystemUseCouponFailed,
    /// `SystemUseStoredCardFailed` (400): Failed to use stored value card.
    ///
    /// - Remedy: [`Remedy::CheckPayment`]
    SystemUseStoredCardFailed,
    /// `System.SystemError` (400): system error.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    SystemSystemError,
    /// `SystemCanRefundCheckFailed` (400): The business rule check of the cloud product fails, and this order cannot be refunded.
    SystemCanRefundCheckFailed,
    /// `SystemOtsSystem` (400): ots storage error.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    SystemOtsSystem,
    /// `SystemQueryImmortalError` (400): Failed to call Juxiange.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    SystemQueryImmortalError,
    /// `SystemQueryInstanceInfoFailed` (400): Failed to find instance information.
    ///
    /// - Remedy: [`Remedy::CheckResource`]
    SystemQueryInstanceInfoFailed,
    /// `SystemResellerPayCalRefundUnitError` (400): Ecological payment channel calculation unsubscribe information error.
    SystemResellerPayCalRefundUnitError,
    /// `SystemSaleValidateFailed` (400): Sales Expression Validation System Error.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    SystemSaleValidateFailed,
    /// `SystemTransferDeleteOldResourceFailed` (400): Failed to delete the transferred instance in the transfer order.
    SystemTransferDeleteOldResourceFailed,
    /// `SystemUnSupportOperationType` (400): Unsupported operation type.
    ///
    /// - Retry: [`Retry::Never`]
    SystemUnSupportOperationType,
    /// `RiskRiskControlRejection` (400): Risk Control Rejection.
    ///
    /// - Retry: [`Retry::Never`]
    RiskRiskControlRejection,
    /// `AuthRamAuthFailed` (400): ram sub-account authentication failed.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::GrantPermission`]
    AuthRamAuthFailed,
    /// `CommodityInvalidComponent` (400): The module you purchased is illegal, please re-select.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    CommodityInvalidComponent,
    /// `CommodityInvalidItemCode` (400): Specification code illegal.
    ///
    /// - Retry: [`Retry::Never`]
    CommodityInvalidItemCode,
    /// `PriceHsfTimeoutError` (400): Time out when calling the request for quotation interface.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    PriceHsfTimeoutError,
    /// `PricePatingConfigError` (400): Inquiry related goods configuration error.
    ///
    /// - Retry: [`Retry::Never`]
    PricePatingConfigError,
    /// `PricePricingPlanResultNotFound` (400): Pricing plan price result not found.
    PricePricingPlanResultNotFound,
    /// `PriceRatingGetRatingpricingPlan` (400): Obtain a valid pricing plan exception.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    PriceRatingGetRatingpricingPlan,
    /// `OrderAbnormalResourceStatusForRenew` (400): Invalid resource status for renewal.
    ///
    /// - Retry: [`Retry::AfterStateChange`]
    /// - Remedy: [`Remedy::CheckResource`]
    OrderAbnormalResourceStatusForRenew,
    /// `OrderAccountStatusIllegal` (400): Illegal account status.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CompleteAccount`]
    OrderAccountStatusIllegal,
    /// `OrderArrearage` (400): User Arrears.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::TopUp`]
    OrderArrearage,
    /// `OrderBidUserOrderForbidden` (400): Bid users cannot buy on the official website.
    ///
    /// - Retry: [`Retry::Never`]
    OrderBidUserOrderForbidden,
    /// `OrderCaptureFailed` (400): The paid order of the instance has not been deducted successfully.
    ///
    /// - Remedy: [`Remedy::SettleOrder`]
    OrderCaptureFailed,
    /// `OrderExistsReleasedInstances` (400): There are already released instances.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckResource`]
    OrderExistsReleasedInstances,
    /// `OrderGroupOrderSizeOverflow` (400): The quantity of bound combined payment order exceeds the limit.
    ///
    /// - Retry: [`Retry::Never`]
    OrderGroupOrderSizeOverflow,
    /// `OrderHomeCurrencyCanNotDowngrade` (400): Users in current currency cannot downgrade.
    ///
    /// - Retry: [`Retry::Never`]
    OrderHomeCurrencyCanNotDowngrade,
    /// `OrderHomeCurrencyCanNotUpgradeByValueTransfer` (400): Users of current currency cannot upgrade through residual value transfer.
    ///
    /// - Retry: [`Retry::Never`]
    OrderHomeCurrencyCanNotUpgradeByValueTransfer,
    /// `OrderInstanceHasInactiveChange` (400): Instances exist temporary upgrade.
    ///
    /// - Retry: [`Retry::AfterStateChange`]
    /// - Remedy: [`Remedy::CheckResource`]
    OrderInstanceHasInactiveChange,
    /// `OrderInstHasUnpaidOrder` (400): The instance has an unpaid order.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::SettleOrder`]
    OrderInstHasUnpaidOrder,
    /// `OrderInstHasUnsettledBills` (400): The instance has an unsettled bill.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::SettleOrder`]
    OrderInstHasUnsettledBills,
    /// `OrderLatestOrderIsHandling` (400): Recent order is being processed, please try again later.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    /// - Remedy: [`Remedy::Wait`]
    OrderLatestOrderIsHandling,
    /// `OrderMainOrderSizeOverflow` (400): The quantity of the main order exceeds the limit.
    ///
    /// - Retry: [`Retry::Never`]
    OrderMainOrderSizeOverflow,
    /// `OrderMissingModuleInfoError` (400): Module parameter not specified.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    OrderMissingModuleInfoError,
    /// `OrderNoRealNameAuthentication` (400): No real-name authentication.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CompleteAccount`]
    OrderNoRealNameAuthentication,
    /// `OrderNotFound` (400): The specified order information is not found.
    OrderNotFound,
    /// `OrderOpend` (400): You have activated this product.
    ///
    /// - Retry: [`Retry::Never`]
    OrderOpend,
    /// `OrderPeriodInvalid` (400): Illegal order cycle.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    OrderPeriodInvalid,
    /// `OrderQuantityInvalid` (400): Illegal quantity ordered.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    OrderQuantityInvalid,
    /// `OrderQueryInstanceError` (400): Query instance error.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    OrderQueryInstanceError,
    /// `OrderQueryInstanceNotExists` (400): Instance data does not exist.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckResource`]
    OrderQueryInstanceNotExists,
    /// `OrderQueryOrderExchangeRateFail` (400): Failed to query order exchange rate information.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    OrderQueryOrderExchangeRateFail,
    /// `OrderQueryUserSettleInfoFail` (400): Failed to query user settlement information.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    OrderQueryUserSettleInfoFail,
    /// `OrderQuotaExceeded` (400): Quantity exceeds limit.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::RaiseQuota`]
    OrderQuotaExceeded,
    /// `OrderSysConstraintInvalid` (400): System constraint check failed.
    OrderSysConstraintInvalid,
    /// `OrderTradeCompleteSettleInfoFail` (400): Failed to complete the order settlement currency amount information.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    OrderTradeCompleteSettleInfoFail,
    /// `TradeTradeOrderAfterPayCheckError` (400): You have already paid for the subsequent orders of this instance. The current order has been automatically voided and you cannot pay any more.
    ///
    /// - Retry: [`Retry::Never`]
    TradeTradeOrderAfterPayCheckError,
    /// `PurchaseExistRenewchangeProd` (400): There is a renewal change subscription that has not yet taken effect.
    ///
    /// - Retry: [`Retry::AfterStateChange`]
    /// - Remedy: [`Remedy::CheckResource`]
    PurchaseExistRenewchangeProd,
    /// `PurchaseExistToBeValidProdRuleError` (400): Currently, there are temporary orders that are not in effect, and the upgrade operation cannot be performed.
    ///
    /// - Retry: [`Retry::AfterStateChange`]
    /// - Remedy: [`Remedy::CheckResource`]
    PurchaseExistToBeValidProdRuleError,
    /// `PurchaseExistToBeValidRenewChangeProdRuleError` (400): Currently, there is an uneffective renewal change subscription, and temporary upgrade operation cannot be performed.
    ///
    /// - Retry: [`Retry::AfterStateChange`]
    /// - Remedy: [`Remedy::CheckResource`]
    PurchaseExistToBeValidRenewChangeProdRuleError,
    /// `PurchaseExistValidProdRuleError` (400): Currently, there is a temporary order in effect, and operations such as upgrade/downgrade/expansion/pre-transfer cannot be performed.
    ///
    /// - Retry: [`Retry::AfterStateChange`]
    /// - Remedy: [`Remedy::CheckResource`]
    PurchaseExistValidProdRuleError,
    /// `ProductInstanceReleased` (400): Instance released.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckResource`]
    ProductInstanceReleased,
    /// `ProductInstanceTypeNotSupported` (400): The instance type is not supported.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckResource`]
    ProductInstanceTypeNotSupported,
    /// `PatRiskRejectForTradeData` (400): Payment order problem leads to risk control rejection.
    ///
    /// - Retry: [`Retry::Never`]
    PatRiskRejectForTradeData,
    /// `PayAccountBookNotExist` (400): There is no insufficient account balance in the account book, please retry after recharging.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::TopUp`]
    PayAccountBookNotExist,
    /// `PayAmountLimitExceeded` (400): Payment limit exceeded, please resubmit.
    ///
    /// - Remedy: [`Remedy::CheckPayment`]
    PayAmountLimitExceeded,
    /// `PayBeforePayRiskRuleValidateFailed` (400): The payment was blocked by risk control, and the payment failed.
    ///
    /// - Retry: [`Retry::Never`]
    PayBeforePayRiskRuleValidateFailed,
    /// `PayCounponNotExist` (400): Counpon does not exist.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckPayment`]
    PayCounponNotExist,
    /// `PayCouponAmountNotEnough` (400): Insufficient voucher balance or expired.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckPayment`]
    PayCouponAmountNotEnough,
    /// `PayCouponNotMeetConsumptionRule` (400): The coupon does not meet the conditions for use.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckPayment`]
    PayCouponNotMeetConsumptionRule,
    /// `PayCurrencyInconsistency` (400): Currency mismatch.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckPayment`]
    PayCurrencyInconsistency,
    /// `PayCurrencyNotSupported` (400): Currency not supported.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckPayment`]
    PayCurrencyNotSupported,
    /// `PayForbiddenNoReasonFefund` (400): Banned five days no reason refund.
    PayForbiddenNoReasonFefund,
    /// `PayHsfTimeoutError` (400): Call payment system timeout.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    PayHsfTimeoutError,
    /// `PayInsufficientBalance` (400): Account balance is insufficient, please recharge and try again.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::TopUp`]
    PayInsufficientBalance,
    /// `PayInvalidCreditCard` (400): Invalid credit card.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckPayment`]
    PayInvalidCreditCard,
    /// `PayInvalidPayMethod` (400): Illegal payment method.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckPayment`]
    PayInvalidPayMethod,
    /// `PayMegrePayOrderHasThanOneChagreChannel` (400): Payment failed, please retry or submit work order feedback.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    /// - Remedy: [`Remedy::ContactSupport`]
    PayMegrePayOrderHasThanOneChagreChannel,
    /// `PayNoCreditCard` (400): No valid payment method, please check the payment method and try again.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckPayment`]
    PayNoCreditCard,
    /// `PayOrderPayTimeInvalid` (400): Order effective time is invalid.
    PayOrderPayTimeInvalid,
    /// `PayPartRefundNotSupport` (400): Not Capture, no partial refund.
    PayPartRefundNotSupport,
    /// `PayPayChannelPayOrderInvalidStatus` (400): Illegal status of payment order in payment channel.
    PayPayChannelPayOrderInvalidStatus,
    /// `PayPayChannelPayOrderNotExist` (400): Payment channel payment order does not exist.
    PayPayChannelPayOrderNotExist,
    /// `PayPayerAccountIllegal` (400): Illegal payment account.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckPayment`]
    PayPayerAccountIllegal,
    /// `PayPayFailedParentRelationchanged` (400): If the financial custody relationship changes, please void the order and place a new order for payment.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::SettleOrder`]
    PayPayFailedParentRelationchanged,
    /// `PayPayForbidUserCoupon` (400): Coupon prohibited for orders.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckPayment`]
    PayPayForbidUserCoupon,
    /// `PayQueryAvailableAmountFailed` (400): Failed to query user availability, please try again later.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    /// - Remedy: [`Remedy::Wait`]
    PayQueryAvailableAmountFailed,
    /// `PayQueryAvailableEnduserAmountFailed` (400): Failed to query the availability of quota direct customer main user, please try again later.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    /// - Remedy: [`Remedy::Wait`]
    PayQueryAvailableEnduserAmountFailed,
    /// `PayQueryParentRelationshipFailed` (400): Failed to query current user hosting relationship, please try again later.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    /// - Remedy: [`Remedy::Wait`]
    PayQueryParentRelationshipFailed,
    /// `PayQueryPayChangeChannelNotEqual` (400): Multi-order payment channels are inconsistent, please check whether the original order data payment channel is correct.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckPayment`]
    PayQueryPayChangeChannelNotEqual,
    /// `PayRefundFailed` (400): Accumulated refund amount exceeds payment order amount.
    PayRefundFailed,
    /// `PayResellerPayGetUrlError` (400): Order payment failed, please try again later.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    /// - Remedy: [`Remedy::Wait`]
    PayResellerPayGetUrlError,
    /// `PayRiskRejectForPayerAccount` (400): Payment account problem leads to risk control rejection.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckPayment`]
    PayRiskRejectForPayerAccount,
    /// `PayStoredCardNotExist` (400): Stored value card does not exist.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckPayment`]
    PayStoredCardNotExist,
    /// `PaySystemError` (400): Error calling payment system.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    PaySystemError,
    /// `PayTaxCalcFailed` (400): Failed to get user tax address.
    PayTaxCalcFailed,
    /// `PayWithholdingAgreementIllegal` (400): Withholding Agreement Status Illegal.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckPayment`]
    PayWithholdingAgreementIllegal,
    /// `AccountAliyunAccountFrozen` (400): Alibaba Cloud account is frozen.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CompleteAccount`]
    AccountAliyunAccountFrozen,
    /// `AccountAliyunAccountNotExist` (400): Alibaba Cloud account does not exist.
    ///
    /// - Retry: [`Retry::Never`]
    AccountAliyunAccountNotExist,
    /// `RefundRefundInstanceNotFound` (400): Unable to find instance information.
    RefundRefundInstanceNotFound,
    /// `RefundRefundNoValidProd` (400): Refund is not available to unsubscribe.
    RefundRefundNoValidProd,
    /// `RefundRefundParamInvalid` (400): Abnormal refund parameter.
    RefundRefundParamInvalid,
    /// `RefundRefundQueryOrderFail` (400): Failed to query order for refund field.
    RefundRefundQueryOrderFail,
    /// `SystemConcurrentOperate` (400): Concurrent operation causes failure.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    SystemConcurrentOperate,
    /// `PricePricingPlanNotFound` (400): Pricing plan tree not found.
    PricePricingPlanNotFound,
    /// `OrderInstanceHasTempUpgrade` (400): Instances exist temporary upgrade.
    ///
    /// - Retry: [`Retry::AfterStateChange`]
    /// - Remedy: [`Remedy::CheckResource`]
    OrderInstanceHasTempUpgrade,
    /// `PayQueryParentRelationchangedFailed` (400): The financial custody relationship may change, please refresh and pay again.
    ///
    /// - Remedy: [`Remedy::CheckPayment`]
    PayQueryParentRelationchangedFailed,
    /// `PayforCreditPayInsufficientBalance` (400): Insufficient quota, please contact your channel partner to increase the quota.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::ContactPartner`]
    PayforCreditPayInsufficientBalance,
    /// `PayforAccountMoneyValidateError` (400): The available amount of your channel partner's account is insufficient, please contact your channel partner to recharge in time.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::ContactPartner`]
    PayforAccountMoneyValidateError,
    /// `BasicInfoUncompleted` (400): You have not completed your basic personal information. Please complete the information and re-operate it.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CompleteAccount`]
    BasicInfoUncompleted,
}

impl ErrorCode for OrderError {
    const OWN: &'static [Documented<Self>] = &[
        Documented {
            code: Self::OrderFailed,
            info: ErrorInfo {
                code: "OrderFailed",
                statuses: &[400],
                messages: &["Order failed, please try again."],
                retry: Some(Retry::BackoffIfIdempotent),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::SystemUseCouponFailed,
            info: ErrorInfo {
                code: "SystemUseCouponFailed",
                statuses: &[400],
                messages: &["Failed to use coupon."],
                remedy: Some(Remedy::CheckPayment),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::SystemUseStoredCardFailed,
            info: ErrorInfo {
                code: "SystemUseStoredCardFailed",
                statuses: &[400],
                messages: &["Failed to use stored value card."],
                remedy: Some(Remedy::CheckPayment),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::SystemSystemError,
            info: ErrorInfo {
                code: "System.SystemError",
                statuses: &[400],
                messages: &["system error."],
                retry: Some(Retry::BackoffIfIdempotent),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::SystemCanRefundCheckFailed,
            info: ErrorInfo {
                code: "SystemCanRefundCheckFailed",
                statuses: &[400],
                messages: &[
                    "The business rule check of the cloud product fails, and this order cannot be refunded.",
                ],
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::SystemOtsSystem,
            info: ErrorInfo {
                code: "SystemOtsSystem",
                statuses: &[400],
                messages: &["ots storage error."],
                retry: Some(Retry::BackoffIfIdempotent),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::SystemQueryImmortalError,
            info: ErrorInfo {
                code: "SystemQueryImmortalError",
                statuses: &[400],
                messages: &["Failed to call Juxiange."],
                retry: Some(Retry::BackoffIfIdempotent),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::SystemQueryInstanceInfoFailed,
            info: ErrorInfo {
                code: "SystemQueryInstanceInfoFailed",
                statuses: &[400],
                messages: &["Failed to find instance information."],
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::SystemResellerPayCalRefundUnitError,
            info: ErrorInfo {
                code: "SystemResellerPayCalRefundUnitError",
                statuses: &[400],
                messages: &[
                    "Ecological payment channel calculation unsubscribe information error.",
                ],
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::SystemSaleValidateFailed,
            info: ErrorInfo {
                code: "SystemSaleValidateFailed",
                statuses: &[400],
                messages: &["Sales Expression Validation System Error."],
                retry: Some(Retry::BackoffIfIdempotent),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::SystemTransferDeleteOldResourceFailed,
            info: ErrorInfo {
                code: "SystemTransferDeleteOldResourceFailed",
                statuses: &[400],
                messages: &[
                    "Failed to delete the transferred instance in the transfer order.",
                ],
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::SystemUnSupportOperationType,
            info: ErrorInfo {
                code: "SystemUnSupportOperationType",
                statuses: &[400],
                messages: &["Unsupported operation type."],
                retry: Some(Retry::Never),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::RiskRiskControlRejection,
            info: ErrorInfo {
                code: "RiskRiskControlRejection",
                statuses: &[400],
                messages: &["Risk Control Rejection."],
                retry: Some(Retry::Never),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::AuthRamAuthFailed,
            info: ErrorInfo {
                code: "AuthRamAuthFailed",
                statuses: &[400],
                messages: &["ram sub-account authentication failed."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::GrantPermission),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::CommodityInvalidComponent,
            info: ErrorInfo {
                code: "CommodityInvalidComponent",
                statuses: &[400],
                messages: &["The module you purchased is illegal, please re-select."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::CommodityInvalidItemCode,
            info: ErrorInfo {
                code: "CommodityInvalidItemCode",
                statuses: &[400],
                messages: &["Specification code illegal."],
                retry: Some(Retry::Never),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PriceHsfTimeoutError,
            info: ErrorInfo {
                code: "PriceHsfTimeoutError",
                statuses: &[400],
                messages: &[
                    "Time out when calling the request for quotation interface.",
                ],
                retry: Some(Retry::BackoffIfIdempotent),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PricePatingConfigError,
            info: ErrorInfo {
                code: "PricePatingConfigError",
                statuses: &[400],
                messages: &["Inquiry related goods configuration error."],
                retry: Some(Retry::Never),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PricePricingPlanResultNotFound,
            info: ErrorInfo {
                code: "PricePricingPlanResultNotFound",
                statuses: &[400],
                messages: &["Pricing plan price result not found."],
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PriceRatingGetRatingpricingPlan,
            info: ErrorInfo {
                code: "PriceRatingGetRatingpricingPlan",
                statuses: &[400],
                messages: &["Obtain a valid pricing plan exception."],
                retry: Some(Retry::BackoffIfIdempotent),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OrderAbnormalResourceStatusForRenew,
            info: ErrorInfo {
                code: "OrderAbnormalResourceStatusForRenew",
                statuses: &[400],
                messages: &["Invalid resource status for renewal."],
                retry: Some(Retry::AfterStateChange),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OrderAccountStatusIllegal,
            info: ErrorInfo {
                code: "OrderAccountStatusIllegal",
                statuses: &[400],
                messages: &["Illegal account status."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CompleteAccount),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OrderArrearage,
            info: ErrorInfo {
                code: "OrderArrearage",
                statuses: &[400],
                messages: &["User Arrears."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::TopUp),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OrderBidUserOrderForbidden,
            info: ErrorInfo {
                code: "OrderBidUserOrderForbidden",
                statuses: &[400],
                messages: &["Bid users cannot buy on the official website."],
                retry: Some(Retry::Never),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OrderCaptureFailed,
            info: ErrorInfo {
                code: "OrderCaptureFailed",
                statuses: &[400],
                messages: &[
                    "The paid order of the instance has not been deducted successfully.",
                ],
                remedy: Some(Remedy::SettleOrder),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OrderExistsReleasedInstances,
            info: ErrorInfo {
                code: "OrderExistsReleasedInstances",
                statuses: &[400],
                messages: &["There are already released instances."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OrderGroupOrderSizeOverflow,
            info: ErrorInfo {
                code: "OrderGroupOrderSizeOverflow",
                statuses: &[400],
                messages: &[
                    "The quantity of bound combined payment order exceeds the limit.",
                ],
                retry: Some(Retry::Never),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OrderHomeCurrencyCanNotDowngrade,
            info: ErrorInfo {
                code: "OrderHomeCurrencyCanNotDowngrade",
                statuses: &[400],
                messages: &["Users in current currency cannot downgrade."],
                retry: Some(Retry::Never),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OrderHomeCurrencyCanNotUpgradeByValueTransfer,
            info: ErrorInfo {
                code: "OrderHomeCurrencyCanNotUpgradeByValueTransfer",
                statuses: &[400],
                messages: &[
                    "Users of current currency cannot upgrade through residual value transfer.",
                ],
                retry: Some(Retry::Never),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OrderInstanceHasInactiveChange,
            info: ErrorInfo {
                code: "OrderInstanceHasInactiveChange",
                statuses: &[400],
                messages: &["Instances exist temporary upgrade."],
                retry: Some(Retry::AfterStateChange),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OrderInstHasUnpaidOrder,
            info: ErrorInfo {
                code: "OrderInstHasUnpaidOrder",
                statuses: &[400],
                messages: &["The instance has an unpaid order."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::SettleOrder),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OrderInstHasUnsettledBills,
            info: ErrorInfo {
                code: "OrderInstHasUnsettledBills",
                statuses: &[400],
                messages: &["The instance has an unsettled bill."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::SettleOrder),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OrderLatestOrderIsHandling,
            info: ErrorInfo {
                code: "OrderLatestOrderIsHandling",
                statuses: &[400],
                messages: &["Recent order is being processed, please try again later."],
                retry: Some(Retry::BackoffIfIdempotent),
                remedy: Some(Remedy::Wait),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OrderMainOrderSizeOverflow,
            info: ErrorInfo {
                code: "OrderMainOrderSizeOverflow",
                statuses: &[400],
                messages: &["The quantity of the main order exceeds the limit."],
                retry: Some(Retry::Never),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OrderMissingModuleInfoError,
            info: ErrorInfo {
                code: "OrderMissingModuleInfoError",
                statuses: &[400],
                messages: &["Module parameter not specified."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OrderNoRealNameAuthentication,
            info: ErrorInfo {
                code: "OrderNoRealNameAuthentication",
                statuses: &[400],
                messages: &["No real-name authentication."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CompleteAccount),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OrderNotFound,
            info: ErrorInfo {
                code: "OrderNotFound",
                statuses: &[400],
                messages: &["The specified order information is not found."],
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OrderOpend,
            info: ErrorInfo {
                code: "OrderOpend",
                statuses: &[400],
                messages: &["You have activated this product."],
                retry: Some(Retry::Never),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OrderPeriodInvalid,
            info: ErrorInfo {
                code: "OrderPeriodInvalid",
                statuses: &[400],
                messages: &["Illegal order cycle."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OrderQuantityInvalid,
            info: ErrorInfo {
                code: "OrderQuantityInvalid",
                statuses: &[400],
                messages: &["Illegal quantity ordered."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OrderQueryInstanceError,
            info: ErrorInfo {
                code: "OrderQueryInstanceError",
                statuses: &[400],
                messages: &["Query instance error."],
                retry: Some(Retry::BackoffIfIdempotent),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OrderQueryInstanceNotExists,
            info: ErrorInfo {
                code: "OrderQueryInstanceNotExists",
                statuses: &[400],
                messages: &["Instance data does not exist."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OrderQueryOrderExchangeRateFail,
            info: ErrorInfo {
                code: "OrderQueryOrderExchangeRateFail",
                statuses: &[400],
                messages: &["Failed to query order exchange rate information."],
                retry: Some(Retry::BackoffIfIdempotent),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OrderQueryUserSettleInfoFail,
            info: ErrorInfo {
                code: "OrderQueryUserSettleInfoFail",
                statuses: &[400],
                messages: &["Failed to query user settlement information."],
                retry: Some(Retry::BackoffIfIdempotent),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OrderQuotaExceeded,
            info: ErrorInfo {
                code: "OrderQuotaExceeded",
                statuses: &[400],
                messages: &["Quantity exceeds limit."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::RaiseQuota),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OrderSysConstraintInvalid,
            info: ErrorInfo {
                code: "OrderSysConstraintInvalid",
                statuses: &[400],
                messages: &["System constraint check failed."],
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OrderTradeCompleteSettleInfoFail,
            info: ErrorInfo {
                code: "OrderTradeCompleteSettleInfoFail",
                statuses: &[400],
                messages: &[
                    "Failed to complete the order settlement currency amount information.",
                ],
                retry: Some(Retry::BackoffIfIdempotent),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::TradeTradeOrderAfterPayCheckError,
            info: ErrorInfo {
                code: "TradeTradeOrderAfterPayCheckError",
                statuses: &[400],
                messages: &[
                    "You have already paid for the subsequent orders of this instance. The current order has been automatically voided and you cannot pay any more.",
                ],
                retry: Some(Retry::Never),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PurchaseExistRenewchangeProd,
            info: ErrorInfo {
                code: "PurchaseExistRenewchangeProd",
                statuses: &[400],
                messages: &[
                    "There is a renewal change subscription that has not yet taken effect.",
                ],
                retry: Some(Retry::AfterStateChange),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PurchaseExistToBeValidProdRuleError,
            info: ErrorInfo {
                code: "PurchaseExistToBeValidProdRuleError",
                statuses: &[400],
                messages: &[
                    "Currently, there are temporary orders that are not in effect, and the upgrade operation cannot be performed.",
                ],
                retry: Some(Retry::AfterStateChange),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PurchaseExistToBeValidRenewChangeProdRuleError,
            info: ErrorInfo {
                code: "PurchaseExistToBeValidRenewChangeProdRuleError",
                statuses: &[400],
                messages: &[
                    "Currently, there is an uneffective renewal change subscription, and temporary upgrade operation cannot be performed.",
                ],
                retry: Some(Retry::AfterStateChange),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PurchaseExistValidProdRuleError,
            info: ErrorInfo {
                code: "PurchaseExistValidProdRuleError",
                statuses: &[400],
                messages: &[
                    "Currently, there is a temporary order in effect, and operations such as upgrade/downgrade/expansion/pre-transfer cannot be performed.",
                ],
                retry: Some(Retry::AfterStateChange),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::ProductInstanceReleased,
            info: ErrorInfo {
                code: "ProductInstanceReleased",
                statuses: &[400],
                messages: &["Instance released."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::ProductInstanceTypeNotSupported,
            info: ErrorInfo {
                code: "ProductInstanceTypeNotSupported",
                statuses: &[400],
                messages: &["The instance type is not supported."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PatRiskRejectForTradeData,
            info: ErrorInfo {
                code: "PatRiskRejectForTradeData",
                statuses: &[400],
                messages: &["Payment order problem leads to risk control rejection."],
                retry: Some(Retry::Never),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayAccountBookNotExist,
            info: ErrorInfo {
                code: "PayAccountBookNotExist",
                statuses: &[400],
                messages: &[
                    "There is no insufficient account balance in the account book, please retry after recharging.",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::TopUp),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayAmountLimitExceeded,
            info: ErrorInfo {
                code: "PayAmountLimitExceeded",
                statuses: &[400],
                messages: &["Payment limit exceeded, please resubmit."],
                remedy: Some(Remedy::CheckPayment),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayBeforePayRiskRuleValidateFailed,
            info: ErrorInfo {
                code: "PayBeforePayRiskRuleValidateFailed",
                statuses: &[400],
                messages: &[
                    "The payment was blocked by risk control, and the payment failed.",
                ],
                retry: Some(Retry::Never),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayCounponNotExist,
            info: ErrorInfo {
                code: "PayCounponNotExist",
                statuses: &[400],
                messages: &["Counpon does not exist."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckPayment),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayCouponAmountNotEnough,
            info: ErrorInfo {
                code: "PayCouponAmountNotEnough",
                statuses: &[400],
                messages: &["Insufficient voucher balance or expired."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckPayment),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayCouponNotMeetConsumptionRule,
            info: ErrorInfo {
                code: "PayCouponNotMeetConsumptionRule",
                statuses: &[400],
                messages: &["The coupon does not meet the conditions for use."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckPayment),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayCurrencyInconsistency,
            info: ErrorInfo {
                code: "PayCurrencyInconsistency",
                statuses: &[400],
                messages: &["Currency mismatch."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckPayment),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayCurrencyNotSupported,
            info: ErrorInfo {
                code: "PayCurrencyNotSupported",
                statuses: &[400],
                messages: &["Currency not supported."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckPayment),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayForbiddenNoReasonFefund,
            info: ErrorInfo {
                code: "PayForbiddenNoReasonFefund",
                statuses: &[400],
                messages: &["Banned five days no reason refund."],
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayHsfTimeoutError,
            info: ErrorInfo {
                code: "PayHsfTimeoutError",
                statuses: &[400],
                messages: &["Call payment system timeout."],
                retry: Some(Retry::BackoffIfIdempotent),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayInsufficientBalance,
            info: ErrorInfo {
                code: "PayInsufficientBalance",
                statuses: &[400],
                messages: &[
                    "Account balance is insufficient, please recharge and try again.",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::TopUp),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayInvalidCreditCard,
            info: ErrorInfo {
                code: "PayInvalidCreditCard",
                statuses: &[400],
                messages: &["Invalid credit card."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckPayment),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayInvalidPayMethod,
            info: ErrorInfo {
                code: "PayInvalidPayMethod",
                statuses: &[400],
                messages: &["Illegal payment method."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckPayment),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayMegrePayOrderHasThanOneChagreChannel,
            info: ErrorInfo {
                code: "PayMegrePayOrderHasThanOneChagreChannel",
                statuses: &[400],
                messages: &[
                    "Payment failed, please retry or submit work order feedback.",
                ],
                retry: Some(Retry::BackoffIfIdempotent),
                remedy: Some(Remedy::ContactSupport),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayNoCreditCard,
            info: ErrorInfo {
                code: "PayNoCreditCard",
                statuses: &[400],
                messages: &[
                    "No valid payment method, please check the payment method and try again.",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckPayment),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayOrderPayTimeInvalid,
            info: ErrorInfo {
                code: "PayOrderPayTimeInvalid",
                statuses: &[400],
                messages: &["Order effective time is invalid."],
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayPartRefundNotSupport,
            info: ErrorInfo {
                code: "PayPartRefundNotSupport",
                statuses: &[400],
                messages: &["Not Capture, no partial refund."],
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayPayChannelPayOrderInvalidStatus,
            info: ErrorInfo {
                code: "PayPayChannelPayOrderInvalidStatus",
                statuses: &[400],
                messages: &["Illegal status of payment order in payment channel."],
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayPayChannelPayOrderNotExist,
            info: ErrorInfo {
                code: "PayPayChannelPayOrderNotExist",
                statuses: &[400],
                messages: &["Payment channel payment order does not exist."],
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayPayerAccountIllegal,
            info: ErrorInfo {
                code: "PayPayerAccountIllegal",
                statuses: &[400],
                messages: &["Illegal payment account."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckPayment),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayPayFailedParentRelationchanged,
            info: ErrorInfo {
                code: "PayPayFailedParentRelationchanged",
                statuses: &[400],
                messages: &[
                    "If the financial custody relationship changes, please void the order and place a new order for payment.",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::SettleOrder),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayPayForbidUserCoupon,
            info: ErrorInfo {
                code: "PayPayForbidUserCoupon",
                statuses: &[400],
                messages: &["Coupon prohibited for orders."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckPayment),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayQueryAvailableAmountFailed,
            info: ErrorInfo {
                code: "PayQueryAvailableAmountFailed",
                statuses: &[400],
                messages: &[
                    "Failed to query user availability, please try again later.",
                ],
                retry: Some(Retry::BackoffIfIdempotent),
                remedy: Some(Remedy::Wait),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayQueryAvailableEnduserAmountFailed,
            info: ErrorInfo {
                code: "PayQueryAvailableEnduserAmountFailed",
                statuses: &[400],
                messages: &[
                    "Failed to query the availability of quota direct customer main user, please try again later.",
                ],
                retry: Some(Retry::BackoffIfIdempotent),
                remedy: Some(Remedy::Wait),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayQueryParentRelationshipFailed,
            info: ErrorInfo {
                code: "PayQueryParentRelationshipFailed",
                statuses: &[400],
                messages: &[
                    "Failed to query current user hosting relationship, please try again later.",
                ],
                retry: Some(Retry::BackoffIfIdempotent),
                remedy: Some(Remedy::Wait),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayQueryPayChangeChannelNotEqual,
            info: ErrorInfo {
                code: "PayQueryPayChangeChannelNotEqual",
                statuses: &[400],
                messages: &[
                    "Multi-order payment channels are inconsistent, please check whether the original order data payment channel is correct.",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckPayment),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayRefundFailed,
            info: ErrorInfo {
                code: "PayRefundFailed",
                statuses: &[400],
                messages: &["Accumulated refund amount exceeds payment order amount."],
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayResellerPayGetUrlError,
            info: ErrorInfo {
                code: "PayResellerPayGetUrlError",
                statuses: &[400],
                messages: &["Order payment failed, please try again later."],
                retry: Some(Retry::BackoffIfIdempotent),
                remedy: Some(Remedy::Wait),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayRiskRejectForPayerAccount,
            info: ErrorInfo {
                code: "PayRiskRejectForPayerAccount",
                statuses: &[400],
                messages: &["Payment account problem leads to risk control rejection."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckPayment),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayStoredCardNotExist,
            info: ErrorInfo {
                code: "PayStoredCardNotExist",
                statuses: &[400],
                messages: &["Stored value card does not exist."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckPayment),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PaySystemError,
            info: ErrorInfo {
                code: "PaySystemError",
                statuses: &[400],
                messages: &["Error calling payment system."],
                retry: Some(Retry::BackoffIfIdempotent),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayTaxCalcFailed,
            info: ErrorInfo {
                code: "PayTaxCalcFailed",
                statuses: &[400],
                messages: &["Failed to get user tax address."],
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayWithholdingAgreementIllegal,
            info: ErrorInfo {
                code: "PayWithholdingAgreementIllegal",
                statuses: &[400],
                messages: &["Withholding Agreement Status Illegal."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckPayment),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::AccountAliyunAccountFrozen,
            info: ErrorInfo {
                code: "AccountAliyunAccountFrozen",
                statuses: &[400],
                messages: &["Alibaba Cloud account is frozen."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CompleteAccount),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::AccountAliyunAccountNotExist,
            info: ErrorInfo {
                code: "AccountAliyunAccountNotExist",
                statuses: &[400],
                messages: &["Alibaba Cloud account does not exist."],
                retry: Some(Retry::Never),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::RefundRefundInstanceNotFound,
            info: ErrorInfo {
                code: "RefundRefundInstanceNotFound",
                statuses: &[400],
                messages: &["Unable to find instance information."],
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::RefundRefundNoValidProd,
            info: ErrorInfo {
                code: "RefundRefundNoValidProd",
                statuses: &[400],
                messages: &["Refund is not available to unsubscribe."],
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::RefundRefundParamInvalid,
            info: ErrorInfo {
                code: "RefundRefundParamInvalid",
                statuses: &[400],
                messages: &["Abnormal refund parameter."],
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::RefundRefundQueryOrderFail,
            info: ErrorInfo {
                code: "RefundRefundQueryOrderFail",
                statuses: &[400],
                messages: &["Failed to query order for refund field."],
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::SystemConcurrentOperate,
            info: ErrorInfo {
                code: "SystemConcurrentOperate",
                statuses: &[400],
                messages: &["Concurrent operation causes failure."],
                retry: Some(Retry::BackoffIfIdempotent),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PricePricingPlanNotFound,
            info: ErrorInfo {
                code: "PricePricingPlanNotFound",
                statuses: &[400],
                messages: &["Pricing plan tree not found."],
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OrderInstanceHasTempUpgrade,
            info: ErrorInfo {
                code: "OrderInstanceHasTempUpgrade",
                statuses: &[400],
                messages: &["Instances exist temporary upgrade."],
                retry: Some(Retry::AfterStateChange),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayQueryParentRelationchangedFailed,
            info: ErrorInfo {
                code: "PayQueryParentRelationchangedFailed",
                statuses: &[400],
                messages: &[
                    "The financial custody relationship may change, please refresh and pay again.",
                ],
                remedy: Some(Remedy::CheckPayment),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayforCreditPayInsufficientBalance,
            info: ErrorInfo {
                code: "PayforCreditPayInsufficientBalance",
                statuses: &[400],
                messages: &[
                    "Insufficient quota, please contact your channel partner to increase the quota.",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::ContactPartner),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayforAccountMoneyValidateError,
            info: ErrorInfo {
                code: "PayforAccountMoneyValidateError",
                statuses: &[400],
                messages: &[
                    "The available amount of your channel partner's account is insufficient, please contact your channel partner to recharge in time.",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::ContactPartner),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::BasicInfoUncompleted,
            info: ErrorInfo {
                code: "BasicInfoUncompleted",
                statuses: &[400],
                messages: &[
                    "You have not completed your basic personal information. Please complete the information and re-operate it.",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CompleteAccount),
                ..ErrorInfo::NONE
            },
        },
    ];
}

impl FromStr for OrderError {
    type Err = UnknownCode;

    #[inline]
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::parse(code)
    }
}

impl fmt::Display for OrderError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
