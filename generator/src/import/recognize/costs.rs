//! Recognises that a description warns of what calls cost: metadata call operations a `read` that answer
//! for money, and most of them have no `chargeType`.

use crate::import::draft::Operation;

/// Whether something that is said about an operation warns that calls of it cost money.
pub(crate) fn are_warned_of(operation: &Operation) -> bool {
    let texts = operation.doc.iter().chain([&operation.summary]);
    texts.flat_map(|text| text.lines()).any(is_warning)
}

/// Descriptions of operations that read bills and prices speak of costs, too: only what is said to
/// callers counts.
fn is_warning(line: &str) -> bool {
    const SAID_OF_CALLS: [&str; 19] = [
        "不计费",
        "按次计费",
        "按次收费",
        "付费接口",
        "消耗资源包",
        "按调用次数",
        "扣费",
        "收取费用",
        "产生费用",
        "are charged",
        "is charged",
        "be charged",
        "are billed",
        "is billed",
        "be billed",
        "charges you",
        "incurs",
        "may incur",
        "will incur",
    ];
    // `Make sure that you fully understand the billing methods and prices before you call it.`
    const UNDERSTOOD: [&str; 5] =
        ["充分了解", "已了解", "fully understand", "that you understand", "sure you understand"];
    const COSTS: [&str; 10] =
        ["收费", "计费", "费用", "价格", "定价", "billing", "pricing", "price", "charge", "fees"];
    let line = line.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| line.contains(word));
    has(&SAID_OF_CALLS) || (has(&UNDERSTOOD) && has(&COSTS))
}

#[cfg(test)]
mod tests {
    use super::is_warning;

    #[test]
    fn what_is_said_to_callers_is_a_warning() {
        for line in [
            "2、请确保在使用该接口前，已充分了解通用版翻译产品的收费方式和价格",
            "- 请确保在使用本接口前，您已充分了解号码百科[产品定价](~~154751~~)。",
            "- 当接口值返回值：Code=\"OK\"且IsConsistent != 2时计费，其他返回结果不计费。",
            "Make sure that you fully understand the billing methods and [pricing](https://x) of it.",
            "Before you call it, make sure that you understand the pricing of the product.",
            "You are charged for each call.",
            "This operation incurs fees.",
        ] {
            assert!(is_warning(line), "{line}");
        }
    }

    #[test]
    fn what_is_read_about_costs_is_none() {
        for line in [
            "查询带宽计费方式。",
            "调用DescribePrice查询云服务器ENS资源的价格。",
            "查询上一计费周期存储用量和本月累计调用次数。",
            "如需了解计费方式，请参见[计费说明](~~1~~)。",
            "Queries the prices of instances.",
            "To understand the billing of a bill, see its details.",
            "Queries the billing method of a bandwidth plan.",
            "Queries the fees that were incurred.",
        ] {
            assert!(!is_warning(line), "{line}");
        }
    }
}
