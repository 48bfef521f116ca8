//! Recognises what parameters and members mean together: whether an operation may be sent again, how
//! its pages follow one another, and how it is tried without effect.

pub(super) mod costs;
mod pagination;
mod sends;

use serde_json::Value;

use super::draft::{DryRun, Field, Fields, Kind, Operation, Safety};
use super::notes::{NoteKind, Notes, says_something};
use super::read::Object;
use super::text;
use crate::names;

/// Recognises everything; the request, the answer and the errors have been read.
pub(crate) fn read(notes: &mut Notes, object: &mut Object<'_>, operation: &mut Operation) {
    read_safety(notes, object, operation);
    let paginations = pagination::paginations(notes, operation);
    if operation.safety == Safety::ReadOnly {
        operation.pagination = paginations;
    } else if !paginations.is_empty() && is_named_like_a_read(operation) {
        let what = "named like an operation that reads page by page, and not said to change nothing: \
                    `safety` and `pagination` are left out";
        notes.add(NoteKind::Assumed, what, &operation.action);
    }
    read_dry_run(notes, operation);
}

/// Only what the document says twice over is certain: it says that the operation reads, none of its
/// other facts contradicts, and the name says so as well. Metadata call operations a `read` that send
/// messages for money.
fn read_safety(notes: &mut Notes, object: &mut Object<'_>, operation: &mut Operation) {
    let kind = object.text(notes, "operationType").map(str::to_owned);
    let tags = object.get("systemTags").and_then(|tags| Object::of(notes, "`systemTags`", tags));
    let mut tagged = None;
    if let Some(mut tags) = tags {
        tagged = tags.text(notes, "operationType").map(str::to_owned);
        match tags.text(notes, "chargeType") {
            Some("paid" | "charge" | "charged") => operation.charges = Some(true),
            Some("free") => operation.charges = Some(false),
            None => {}
            Some(other) => notes.add(NoteKind::NoPlace, "`chargeType` of `systemTags`", other),
        }
        if let Some(risk) = tags.text(notes, "riskType").filter(|risk| *risk != "none") {
            let risk =
                notes.clean("riskType", text::prose(&format!("Risk, as it is rated: {risk}.")));
            notes.add(NoteKind::Described, "`riskType` of `systemTags`", "");
            operation.doc.push(risk);
        }
        tags.finish(notes, "`systemTags`");
    }
    let reads = |kind: &str| matches!(kind, "read" | "get" | "list");
    let says_nothing = |kind: &str| kind == "none";
    let mut said =
        [&kind, &tagged].into_iter().flatten().filter(|kind| !says_nothing(kind)).peekable();
    let is_said = said.peek().is_some();
    if is_said && said.all(|kind| reads(kind)) {
        let Some(what) = contradiction(operation) else {
            operation.safety = Safety::ReadOnly;
            return;
        };
        notes.add(NoteKind::Assumed, what, &operation.action);
    }
    read_token(notes, operation);
}

/// Takes the parameter that makes an operation safe to send again.
pub(crate) fn read_token(notes: &mut Notes, operation: &mut Operation) {
    if let Some(token) = token(&operation.request) {
        operation.safety = Safety::Token(token);
    } else if let Some(other) = client_token(&operation.request) {
        let what = "not said to make it safe to send a request again: it is no idempotency token";
        notes.add(NoteKind::Assumed, what, other);
    }
}

/// What contradicts that an operation changes nothing.
fn contradiction(operation: &Operation) -> Option<&'static str> {
    let is_changing = |method: &String| matches!(&**method, "PUT" | "PATCH" | "DELETE");
    if operation.charges == Some(true) {
        Some("said to change nothing, and to cost money: it is not taken for one that reads")
    } else if operation.charges.is_none() && costs::are_warned_of(operation) {
        Some(
            "said to change nothing, and its description warns of what calls cost: it is not taken for \
             one that reads",
        )
    } else if sends::codes(operation) {
        Some(
            "said to change nothing, and each call may send a verification code or use one up: it is \
             not taken for one that reads",
        )
    } else if sends::something(operation) {
        Some("said to change nothing, and to send something: it is not taken for one that reads")
    } else if client_token(&operation.request).is_some() {
        Some("said to change nothing, and has a token for calls that do")
    } else if !operation.methods.is_empty() && operation.methods.iter().all(is_changing) {
        Some("said to change nothing, and called with a method that does")
    } else if !is_named_like_a_read(operation) {
        Some(
            "said to change nothing, and not named like an operation that reads: it is not taken for \
             one",
        )
    } else {
        None
    }
}

