//! The features of the products in the manifest of a crate.
//!
//! A person writes the manifest. Only the entries that carry a comment of the generator are its own,
//! and their names in the list `default`.

use anyhow::{Context, bail};
use toml_edit::{Array, DocumentMut, Item, Table, Value};

use crate::list;

/// Stands behind the entry of a product, and nowhere else.
const MARK: &str = "# from specs/";

/// The manifest with one feature for each product, and all of them in `default`; the same text if
/// that is so already.
///
/// # Errors
///
/// If the text is no manifest, or a product has the name of another feature.
pub(crate) fn keep(manifest: &str, products: &[&str]) -> anyhow::Result<String> {
    let mut products = products.to_vec();
    products.sort_unstable();
    let mut document: DocumentMut = manifest.parse().context("it is not TOML")?;
    let features = document.entry("features").or_insert_with(|| Item::Table(Table::new()));
    let features = features.as_table_mut().context("`features` is not a table of its own")?;
    let own: Vec<String> = features
        .iter()
        .filter(|(_, item)| is_marked(item))
        .map(|(name, _)| name.to_owned())
        .collect();
    let default = default_features(features)?;
    let is_own = |name: &str| own.iter().any(|own| own == name);
    let is_done = own.iter().map(String::as_str).eq(products.iter().copied())
        && default.iter().filter(|name| is_own(name)).eq(products.iter());
    if is_done {
        return Ok(manifest.to_owned());
    }
    put_products(features, &own, &products)?;
    put_default(features, &own, &products)?;
    Ok(document.to_string())
}

fn is_marked(item: &Item) -> bool {
    let decor = item.as_value().map(Value::decor);
    let comment = decor.and_then(|decor| decor.suffix()).and_then(|suffix| suffix.as_str());
    comment.is_some_and(|comment| comment.trim_start().starts_with(MARK))
}

fn default_features(features: &Table) -> anyhow::Result<Vec<String>> {
    let Some(default) = features.get("default") else { return Ok(Vec::new()) };
    let default = default.as_array().context("the feature `default` is not a list")?;
    Ok(default.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}

/// Puts the entries of the products behind those that a person wrote, sorted.
fn put_products(features: &mut Table, own: &[String], products: &[&str]) -> anyhow::Result<()> {
    for name in own.iter().filter(|name| !products.contains(&name.as_str())) {
        features.remove(name);
    }
    for product in products {
        let marked = || Value::from(Array::new()).decorated(" ", format!(" {MARK}{product}"));
        match features.remove_entry(product) {
            Some((key, item)) if is_marked(&item) => drop(features.insert_formatted(&key, item)),
            Some((_, item)) if !item.as_array().is_some_and(Array::is_empty) => bail!(
                "the product `{product}` has the name of another feature: rename the folder \
                 specs/{product}, or the feature"
            ),
            Some(_) | None => drop(features.insert(product, Item::Value(marked()))),
        }
    }
    Ok(())
}

/// Puts the products that are missing in `default` behind the features that a person has there, or
/// before the next product.
fn put_default(features: &mut Table, own: &[String], products: &[&str]) -> anyhow::Result<()> {
    let default = features.entry("default").or_insert_with(|| Item::Value(Array::new().into()));
    let default = default.as_array_mut().context("the feature `default` is not a list")?;
    let is_product = |name: &str| products.contains(&name) || own.iter().any(|own| own == name);
    list::keep(default, products, is_product);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::keep;

    const WRITTEN: &str = "\
[package]
name = \"aliyun-api\" # a comment

[features]
default = [\"client\"]
# The asynchronous client.
client = [\"aliyun-runtime/client\"]
empty = []

[dependencies]
aliyun-runtime = { path = \"../runtime\" }
";

    const KEPT: &str = "\
[package]
name = \"aliyun-api\" # a comment

[features]
default = [\"client\", \"ens\", \"lindorm\"]
# The asynchronous client.
client = [\"aliyun-runtime/client\"]
empty = []
ens = [] # from specs/ens
lindorm = [] # from specs/lindorm

[dependencies]
aliyun-runtime = { path = \"../runtime\" }
";

    #[test]
    fn products_come_and_go_and_the_rest_stays_as_it_is_written() {
        assert_eq!(keep(WRITTEN, &["lindorm", "ens"]).unwrap(), KEPT);
        assert_eq!(keep(KEPT, &["ens", "lindorm"]).unwrap(), KEPT);
        assert_eq!(keep(KEPT, &[]).unwrap(), WRITTEN);
        let added = keep(KEPT, &["ecs", "ens", "lindorm"]).unwrap();
        assert!(added.contains("[\"client\", \"ecs\", \"ens\", \"lindorm\"]"), "{added}");
        assert_eq!(keep(&added, &["ens", "lindorm"]).unwrap(), KEPT);
    }

    #[test]
    fn comments_in_the_list_of_default_features_stay() {
        let list = "default = [\n    \"client\", # keep this\n    \"ens\",\n    \"lindorm\",\n]";
        let commented = KEPT.replace("default = [\"client\", \"ens\", \"lindorm\"]", list);
        let without =
            commented.replace("    \"ens\",\n", "").replace("ens = [] # from specs/ens\n", "");
        assert_eq!(keep(&commented, &["lindorm"]).unwrap(), without);
        assert_eq!(keep(&without, &["ens", "lindorm"]).unwrap(), commented);
        assert!(keep(&commented, &[]).unwrap().contains("[\n    \"client\", # keep this\n]\n"));
    }

    #[test]
    fn entries_that_were_changed_by_hand_are_true_again() {
        for (from, to) in [
            ("\"ens\", ", ""),
            ("ens = [] # from specs/ens\n", ""),
            ("ens = [] # from specs/ens\n", "ens = []\n"),
            (
                "ens = [] # from specs/ens\n",
                "ens = [] # from specs/ens\nold = [] # from specs/old\n",
            ),
        ] {
            let changed = KEPT.replacen(from, to, 1);
            assert_ne!(changed, KEPT);
            assert_eq!(keep(&changed, &["ens", "lindorm"]).unwrap(), KEPT, "{to}");
        }
    }

    #[test]
    fn a_manifest_without_features_gets_them() {
        let kept = keep("[package]\nname = \"a\"\n", &["ens"]).unwrap();
        let expected = "\n[features]\nens = [] # from specs/ens\ndefault = [\"ens\"]\n";
        assert!(kept.ends_with(expected), "{kept}");
    }

    #[test]
    fn a_product_with_the_name_of_another_feature_is_refused() {
        for product in ["client", "default"] {
            let error = keep(WRITTEN, &[product]).unwrap_err().to_string();
            assert!(error.contains(&format!("the product `{product}` has the name of")), "{error}");
        }
        assert!(keep("[features", &[]).is_err());
        assert!(keep("features = 1", &[]).is_err());
    }
}
