//! Codes behind a status of success: some report a failure, some say that all went well.

use aliyun_api::GatewayError;
use aliyun_api::ens::{self, OrderError, RenewInstanceError};
use aliyun_runtime::{
    Documented, ErrorCode, ErrorInfo, ErrorKind, Field, Operation, OperationInfo, Outcome,
    Parameters, Record, Retry, Safety,
};

use crate::answers::{failure, read_as, success};
use crate::clients::answer;
use crate::operations::DescribeInstances;

#[test]
fn fault_22_success_that_reports_a_failure() {
    let body = r#"{"RequestId":"R","Code":"OrderFailed","Message":"m","Success":false}"#;
    assert_eq!(failure(200, body).code(), Some(RenewInstanceError::Order(OrderError::OrderFailed)));
    let text = r#"{"RequestId":"R","code":"Some.New.Code","success":"false"}"#;
    assert_eq!(failure(200, text).raw_code(), Some("Some.New.Code"));
    let without_success = r#"{"RequestId":"R","Code":"InvalidParameter.Period"}"#;
    assert_eq!(failure(200, without_success).captured(), Some("Period"));
    let throttled = r#"{"RequestId":"R","Code":"Throttling.New"}"#;
    assert!(failure(200, throttled).is_throttled());
    let without_code = failure(200, r#"{"RequestId":"R","Success":false}"#);
    assert_eq!(without_code.outcome(), Outcome::Unknown);
    assert_eq!(without_code.request_id(), Some("R"));
}

#[test]
fn fault_22_success_that_contradicts_itself() {
    for body in [
        // Whichever comes first, a failure that is told is a failure.
        r#"{"RequestId":"R","Code":"X","Success":false,"success":true}"#,
        r#"{"RequestId":"R","Code":"X","success":true,"Success":"False"}"#,
        // Written with an escape, it is the same name.
        r#"{"RequestId":"R","Code":"X","Succes\u0073":false}"#,
        r#"{"RequestId":"R","Cod\u0065":"OrderFailed"}"#,
        r#"{"RequestId":"R","Code":"X","code":"OrderFailed","Data":1}"#,
    ] {
        let error = failure(200, body);
        assert_eq!((error.outcome(), error.request_id()), (Outcome::Unknown, Some("R")), "{body}");
    }
}

/// Some products call it `IsSuccess`.
#[test]
fn fault_22_success_that_says_is_success() {
    for body in [
        r#"{"RequestId":"R","IsSuccess":false}"#,
        r#"{"RequestId":"R","isSuccess":"False","Data":1}"#,
        r#"{"RequestId":"R","IsSuccess":0,"Code":"X","OrderId":5}"#,
        r#"{"RequestId":"R","IsSuccess":false,"Success":true}"#,
        r#"{"RequestId":"R","IsSucces\u0073":false}"#,
        r#"{"RequestId":"R","is_success":" false "}"#,
        r#"{"RequestId":"R","ISSUCCESS":false,"OrderId":5}"#,
    ] {
        let error = failure(200, body);
        assert_eq!((error.outcome(), error.request_id()), (Outcome::Unknown, Some("R")), "{body}");
        // Nor has it what a request that only reads has asked for.
        assert!(read_as(&DescribeInstances, &answer(200, body).unwrap()).is_err(), "{body}");
    }
    for body in [
        r#"{"RequestId":"R","IsSuccess":true}"#,
        r#"{"RequestId":"R","Code":"Some.New.Code","Message":"m","IsSuccess":true}"#,
    ] {
        assert_eq!(success(body).request_id.as_deref(), Some("R"), "{body}");
    }
}

/// What is said about success may stand beside what no JSON text may have.
#[test]
fn money_a_failure_is_one_whatever_stands_beside_it() {
    let bodies: [&[u8]; 5] = [
        b"{\"RequestId\":\"R\",\"Success\":false,\"Code\":\"X\",\"Message\":\"\xd3\xe0\"}",
        br#"{"RequestId":"R","Success":false,"Code":"X","Message":"\ud83d"}"#,
        br#"{"RequestId":"R","Success":false,"Code":"X","Message":{"a":1,"a":2}}"#,
        br#"{"RequestId":"R","Success":false,"Code":1e999}"#,
        br#"{"RequestId":"R","Code":"OrderFailed","Message":"\ud83d"}"#,
    ];
    for body in bodies {
        let error = failure(200, body);
        let shown = String::from_utf8_lossy(body);
        assert_eq!((error.outcome(), error.request_id()), (Outcome::Unknown, Some("R")), "{shown}");
    }
}

#[test]
fn fault_22_success_that_is_nothing_but_an_error() {
    for body in [
        r#"{"RequestId":"R","Code":"Some.New.Code","Message":"m"}"#,
        r#"{"requestId":"R","code":"Some.New.Code","message":"m","HostId":"h","Recommend":"r"}"#,
        r#"{"RequestId":"R","Code":500,"Message":"internal error"}"#,
        r#"{"RequestId":"R","Code":1001,"Message":"insufficient balance"}"#,
        r#"{"RequestId":"R","Code":"-1","Message":"m"}"#,
        r#"{"RequestId":"R","Code":"Some.New.Code","Message":"m","Success":"False"}"#,
        r#"{"RequestId":"R","ErrorCode":"Some.New.Code","ErrorMessage":"m"}"#,
        r#"{"requestId":"R","errorCode":"Throttling.User","errorMessage":"m"}"#,
        r#"{"RequestId":"R","ErrCode":"Some.New.Code","ErrMessage":"m"}"#,
        r#"{"requestId":"R","errCode":"Throttling.User","errMessage":"m"}"#,
        r#"{"RequestId":"R","Code":"Some.New.Code","ErrorMsg":"m"}"#,
        r#"{"requestId":"R","errCode":"Some.New.Code","errMsg":"m"}"#,
    ] {
        let error = failure(200, body);
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Service, Outcome::Unknown));
        assert_eq!((error.request_id(), error.http_status()), (Some("R"), Some(200)));
        // Nor has it anything for who only reads.
        let error = read_as(&DescribeInstances, &answer(200, body).unwrap()).unwrap_err();
        assert_eq!((error.kind(), error.request_id()), (ErrorKind::Service, Some("R")), "{body}");
    }
}