/// Whether the name of an operation says that it reads and does nothing else, or the only method that it is
/// sent with to a path of its own.
fn is_named_like_a_read(operation: &Operation) -> bool {
    // `Fetch` is none: `FetchCall` places a call.
    const VERBS: [&str; 19] = [
        "describe", "get", "list", "query", "search", "check", "find", "count", "show", "lookup",
        "read", "inquire", "inquiry", "preview", "estimate", "validate", "scroll", "exists", "is",
    ];
    // What may stand before the verb.
    const MANNERS: [&str; 5] = ["batch", "multi", "simple", "fuzzy", "semantic"];
    let stem = names::stem(&operation.action);
    let mut words = stem.split('_').skip_while(|word| MANNERS.contains(word));
    let is_got = operation.path.is_some() && operation.methods == ["GET"];
    if does_more(&operation.action) {
        return false;
    }
    (is_got && !is_named_like_a_change(&operation.action))
        || words.next().is_some_and(|verb| VERBS.contains(&verb))
}

/// Whether a name says that something happens beside what is read, as in `GetOrCreateTicket`.
fn does_more(action: &str) -> bool {
    let behind = |joint: &str| action.split(joint).skip(1).any(is_named_like_a_change);
    behind("And") || behind("Or")
}

/// Whether the first word of a name is one for something that happens, as in `RestartCollector`: some
/// services take a GET for it all the same.
fn is_named_like_a_change(action: &str) -> bool {
    const CHANGES: &str = "
        Abort Accept Acquire Activate Add Apply Approve Archive Ask Assign Associate Attach
        Authorize Bind Broadcast Call Cancel Change Charge Chat Claim Clean Clear Clone Close
        Commit Confirm Consume Continue Convert Copy Deactivate Debug Deliver Demote Deploy
        Dequeue Destroy Detach Dial Disable Disassociate Dispatch Do Drop Enable Evict Exchange
        Execute Expand Expire Extend Fetch Force Forward Freeze Generate Grant Import Init
        Initialize Insert Install Invite Invoke Issue Join Kill Launch Lease Leave Lock Login
        Logout Mark Merge Migrate Modify Mount Move Notify Open Order Pause Pay Ping Pop Post
        Prepay Promote Publish Pull Push Put Quit Reboot Rebuild Receive Recharge Recover Redeem
        Refresh Refund Register Reinstall Reject Reload Remove Rename Replace Reply Request
        Reserve Reset Resize Restart Restore Resume Retry Revoke Rollback Rotate Save Scale Send
        Set Share Shutdown Sign Split Start Stop Submit Subscribe Suspend Swap Switch Sync
        Synchronize Terminate Test Transfer Transform Trigger Truncate Try Unassign Unbind Undo
        Unfreeze Uninstall Unlock Unmount Unregister Unsubscribe Update Upgrade Upload Verify
        Withdraw Write";
    let ends_there = |verb: &str| {
        let rest = action.strip_prefix(verb);
        rest.is_some_and(|rest| !rest.starts_with(|next: char| next.is_ascii_lowercase()))
    };
    crate::check::has_an_effect_each_time(action) || CHANGES.split_whitespace().any(ends_there)
}

/// The idempotency token. If it is described, that says what it is for: one for something else would let
/// a call pay twice.
fn token(request: &Fields) -> Option<String> {
    const SAID: [&str; 14] = [
        "幂等",
        "重复",
        "重试",
        "重发",
        "重入",
        "不同请求",
        "不同的请求",
        "idempot",
        "duplicat",
        "repeat",
        "retr",
        "resen",
        "different request",
        "among request",
    ];
    let name = client_token(request)?;
    let text = request.get(name)?.doc.join("\n").to_lowercase();
    let is_said = text.is_empty() || SAID.iter().any(|said| text.contains(said));
    is_said.then(|| name.to_owned())
}

/// The parameter that is called as idempotency tokens are.
fn client_token(request: &Fields) -> Option<&str> {
    find(request, &["ClientToken"], |kind| *kind == Kind::Text)
}

/// The name of the field that is called so, in whatever case, if it is of the right type.
fn find<'a>(
    fields: &'a Fields,
    names: &[&str],
    is_right: impl Fn(&Kind) -> bool,
) -> Option<&'a str> {
    let plain = |name: &str| name.replace(['_', '-'], "").to_ascii_lowercase();
    names.iter().find_map(|wanted| {
        let wanted = plain(wanted);
        let found = fields.iter().find(|(name, field)| {
            let goes_alone = !matches!(field.location, Some("payload" | "path" | "host"));
            let goes_alone = goes_alone && !name.contains(['.', '[']);
            let is_open = field.constant.is_none() && field.choices.is_empty();
            let is_meant = plain(name) == wanted && goes_alone && is_right(&field.kind);
            is_meant && is_open && is_in_use(field)
        });
        found.map(|(name, _)| name.as_str())
    })
}

