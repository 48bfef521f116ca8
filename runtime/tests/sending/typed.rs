//! Typed requests from the input of a recording.
//!
//! A typed request cannot be without a required parameter, nor have one that is not documented,
//! nor hold a value that is of another type on the wire. There is none for such an input.

mod input;

use aliyun_api::ens::{self, SecurityGroupPermission};
use aliyun_api::{Operation, lindorm};
use aliyun_runtime::Parameters;
use serde_json::{Value, json};

use input::{Input, boolean, integer, json_integer, json_text, json_texts, list, text, word};

/// Takes a request, whatever its operation is.
pub(crate) trait Taker {
    fn take<O: Operation>(&mut self, request: &O);
}

/// Whether a typed request holds this input. It is handed to the taker.
pub(crate) fn hand_over(
    (action, version): (&str, &str),
    input: &Value,
    taker: &mut impl Taker,
) -> bool {
    const ENS: &str = ens::PRODUCT.version;
    const LINDORM: &str = lindorm::PRODUCT.version;
    let input = Input::of(input);
    let held = match (action, version) {
        ("RenewInstance", ENS) => input.and_then(renew_instance).map(|it| taker.take(&it)),
        ("RenewARMServerInstance", ENS) => input.and_then(renew_arm).map(|it| taker.take(&it)),
        ("TagResources", ENS) => input.and_then(tag_resources).map(|it| taker.take(&it)),
        ("UntagResources", ENS) => input.and_then(untag_resources).map(|it| taker.take(&it)),
        ("CreateSecurityGroupPermissions", ENS) => {
            input.and_then(create_permissions).map(|it| taker.take(&it))
        }
        ("CreateInstance", ENS) => input.and_then(create_instance).map(|it| taker.take(&it)),
        ("DescribeHistoryEvents", ENS) => input.and_then(describe_events).map(|it| taker.take(&it)),
        ("DescribeInstances", ENS) => input.and_then(describe_instances).map(|it| taker.take(&it)),
        ("ReinitInstance", ENS) => input.and_then(reinit_instance).map(|it| taker.take(&it)),
        ("RenewLindormInstance", LINDORM) => {
            input.and_then(renew_lindorm).map(|it| taker.take(&it))
        }
        ("TagResources", LINDORM) => input.and_then(tag_lindorm).map(|it| taker.take(&it)),
        _ => None,
    };
    held.is_some()
}

fn renew_instance(mut input: Input<'_>) -> Option<ens::RenewInstanceRequest> {
    let instance_id = input.required("InstanceId", text)?;
    let request = ens::RenewInstanceRequest::new(instance_id, input.required("Period", integer)?);
    input.end().then_some(request)
}

fn renew_arm(mut input: Input<'_>) -> Option<ens::RenewArmServerInstanceRequest> {
    let mut request = ens::RenewArmServerInstanceRequest::new(
        input.required("InstanceId", text)?,
        input.required("Period", integer)?,
        input.required("PeriodUnit", text)?,
    );
    request.auto_renew = input.optional("AutoRenew", boolean)?;
    input.end().then_some(request)
}

fn renew_lindorm(mut input: Input<'_>) -> Option<lindorm::RenewLindormInstanceRequest> {
    let request = lindorm::RenewLindormInstanceRequest::new(
        input.required("RegionId", text)?,
        input.required("InstanceId", text)?,
        input.required("PricingCycle", text)?,
        input.required("Duration", integer)?,
    );
    input.end().then_some(request)
}

fn tag_resources(mut input: Input<'_>) -> Option<ens::TagResourcesRequest> {
    let tag = |value: &Value| {
        let mut input = Input::of(value)?;
        let key = input.required("Key", text)?;
        let tag = ens::TagResourcesTag::new(key, input.required("Value", text)?);
        input.end().then_some(tag)
    };
    let request = ens::TagResourcesRequest::new(
        input.repeated("Tag", tag)?,
        input.repeated("ResourceId", text)?,
        input.required("ResourceType", text)?,
    );
    input.end().then_some(request)
}

fn tag_lindorm(mut input: Input<'_>) -> Option<lindorm::TagResourcesRequest> {
    let tag = |value: &Value| {
        let mut input = Input::of(value)?;
        let mut tag = lindorm::TagResourcesTag::new(input.required("Key", text)?);
        tag.value = input.optional("Value", text)?;
        input.end().then_some(tag)
    };
    let request = lindorm::TagResourcesRequest::new(
        input.required("RegionId", text)?,
        input.required("ResourceType", text)?,
        input.repeated("ResourceId", text)?,
        input.repeated("Tag", tag)?,
    );
    input.end().then_some(request)
}