#[test]
fn fault_22_success_that_has_a_code() {
    for body in [
        r#"{"RequestId":"R","Code":"Some.New.Code","Message":"m","Success":"True"}"#,
        r#"{"RequestId":"R","Code":"Some.New.Code","OrderId":5}"#,
        r#"{"RequestId":"R","Code":"Done","Message":"success","Data":1}"#,
        r#"{"RequestId":"R","Code":"0","Data":1}"#,
        r#"{"RequestId":"R","Code":"Some.New.Code","Message":"m","Success":1}"#,
        r#"{"RequestId":"R","Code":"1","Message":"done"}"#,
        r#"{"RequestId":"R","Code":"Done","Message":"success."}"#,
        r#"{"RequestId":"R","Code":"Done","ErrorMsg":"success"}"#,
        r#"{"RequestId":"R","Code":"SUCCESS","Message":"m"}"#,
        r#"{"RequestId":"R","Code":"200","Success":true}"#,
        r#"{"RequestId":"R","Code":"OK"}"#,
        r#"{"RequestId":"R","Code":200,"Message":"Successful"}"#,
        r#"{"RequestId":"R","Code":"OrderFailed","Success":true}"#,
        r#"{"RequestId":"R","Code":{"Success":false},"Success":[false]}"#,
        r#"{"RequestId":"R","ErrorCode":"","ErrorMessage":""}"#,
        r#"{"RequestId":"R","ErrorCode":"0","ErrorMessage":"m"}"#,
        r#"{"RequestId":"R","ErrorCode":"X","OrderId":5}"#,
        r#"{"RequestId":"R","ErrCode":"X","OrderId":5}"#,
        r#"{"RequestId":"R","ErrCode":"InternalError","ErrMessage":"m","Success":"true"}"#,
        r#"{"RequestId":"R","Code":"Done","Message":"m","ErrorCode":"0"}"#,
    ] {
        assert_eq!(success(body).request_id.as_deref(), Some("R"), "{body}");
    }
    let odd_code = r#"{"Code":{"a":1},"Success":false}"#;
    assert_eq!(failure(200, odd_code).kind(), ErrorKind::Answer);
}

