//! Every documented row, as the service would answer it, decodes into its variant.
//!
//! The rows come from the catalog of the specs, the expectations about their number from the pages.

use std::fs;
use std::path::Path;

use aliyun_api::ens::{RenewArmServerInstanceRequest, RenewInstanceRequest};
use aliyun_api::lindorm::RenewLindormInstanceRequest;
use aliyun_api::{ErrorCode, GatewayError, Operation, ServiceError};
use generator::Source;
use generator::catalog::{Catalog, ErrorRow, catalog};

fn specs() -> Vec<Source> {
    let mut sources = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    for pattern in
        ["specs", "specs/ens", "specs/ens/errors", "specs/gateway", "specs/lindorm"]
    {
        for entry in fs::read_dir(root.join(pattern)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "yaml") {
                let name = path.file_name().unwrap().to_str().unwrap();
                sources.push(Source::new(
                    format!("{pattern}/{name}"),
                    fs::read(&path).unwrap(),
                ));
            }
        }
    }
    sources
}

fn read_catalog() -> Catalog {
    catalog(&specs()).expect("the specs of the repository are without mistakes")
}

fn rows<'a>(catalog: &'a Catalog, action: &str) -> &'a [ErrorRow] {
    let mut operations = catalog.products.iter().flat_map(|product| &product.operations);
    &operations.find(|operation| operation.action == action).unwrap().errors
}

/// Answers each row of the page of an operation, and looks at what becomes of it.
fn check_rows<O: Operation>(
    catalog: &Catalog,
    expected_rows: usize,
    expected_codes: usize,
) where
    O::Error: std::fmt::Debug,
{
    let action = O::INFO.action;
    let rows = rows(catalog, action);
    assert_eq!(rows.len(), expected_rows, "{action}");
    let mut codes = Vec::new();
    for row in rows {
        let wire = row.code.replace("%s", "Period");
        let message = row.message.as_deref().unwrap();
        let body =
            serde_json::json!({ "Code": wire, "Message": message, "RequestId": "1" });
        let error: ServiceError<O::Error> =
            ServiceError::decode(row.status.unwrap(), body.to_string().as_bytes())
                .unwrap();
        let code =
            error.code().unwrap_or_else(|| panic!("{action}: {wire} has no variant"));
        let shown = format!("{code:?}");
        let variant = match row.set.as_deref() {
            Some("order") => format!("Order({})", row.variant),
            Some(other) => panic!("an unknown set {other}"),
            None if shown.starts_with("Order(") => format!("Order({})", row.variant),
            None => row.variant.clone(),
        };
        assert_eq!(shown, variant, "{action}: {wire}");
        assert_eq!(error.raw_code(), Some(&*wire));
        assert_eq!(error.message(), Some(message));
        let captured = row.template.as_ref().map(|_| "Period");
        assert_eq!(error.captured(), captured, "{action}: {wire}");
        let info = code.info();
        assert_eq!(info.code, row.code, "{action}");
        assert!(
            info.messages.contains(&message),
            "{action}: {wire}: {:?}",
            info.messages
        );
        assert!(info.statuses.contains(&row.status.unwrap()), "{action}: {wire}");
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    assert_eq!(codes.len(), expected_codes, "{action}");
}

#[test]
fn every_row_of_the_pages_decodes_into_its_variant() {
    let catalog = read_catalog();
    check_rows::<RenewInstanceRequest>(&catalog, 105, 104);
    check_rows::<RenewArmServerInstanceRequest>(&catalog, 103, 103);
    check_rows::<RenewLindormInstanceRequest>(&catalog, 7, 7);
}

#[test]
fn judgements_reach_the_codes() {
    let catalog = read_catalog();
    // A row that a page adds to a code of a table may add a judgement, which the table lacks.
    let in_table =
        |row: &&ErrorRow| row.set.is_some() && row.code != "OrderSysConstraintInvalid";
    for row in rows(&catalog, "RenewInstance").iter().filter(in_table) {
        let code: <RenewInstanceRequest as Operation>::Error = row.code.parse().unwrap();
        let text = |value: &dyn std::fmt::Debug| format!("{value:?}");
        assert_eq!(text(&code.retry()), text(&row.retry), "{}", row.code);
        assert_eq!(text(&code.remedy()), text(&row.remedy), "{}", row.code);
    }
}

#[test]
fn every_code_of_the_gateway_is_known_to_every_operation() {
    let catalog = read_catalog();
    assert_eq!(catalog.gateway.errors.len(), 57);
    for row in &catalog.gateway.errors {
        let code: GatewayError = row.code.parse().unwrap();
        assert_eq!(format!("{code:?}"), row.variant);
        let found = <RenewLindormInstanceRequest as Operation>::Error::exact(&row.code);
        assert_eq!(found.is_some(), row.template.is_none(), "{}", row.code);
    }
}

#[test]
fn a_code_of_the_page_comes_before_the_same_code_of_the_gateway() {
    let code =
        <RenewInstanceRequest as Operation>::Error::exact("NoPermission").unwrap();
    assert_eq!(format!("{code:?}"), "NoPermission");
}

#[test]
fn a_code_that_nobody_documented_keeps_its_text() {
    let body = br#"{"Code": "Some.New.Code", "Message": "nobody documented this"}"#;
    let error: ServiceError<<RenewInstanceRequest as Operation>::Error> =
        ServiceError::decode(400, body).unwrap();
    assert_eq!(error.code(), None);
    assert_eq!(error.raw_code(), Some("Some.New.Code"));
    assert_eq!(error.message(), Some("nobody documented this"));
}

#[test]
fn every_code_is_found_by_its_own_spelling() {
    type Code = <RenewInstanceRequest as Operation>::Error;
    let all: Vec<Code> = Code::all().collect();
    assert_eq!(all.len(), 3 + 101 + 57);
    for code in all {
        let found = code.as_str().parse::<Code>().unwrap();
        assert_eq!(found.as_str(), code.as_str());
    }
}
