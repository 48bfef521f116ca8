//! What is said about a crate that was generated.

use std::io::Write;

use generator::File;
use serde::{Deserialize, Serialize};

/// How much there is of each product.
#[derive(Serialize, Deserialize)]
pub(crate) struct Summary {
    products: Vec<Product>,
    /// All emitted files, also those of no product.
    pub(crate) files: usize,
}

#[derive(Serialize, Deserialize)]
struct Product {
    module: String,
    operations: usize,
    files: usize,
}

impl Summary {
    pub(crate) fn new(files: &[File]) -> Self {
        let mut products: Vec<Product> = Vec::new();
        for file in files {
            let Some((module, rest)) = file.path.split_once('/') else { continue };
            let operations = usize::from(!rest.contains('/') && rest != "mod.rs");
            match products.iter_mut().find(|product| product.module == module) {
                Some(product) => {
                    product.operations += operations;
                    product.files += 1;
                }
                None => {
                    products.push(Product { module: module.to_owned(), operations, files: 1 });
                }
            }
        }
        Self { products, files: files.len() }
    }

    /// Prints a line for each product.
    pub(crate) fn print(&self, out: &mut impl Write) -> std::io::Result<()> {
        for Product { module, operations, files } in &self.products {
            let (operations, files) = (counted(*operations, "operation"), counted(*files, "file"));
            writeln!(out, "{module}: {operations}, {files}")?;
        }
        Ok(())
    }
}

/// A number of things.
pub(crate) fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}