fn untag_resources(mut input: Input<'_>) -> Option<ens::UntagResourcesRequest> {
    let mut request = ens::UntagResourcesRequest::new(
        input.required("ResourceType", text)?,
        input.repeated("ResourceId", text)?,
    );
    request.tag_key = input.repeated("TagKey", text)?;
    request.all = input.optional("All", boolean)?;
    input.end().then_some(request)
}

fn create_permissions(mut input: Input<'_>) -> Option<ens::CreateSecurityGroupPermissionsRequest> {
    let request = ens::CreateSecurityGroupPermissionsRequest::new(
        input.required("Permissions", list(permission))?,
        input.required("SecurityGroupId", text)?,
    );
    input.end().then_some(request)
}

fn permission(value: &Value) -> Option<SecurityGroupPermission> {
    let mut input = Input::of(value)?;
    let mut permission = SecurityGroupPermission::new(
        input.required("Direction", json_text)?,
        input.required("IpProtocol", json_text)?,
        input.required("Policy", json_text)?,
        input.required("PortRange", json_text)?,
        input.required("Priority", json_integer)?,
    );
    permission.description = input.optional("Description", json_text)?;
    permission.dest_cidr_ip = input.optional("DestCidrIp", json_text)?;
    permission.ipv6_dest_cidr_ip = input.optional("Ipv6DestCidrIp", json_text)?;
    permission.ipv6_source_cidr_ip = input.optional("Ipv6SourceCidrIp", json_text)?;
    permission.source_cidr_ip = input.optional("SourceCidrIp", json_text)?;
    permission.source_port_range = input.optional("SourcePortRange", json_text)?;
    input.end().then_some(permission)
}

fn create_instance(mut input: Input<'_>) -> Option<ens::CreateInstanceRequest> {
    let mut request = ens::CreateInstanceRequest::new(
        input.required("InstanceType", text)?,
        input.required("EnsRegionId", text)?,
        input.required("Period", text)?,
        input.required("Quantity", text)?,
    );
    request.system_disk = input.optional("SystemDisk", |value| {
        let mut disk = ens::CreateInstanceSystemDisk::new();
        let mut input = Input::of(value)?;
        disk.size = input.optional("Size", text)?;
        input.end().then_some(disk)
    })?;
    request.data_disk = input.repeated("DataDisk", |value| {
        let mut disk = ens::CreateInstanceDataDisk::new();
        let mut input = Input::of(value)?;
        disk.size = input.optional("Size", text)?;
        input.end().then_some(disk)
    })?;
    request.password = input.optional("Password", text)?;
    request.image_id = input.optional("ImageId", text)?;
    request.internet_charge_type = input.optional("InternetChargeType", word)?;
    request.auto_renew_period = input.optional("AutoRenewPeriod", text)?;
    request.auto_renew = input.optional("AutoRenew", word)?;
    request.ip_type = input.optional("IpType", word)?;
    request.key_pair_name = input.optional("KeyPairName", text)?;
    request.user_data = input.optional("UserData", text)?;
    request.v_switch_id = input.optional("VSwitchId", text)?;
    request.private_ip_address = input.optional("PrivateIpAddress", text)?;
    request.payment_type = input.optional("PaymentType", word)?;
    request.instance_name = input.optional("InstanceName", text)?;
    request.host_name = input.optional("HostName", text)?;
    request.unique_suffix = input.optional("UniqueSuffix", boolean)?;
    request.public_ip_identification = input.optional("PublicIpIdentification", boolean)?;
    request.password_inherit = input.optional("PasswordInherit", boolean)?;
    input.end().then_some(request)
}

fn describe_events(mut input: Input<'_>) -> Option<ens::DescribeHistoryEventsRequest> {
    let event_types = input.required("EventTypes", list(text))?;
    let mut request = ens::DescribeHistoryEventsRequest::new(event_types);
    request.event_levels = input.optional("EventLevels", list(text))?;
    request.event_status = input.optional("EventStatus", list(text))?;
    request.page_number = input.optional("PageNumber", integer)?;
    request.page_size = input.optional("PageSize", integer)?;
    request.resource_ids = input.optional("ResourceIds", list(text))?;
    input.end().then_some(request)
}