/// Whether a service looks at a parameter, as far as the document says: a token that it does not look at
/// would let a call pay twice, and a dry run would be a real one.
fn is_in_use(field: &Field) -> bool {
    const SAID_OF_OTHERS: [&str; 15] = [
        "未开放",
        "暂不开放",
        "暂不支持",
        "废弃",
        "弃用",
        "已下线",
        "预留参数",
        "保留参数",
        "备用参数",
        "无效参数",
        "available for use",
        "publicly available",
        "unavailable",
        "not in use",
        "deprecated",
    ];
    let is_said = |text: &String| {
        let text = text.to_lowercase();
        SAID_OF_OTHERS.iter().any(|said| text.contains(said))
    };
    field.deprecated.is_none() && !field.doc.iter().any(is_said)
}

/// Takes the parameter with which an operation only checks. If it is described, that says so: some
/// operations check, and then do what they are for.
pub(crate) fn read_dry_run(notes: &mut Notes, operation: &mut Operation) {
    const SUCCESS: &str = "DryRunOperation";
    const SAID: [&str; 17] = [
        "只",
        "仅",
        "预检",
        "试运行",
        "模拟",
        "不会",
        "不真正",
        "不实际",
        "only",
        "dry run",
        "dry-run",
        "dryrun",
        "precheck",
        "pre-check",
        "without",
        " not ",
        "simulat",
    ];
    let Some(parameter) = find(&operation.request, &["DryRun"], |kind| *kind == Kind::Bool) else {
        return;
    };
    let doc = operation.request.get(parameter).map(|field| field.doc.join("\n"));
    let doc = doc.unwrap_or_default();
    let text = doc.to_lowercase();
    if !text.is_empty() && !SAID.iter().any(|said| text.contains(said)) {
        let what = "not said to only check: it is no dry run";
        return notes.add(NoteKind::Assumed, what, parameter);
    }
    let is_listed = operation.errors.iter().any(|row| row.code == SUCCESS);
    // Some tables of errors lack it.
    let is_told = doc.contains(SUCCESS);
    let succeeds_with = (is_listed || is_told).then(|| SUCCESS.to_owned());
    operation.dry_run = Some(DryRun { parameter: parameter.to_owned(), succeeds_with });
}

/// What is said about whether an operation answers before its work is done.
pub(crate) fn read_static_info(
    notes: &mut Notes,
    object: &mut Object<'_>,
    operation: &mut Operation,
) {
    let info =
        object.get("staticInfo").and_then(|info: &Value| Object::of(notes, "`staticInfo`", info));
    let Some(mut info) = info else { return };
    match info.text(notes, "returnType") {
        Some("synchronous") => {
            operation.doc.push("The operation answers when its work is done.".to_owned());
        }
        Some("asynchronous") => {
            operation.doc.push("The operation answers before its work is done.".to_owned());
        }
        Some(other) => notes.add(NoteKind::NoPlace, "`returnType` of `staticInfo`", other),
        None => {}
    }
    let substitutes = info.texts(notes, "substitutions");
    let named = |written: &str| notes.clean("substitutions", text::prose(&substitute(written)));
    let substitutes: Vec<String> = substitutes.into_iter().map(named).collect();
    if let Some(deprecated) = &mut operation.deprecated
        && !substitutes.is_empty()
    {
        *deprecated = format!("{deprecated} Call {} instead.", substitutes.join(" or "));
    } else if !substitutes.is_empty() {
        operation
            .doc
            .push(format!("Operations that replace this one: {}.", substitutes.join(", ")));
    }
    read_callback(notes, &mut info, operation);
    info.finish(notes, "`staticInfo`");
}

/// The name of an operation that replaces another one, without the product and the version before it, which
/// some documents write.
fn substitute(written: &str) -> String {
    match written.split("::").collect::<Vec<_>>().as_slice() {
        [product, version, name] => format!("`{name}` (of {product} {version})"),
        _ => written.to_owned(),
    }
}

/// The operation that tells what became of an asynchronous call, with how often it is asked.
fn read_callback(notes: &mut Notes, info: &mut Object<'_>, operation: &mut Operation) {
    let Some(callback) = info.text(notes, "callback").map(str::trim) else { return };
    // Some documents write the product and the version before it.
    let name = callback.rsplit("::").next().unwrap_or(callback);
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        notes.add(NoteKind::NoPlace, "`callback` of `staticInfo`", callback);
        return;
    }
    let mut facts = vec![format!("`callback`: `{callback}`")];
    for key in ["callbackInterval", "maxCallbackTimes"] {
        if let Some(value) = info.get(key).filter(|value| says_something(value)) {
            facts.push(format!("`{key}`: `{}`", super::values::written(value)));
        }
    }
    let what = format!("Tells what became of it, as the metadata say ({}).", facts.join(", "));
    let what = notes.clean("callback", text::prose(&what));
    operation.related.push((name.to_owned(), what));
}