/// Whoever takes it for a success believes that something was paid which may not have been.
#[test]
fn money_a_code_that_nobody_knows_in_a_success_leaves_the_outcome_unclear() {
    for body in [
        r#"{"RequestId":"R","Code":"Some.New.Code","Message":"m","Data":1}"#,
        r#"{"RequestId":"R","Code":"Some.New.Code"}"#,
        r#"{"RequestId":"R","code":"Some.New.Code","HttpStatusCode":400}"#,
        r#"{"RequestId":"R","Code":"Some.New.Code","OrderId":""}"#,
        r#"{"RequestId":"R","Code":500,"Data":1}"#,
        r#"{"RequestId":"R","Code":1001,"Data":1}"#,
        r#"{"RequestId":"R","Code":"-1","Message":"m","Data":1}"#,
        r#"{"RequestId":"R","ErrorCode":"Some.New.Code","Data":1}"#,
        r#"{"RequestId":"R","ErrCode":"Some.New.Code","ErrMessage":"m","Data":1}"#,
        r#"{"RequestId":"R","errorCode":"Some.New.Code","errorMessage":"m","Data":1}"#,
        r#"{"RequestId":"R","Code":"Some.New.Code","Data":{"IsSuccess":true}}"#,
        r#"{"RequestId":"R","Code":"Some.New.Code","Items":[{"Success":false},{"Success":true}]}"#,
        r#"{"RequestId":"R","Code":"Some.New.Code","Message":"m","ErrMsg":"OK","Data":1}"#,
        r#"{"RequestId":"R","Code":"Some.New.Code","is_success":true,"Data":1}"#,
        r#"{"RequestId":"R","Code":"Some.New.Code","Success":" true ","Data":1}"#,
        r#"{"RequestId":"R","Code":"200","ErrorCode":"Some.New.Code","Data":1}"#,
    ] {
        let error = failure(200, body);
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Service, Outcome::Unknown));
        assert_eq!((error.code(), error.request_id()), (None, Some("R")), "{body}");
        // What reads pays nothing, and what it has read counts.
        let described = read_as(&DescribeInstances, &answer(200, body).unwrap()).unwrap();
        assert_eq!(described.request_id.as_deref(), Some("R"), "{body}");
    }
}

/// An operation that says in a member of its answer whether it succeeded.
struct SendText;

impl Operation for SendText {
    type Response = Sent;
    type Error = GatewayError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &ens::PRODUCT,
        action: "SendText",
        success_codes: &["OK", "200"],
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, _: &mut Parameters<'a>) {}
}

#[derive(Debug, Default)]
struct Sent {
    code: Option<String>,
}

impl Record for Sent {
    fn names(&self) -> &'static [&'static str] {
        &["Code"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        (index == 0).then_some(&mut self.code)
    }
}