fn describe_instances(mut input: Input<'_>) -> Option<ens::DescribeInstancesRequest> {
    let tag = |value: &Value| {
        let mut tag = ens::DescribeInstancesTag::new();
        let mut input = Input::of(value)?;
        tag.key = input.optional("Key", json_text)?;
        tag.value = input.optional("Value", json_text)?;
        input.end().then_some(tag)
    };
    let mut request = ens::DescribeInstancesRequest::new();
    request.tags = input.optional("Tags", list(tag))?;
    request.ens_region_id = input.optional("EnsRegionId", text)?;
    request.instance_id = input.optional("InstanceId", text)?;
    request.ens_region_ids = input.optional("EnsRegionIds", json_texts)?;
    request.instance_ids = input.optional("InstanceIds", json_texts)?;
    request.instance_name = input.optional("InstanceName", text)?;
    request.image_id = input.optional("ImageId", text)?;
    request.page_number = input.optional("PageNumber", integer)?;
    request.page_size = input.optional("PageSize", text)?;
    request.status = input.optional("Status", word)?;
    request.order_by_params = input.optional("OrderByParams", text)?;
    request.ens_service_id = input.optional("EnsServiceId", text)?;
    request.instance_resource_type = input.optional("InstanceResourceType", word)?;
    request.search_key = input.optional("SearchKey", text)?;
    request.network_id = input.optional("NetworkId", text)?;
    request.v_switch_id = input.optional("VSwitchId", text)?;
    request.security_group_id = input.optional("SecurityGroupId", text)?;
    request.intranet_ip = input.optional("IntranetIp", text)?;
    request.instance_type = input.optional("InstanceType", text)?;
    request.eip_addresses = input.optional("EipAddresses", |value| Some(value.clone()))?;
    request.service_status = input.optional("ServiceStatus", |value| Some(value.clone()))?;
    input.end().then_some(request)
}

fn reinit_instance(mut input: Input<'_>) -> Option<ens::ReinitInstanceRequest> {
    let mut request = ens::ReinitInstanceRequest::new(
        input.required("InstanceId", text)?,
        input.required("ImageId", text)?,
    );
    request.password = input.optional("Password", text)?;
    input.end().then_some(request)
}

/// What is sent for a request: its query, and its form, if it has one.
#[derive(Default)]
struct Written(String);

impl Taker for Written {
    fn take<O: Operation>(&mut self, request: &O) {
        let mut parameters = Parameters::new();
        request.parameters(&mut parameters);
        self.0 = parameters.canonical_query() + &parameters.canonical_form();
    }
}

fn written(action: &str, version: &str, input: &Value) -> Option<String> {
    let mut written = Written::default();
    hand_over((action, version), input, &mut written).then_some(written.0)
}

#[track_caller]
fn assert_written(action: &str, version: &str, input: &Value, expected: &str) {
    assert_eq!(written(action, version, input).as_deref(), Some(expected), "{input}");
}

const ENS: &str = "2017-11-10";
const LINDORM: &str = "2020-06-15";

#[test]
fn lists_of_structures() {
    let tag = json!({
        "ResourceId": ["i-1", ""], "ResourceType": "中", "Tag": [{"Key": "k 1", "Value": ""}],
    });
    assert_written(
        "TagResources",
        ENS,
        &tag,
        "ResourceId.1=i-1&ResourceId.2=&ResourceType=%E4%B8%AD&Tag.1.Key=k%201&Tag.1.Value=",
    );
    let keys = json!({"RegionId": "r", "ResourceType": "INSTANCE", "Tag": [{"Key": "k"}]});
    assert_written("TagResources", LINDORM, &keys, "RegionId=r&ResourceType=INSTANCE&Tag.1.Key=k");
    let untag = json!({"All": true, "ResourceId": [], "ResourceType": "instance", "TagKey": ["k"]});
    assert_written("UntagResources", ENS, &untag, "All=true&ResourceType=instance&TagKey.1=k");
    let disks = json!({
        "DataDisk": [{"Size": "50"}, {"Size": 60}], "EnsRegionId": "cn-a", "InstanceType": "t",
        "Period": 1, "Quantity": "1", "SystemDisk": {"Size": "20"}, "UniqueSuffix": false,
    });
    assert_written(
        "CreateInstance",
        ENS,
        &disks,
        "DataDisk.1.Size=50&DataDisk.2.Size=60&EnsRegionId=cn-a&InstanceType=t&Period=1&\
         Quantity=1&SystemDisk.Size=20&UniqueSuffix=false",
    );
}

