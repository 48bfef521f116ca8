//! The kinds of mistakes.

use std::fmt;

macro_rules! ids {
    ($($(#[$doc:meta])* $variant:ident => $name:literal,)*) => {
        /// The kinds of mistakes. Names are stable: editors and scripts may rely on them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Id {
            $($(#[$doc])* $variant,)*
        }

        impl Id {
            /// Every kind, in the order of this list.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The name that is printed.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

ids! {
    /// The file, or a line or text in it, is larger than one of a spec can be.
    FileTooLarge => "file-too-large",
    /// The file is not UTF-8.
    NotUtf8 => "not-utf8",
    /// The file begins with a byte order mark.
    ByteOrderMark => "byte-order-mark",
    /// A character that cannot be seen, or that changes how others are seen.
    InvisibleCharacter => "invisible-character",
    /// The text is not YAML.
    YamlSyntax => "yaml-syntax",
    /// The file has no content.
    EmptyFile => "empty-file",
    /// The file has more than one YAML document.
    SeveralDocuments => "several-documents",
    /// An anchor, an alias, a tag or a merge key: YAML that specs do without.
    YamlFeature => "yaml-feature",
    /// Mappings and lists stand too deep in one another.
    TooDeep => "too-deep",
    /// A key stands twice in a mapping.
    DuplicateKey => "duplicate-key",
    /// A key has no value, or a list has an empty item.
    EmptyValue => "empty-value",
    /// A scalar that people and programs read differently.
    AmbiguousScalar => "ambiguous-scalar",
    /// A key that does not belong here.
    UnknownKey => "unknown-key",
    /// A key is missing.
    MissingKey => "missing-key",
    /// A value has the wrong type.
    WrongType => "wrong-type",
    /// A value is not one of those that the key takes.
    InvalidValue => "invalid-value",
    /// A file is not where specs stand.
    UnexpectedFile => "unexpected-file",
    /// A file name or folder name does not match its content, or cannot be a Rust module.
    FileName => "file-name",
    /// A folder has no `product.yaml`, or there is no gateway table.
    MissingFile => "missing-file",
    /// Two files define the same thing.
    DuplicateDefinition => "duplicate-definition",
    /// A name that cannot be sent, or that no Rust name can be made of.
    InvalidName => "invalid-name",
    /// Two names become the same Rust name.
    NameCollision => "name-collision",
    /// A name that means something else in Rust or in the emitted code.
    ReservedName => "reserved-name",
    /// A type that does not exist.
    UnknownType => "unknown-type",
    /// A structure that contains itself.
    CyclicType => "cyclic-type",
    /// A pattern that is not a regular expression, or one that is too large.
    InvalidPattern => "invalid-pattern",
    /// Something that can be described, and for which no code is generated.
    NotGenerated => "not-generated",
    /// A named type that nothing uses.
    UnusedType => "unused-type",
    /// A rule that this type of value cannot have.
    RuleForOtherType => "rule-for-other-type",
    /// A range that ends before it begins, or in which nothing lies.
    EmptyRange => "empty-range",
    /// A list of values without a value, or with one twice.
    InvalidValues => "invalid-values",
    /// An example or default that the documented values do not contain.
    OutsideValues => "outside-values",
    /// Two facts that cannot both hold, without a word about why.
    Contradiction => "contradiction",
    /// A rule about a field that does not exist.
    UnknownField => "unknown-field",
    /// A case for a value that the field does not have, or a value without a case.
    UnknownCase => "unknown-case",
    /// The rows do not add up.
    RowCount => "row-count",
    /// An error table that does not exist.
    UnknownTable => "unknown-table",
    /// An error table that no operation uses.
    UnusedTable => "unused-table",
    /// An HTTP status that cannot be one of an error.
    InvalidStatus => "invalid-status",
    /// An error code twice, or in a table too, without the form that says so.
    RepeatedCode => "repeated-code",
    /// Rows of one code that say different things about it.
    ConflictingRows => "conflicting-rows",
    /// A template that matches everything, or the same as another.
    InvalidTemplate => "invalid-template",
    /// A sample that is not what it says.
    InvalidSample => "invalid-sample",
    /// A source that is not defined.
    UnknownSource => "unknown-source",
    /// A source that no fact comes from.
    UnusedSource => "unused-source",
    /// Text that must not be published.
    SecretInText => "secret-in-text",
    /// Text that is empty where something has to be said.
    EmptyText => "empty-text",
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
