//! Every documented row, as the service would answer it, decodes into its variant.
//!
//! The rows come from the catalog of the specs, the expectations about their number from the pages.

#[path = "../../generator/tests/common/mod.rs"]
mod common;

use std::collections::BTreeSet;

use aliyun_api::{ErrorCode, GatewayError, Operation, ServiceError};
use aliyun_api::{cs, ecs, ens, lindorm, sls};
use ens::{RenewArmServerInstanceRequest, RenewInstanceRequest};
use generator::catalog::{Catalog, ErrorRow, Product, catalog};
use lindorm::RenewLindormInstanceRequest;

fn read_catalog() -> Catalog {
    catalog(&common::read_specs(".."))
        .expect("the specs of the repository are without mistakes")
}

fn rows<O: Operation>(catalog: &Catalog) -> &[ErrorRow] {
    let product = |product: &&Product| product.code == O::INFO.product.code;
    let product = catalog.products.iter().find(product).unwrap();
    let mut operations = product.operations.iter();
    &operations.find(|operation| operation.action == O::INFO.action).unwrap().errors
}

/// An operation: the code of its product, and its action.
type Name<'a> = (&'a str, &'a str);

/// Answers each row of the page of an operation, and looks at what becomes of it. Tells which
/// operation that was.
fn check_rows<O: Operation>(
    catalog: &Catalog,
    expected_rows: usize,
    expected_codes: usize,
) -> Name<'static>
where
    O::Error: std::fmt::Debug,
{
    let action = O::INFO.action;
    let rows = rows::<O>(catalog);
    assert_eq!(rows.len(), expected_rows, "{action}");
    let mut codes = Vec::new();
    for row in rows {
        let named =
            row.variant.as_deref().expect("no page here has a code that is only a gap");
        let wire = row.code.replace("%s", "Period");
        // A page may name a code without a status or a message.
        let message = row.message.as_deref().unwrap_or("made up");
        let body =
            serde_json::json!({ "Code": wire, "Message": message, "RequestId": "1" });
        let error: ServiceError<O::Error> =
            ServiceError::decode(row.status.unwrap_or(400), body.to_string().as_bytes())
                .unwrap();
        let code =
            error.code().unwrap_or_else(|| panic!("{action}: {wire} has no variant"));
        let shown = format!("{code:?}");
        let variant = match row.set.as_deref() {
            Some(set) => {
                let (first, rest) = set.split_at(1);
                format!("{}{rest}({})", first.to_uppercase(), named)
            }
            // A page may have rows of its own for a code of a table.
            None if shown.contains('(') => {
                format!("{}({})", shown.split('(').next().unwrap(), named)
            }
            None => named.to_owned(),
        };
        assert_eq!(shown, variant, "{action}: {wire}");
        assert_eq!(error.raw_code(), Some(&*wire));
        assert_eq!(error.message(), Some(message));
        let captured = row.template.as_ref().map(|_| "Period");
        assert_eq!(error.captured(), captured, "{action}: {wire}");
        let info = code.info();
        assert_eq!(info.code, row.code, "{action}");
        assert!(
            row.message.is_none() || info.messages.contains(&message),
            "{action}: {wire}: {:?}",
            info.messages
        );
        let is_listed = |status| info.statuses.contains(&status);
        assert!(row.status.is_none_or(is_listed), "{action}: {wire}");
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    assert_eq!(codes.len(), expected_codes, "{action}");
    (O::INFO.product.code, action)
}

#[test]
fn every_row_of_the_pages_decodes_into_its_variant() {
    let catalog = read_catalog();
    let checked = BTreeSet::from([
        check_rows::<RenewInstanceRequest>(&catalog, 105, 104),
        check_rows::<RenewArmServerInstanceRequest>(&catalog, 103, 103),
        check_rows::<RenewLindormInstanceRequest>(&catalog, 7, 7),
        check_rows::<cs::ScaleClusterNodePoolRequest>(&catalog, 0, 0),
        check_rows::<ecs::DescribeRegionsRequest>(&catalog, 3, 3),
        check_rows::<ecs::ReActivateInstancesRequest>(&catalog, 7, 7),
        check_rows::<sls::UpdateCheckPointRequest>(&catalog, 7, 7),
        check_rows::<ens::ReinitInstanceRequest>(&catalog, 4, 4),
        check_rows::<ens::CreateInstanceRequest>(&catalog, 22, 22),
        check_rows::<ens::CreateEipInstanceRequest>(&catalog, 3, 3),
        check_rows::<ens::CreateSecurityGroupPermissionsRequest>(&catalog, 0, 0),
        check_rows::<ens::DescribeHistoryEventsRequest>(&catalog, 0, 0),
        check_rows::<ens::DescribeInstancesRequest>(&catalog, 5, 5),
        check_rows::<ens::DescribePriceRequest>(&catalog, 7, 7),
        check_rows::<ens::ListTagResourcesRequest>(&catalog, 4, 3),
        check_rows::<ens::PutBucketLifecycleRequest>(&catalog, 11, 11),
        check_rows::<ens::RescaleDeviceServiceRequest>(&catalog, 2, 2),
        check_rows::<ens::RunInstancesRequest>(&catalog, 3, 3),
        check_rows::<ens::TagResourcesRequest>(&catalog, 3, 2),
        check_rows::<ens::UnassignPrivateIpAddressesRequest>(&catalog, 8, 8),
        check_rows::<ens::UntagResourcesRequest>(&catalog, 4, 3),
        check_rows::<lindorm::GetInstanceIpWhiteListRequest>(&catalog, 5, 5),
        check_rows::<lindorm::GetLindormInstanceListRequest>(&catalog, 4, 4),
        check_rows::<lindorm::TagResourcesRequest>(&catalog, 11, 11),
    ]);
    let documented: BTreeSet<Name<'_>> = catalog
        .products
        .iter()
        .flat_map(|product| {
            product.operations.iter().map(move |operation| (product, operation))
        })
        .map(|(product, operation)| (&*product.code, &*operation.action))
        .collect();
    assert_eq!(checked, documented);
}

#[test]
fn judgements_reach_the_codes() {
    let catalog = read_catalog();
    // A row that a page adds to a code of a table may add a judgement, which the table lacks.
    let in_table =
        |row: &&ErrorRow| row.set.is_some() && row.code != "OrderSysConstraintInvalid";
    for row in rows::<RenewInstanceRequest>(&catalog).iter().filter(in_table) {
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
        assert_eq!(Some(format!("{code:?}")), row.variant);
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