#[test]
fn lists_in_one_text() {
    let permission = json!({
        "Direction": "egress", "IpProtocol": "ALL", "Policy": "Drop", "PortRange": "", "Priority": 5,
    });
    assert_written(
        "CreateSecurityGroupPermissions",
        ENS,
        &json!({"Permissions": [permission], "SecurityGroupId": "sg"}),
        "Permissions=%5B%7B%22Direction%22%3A%22egress%22%2C%22IpProtocol%22%3A%22ALL%22%2C\
         %22Policy%22%3A%22Drop%22%2C%22PortRange%22%3A%22%22%2C%22Priority%22%3A5%7D%5D&\
         SecurityGroupId=sg",
    );
    assert_written(
        "CreateSecurityGroupPermissions",
        ENS,
        &json!({"Permissions": [], "SecurityGroupId": "sg"}),
        "Permissions=%5B%5D&SecurityGroupId=sg",
    );
    let events = json!({"EventTypes": ["a", "b c"], "PageNumber": 2, "ResourceIds": null});
    assert_written("DescribeHistoryEvents", ENS, &events, "EventTypes=a%2Cb%20c&PageNumber=2");
    let instances = json!({
        "EnsRegionIds": "[\"a\"]", "InstanceIds": ["b"], "PageNumber": "1", "PageSize": 10,
        "ServiceStatus": ["x"], "Tags": [{"Key": "k"}],
    });
    assert_written(
        "DescribeInstances",
        ENS,
        &instances,
        "EnsRegionIds=%5B%22a%22%5D&InstanceIds=%5B%22b%22%5D&PageNumber=1&PageSize=10&\
         ServiceStatus=%5B%22x%22%5D&Tags=%5B%7B%22Key%22%3A%22k%22%7D%5D",
    );
    assert_written("DescribeInstances", ENS, &json!({"Tags": []}), "Tags=%5B%5D");
}

#[test]
fn requests_without_lists() {
    let input = json!({"InstanceId": "", "Period": 9_223_372_036_854_775_807_i64});
    assert_written("RenewInstance", ENS, &input, "InstanceId=&Period=9223372036854775807");
    let input = json!({"InstanceId": "i", "Period": -1, "PeriodUnit": "Day", "AutoRenew": false});
    let expected = "AutoRenew=false&InstanceId=i&Period=-1&PeriodUnit=Day";
    assert_written("RenewARMServerInstance", ENS, &input, expected);
    let input = json!({"Duration": 1, "InstanceId": "ld", "PricingCycle": "Year", "RegionId": "r"});
    let expected = "Duration=1&InstanceId=ld&PricingCycle=Year&RegionId=r";
    assert_written("RenewLindormInstance", LINDORM, &input, expected);
    let input = json!({"ImageId": "a b", "InstanceId": "i"});
    assert_written("ReinitInstance", ENS, &input, "ImageId=a%20b&InstanceId=i");
}

#[test]
fn inputs_that_no_typed_request_holds() {
    for (action, version, input) in [
        ("RenewInstance", ENS, json!({"Period": 1})),
        ("RenewInstance", ENS, json!({"InstanceId": "i", "Period": 1, "OwnerId": 5})),
        ("RenewInstance", ENS, json!({"InstanceId": "i", "Period": "01"})),
        ("RenewInstance", LINDORM, json!({"InstanceId": "i", "Period": 1})),
        ("RenewARMServerInstance", ENS, json!({"InstanceId": "i"})),
        ("TagResources", ENS, json!({"ResourceType": "instance", "Tag": [{"Key": "k"}]})),
        ("DescribeHistoryEvents", ENS, json!({})),
        ("DescribeInstances", ENS, json!({"EnsRegionIds": "[ \"a\" ]"})),
        ("DescribeInstances", ENS, json!({"Tags": [{"Key": 1}]})),
        ("CreateSecurityGroupPermissions", ENS, json!({"SecurityGroupId": "sg"})),
        ("ReinitInstance", ENS, json!(["i", "image"])),
        ("DescribeNothing", ENS, json!({})),
    ] {
        assert_eq!(written(action, version, &input), None, "{action} {input}");
    }
}