#[test]
fn every_code_is_an_error_but_those_that_are_documented_as_success() {
    for body in [
        r#"{"Code":"OK","Message":"isv.LIMIT"}"#,
        r#"{"Code":200}"#,
        r#"{"Code":"","RequestId":"R"}"#,
        r#"{"RequestId":"R"}"#,
        r#"{"Code":"isv.LIMIT","Success":true}"#,
    ] {
        read_as(&SendText, &answer(200, body).unwrap()).unwrap();
    }
    for body in [
        r#"{"Code":"isv.LIMIT","Message":"Too many texts.","TextId":"1"}"#,
        r#"{"Code":"ok","TextId":"1"}"#,
        r#"{"Code":"OK","Success":false}"#,
        r#"{"Code":400}"#,
        r#"{"RequestId":"R","ErrorCode":"OrderFailed","TextId":"1"}"#,
    ] {
        let error = read_as(&SendText, &answer(200, body).unwrap()).unwrap_err();
        assert_eq!((error.kind(), error.http_status()), (ErrorKind::Service, Some(200)), "{body}");
        // Nobody documented that nothing was executed.
        assert_eq!(error.outcome(), Outcome::Unknown, "{body}");
    }
    assert!(read_as(&SendText, &answer(400, r#"{"Code":"OK"}"#).unwrap()).is_err());
}

/// An operation whose errors have the codes of successes: one behind a status of refusals, one behind
/// one of success.
struct ShowText<const LISTS_SUCCESSES: bool>;

impl<const LISTS_SUCCESSES: bool> Operation for ShowText<LISTS_SUCCESSES> {
    type Response = Sent;
    type Error = ShowTextError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &ens::PRODUCT,
        action: "ShowText",
        safety: Safety::AtMostOnce,
        success_codes: if LISTS_SUCCESSES { &["OK", "Shown"] } else { &[] },
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, _: &mut Parameters<'a>) {}
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum ShowTextError {
    Ok,
    Shown,
    Success,
    TooLong,
}

impl ErrorCode for ShowTextError {
    const OWN: &'static [Documented<Self>] = &[
        Documented { code: Self::Ok, info: never("OK", &[400, 500]) },
        Documented { code: Self::Shown, info: never("Shown", &[400]) },
        Documented { code: Self::Success, info: never("Success", &[200, 400]) },
        Documented { code: Self::TooLong, info: never("TooLong", &[400]) },
    ];
}

const fn never(code: &'static str, statuses: &'static [u16]) -> ErrorInfo {
    ErrorInfo { code, statuses, retry: Some(Retry::Never), ..ErrorInfo::NONE }
}

/// A renewal that is answered with `OK` may have been paid, whatever `OK` means behind 400.
#[test]
fn money_an_error_behind_other_statuses_tells_nothing_of_a_success_with_its_code() {
    let outcome = |status, code, lists_successes| {
        let answer = answer(status, format!(r#"{{"Code":"{code}","Success":false}}"#)).unwrap();
        if lists_successes {
            read_as(&ShowText::<true>, &answer).unwrap_err().outcome()
        } else {
            read_as(&ShowText::<false>, &answer).unwrap_err().outcome()
        }
    };
    for lists_successes in [true, false] {
        let outcome = |status, code| outcome(status, code, lists_successes);
        assert_eq!(outcome(200, "OK"), Outcome::Unknown);
        assert_eq!(outcome(400, "OK"), Outcome::Failed);
        assert_eq!(outcome(200, "Success"), Outcome::Failed);
        assert_eq!(outcome(200, "TooLong"), Outcome::Failed);
    }
    assert_eq!(outcome(200, "Shown", true), Outcome::Unknown);
    assert_eq!(outcome(200, "Shown", false), Outcome::Failed);
    // Without a word of its success, too.
    let answer = answer(200, r#"{"Code":"OK"}"#).unwrap();
    assert_eq!(read_as(&ShowText::<false>, &answer).unwrap_err().outcome(), Outcome::Unknown);
    read_as(&ShowText::<true>, &answer).unwrap();
}

/// An operation that tells by two codes what it has begun.
struct BeginThing;

impl Operation for BeginThing {
    type Response = Begun;
    type Error = GatewayError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &ens::PRODUCT,
        action: "BeginThing",
        safety: Safety::AtMostOnce,
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, _: &mut Parameters<'a>) {}
}

#[derive(Debug, Default)]
struct Begun {
    code: Option<String>,
    error_code: Option<String>,
    err_code: Option<String>,
}

impl Record for Begun {
    fn names(&self) -> &'static [&'static str] {
        &["code", "ErrorCode", "errCode"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.code),
            1 => Some(&mut self.error_code),
            2 => Some(&mut self.err_code),
            _ => None,
        }
    }
}

#[test]
fn a_code_that_is_documented_in_a_response_is_a_part_of_it() {
    for body in [
        r#"{"code":"Begun","message":"m"}"#,
        r#"{"code":"Begun","Data":1}"#,
        r#"{"ErrorCode":"NoneYet","ErrorMessage":"m"}"#,
        r#"{"code":"Begun","ErrorCode":"NoneYet","Data":1}"#,
        r#"{"errCode":"NoneYet","errMessage":"m"}"#,
        r#"{"ErrCode":"NoneYet","ErrorCode":"NoneYet","Data":1}"#,
    ] {
        let begun = read_as(&BeginThing, &answer(200, body).unwrap()).unwrap();
        assert!(
            [begun.code, begun.error_code, begun.err_code].iter().any(Option::is_some),
            "{body}"
        );
    }
    let failed = answer(200, r#"{"code":"Throttling.User","Data":1}"#).unwrap();
    assert_eq!(read_as(&BeginThing, &failed).unwrap_err().kind(), ErrorKind::Service);
}
