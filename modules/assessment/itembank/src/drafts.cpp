#include "drafts.hpp"

#include <fmt/format.h>
#include <base/text.hpp>
#include <itembank/sql/bank.hpp>
#include <itembank/sql/drafts.hpp>
#include <itembank/sql/life.hpp>

#include "moves.hpp"
#include "translations.hpp"

namespace itembank {
namespace {

std::unexpected<Failure> changed_meanwhile(std::int64_t revision) {
    return fail(Why::conflict, "changed_meanwhile",
                "Somebody saved this item after you opened it. Load it again and add your change.",
                {{"revision", std::to_string(revision)}});
}

std::string made_up_name(const shell::Shell& s, const ExamId& exam) {
    std::string tail;
    while (tail.size() < 6) {
        const std::uint64_t pick = s.random.below(36);
        tail += char(pick < 26 ? 'a' + pick : '0' + (pick - 26));
    }
    return (exam.empty() ? "item" : exam.value.substr(0, 50)) + "-" + tail;
}

void list_draft(store::Tx& tx, const std::string& name, const DraftBody& body, std::int64_t change,
                const PersonId& author, Instant now) {
    put_line(tx,
             {.name = name,
              .meta = body.meta,
              .kind = kind_of(body),
              .stem = plain_stem(body),
              .state = ItemState::draft,
              .change = change,
              .author = author},
             now);
}

void keep_files(store::Tx& tx, const std::string& item, const DraftBody& body, const PersonId& person,
                Instant now) {
    for (const ItemFile& file : files_of(body)) {
        sql::insert_file(tx, {.item = item,
                              .file = file.file,
                              .path = file.path,
                              .type = file.type,
                              .bytes = file.bytes,
                              .person = person,
                              .added_at = now});
    }
}

Done files_are_known(store::Reader& reader, const std::string& item, const DraftBody& body) {
    for (const ItemFile& file : files_of(body)) {
        if (!sql::file_of_item(reader, {.item = item, .file = file.file})) {
            return refuse("file_unknown", "Upload the picture for this item first.", {{"file", file.path}});
        }
    }
    return {};
}

std::string with_hand(const std::string& hands, const PersonId& person) {
    auto list = schema::parse_own<std::vector<std::string>>(hands);
    if (std::ranges::find(list, person.value) == list.end()) {
        list.push_back(person.value);
    }
    return schema::to_json(list);
}

}  // namespace

std::vector<std::string> hands_of(store::Reader& reader, const ItemVersionId& version) {
    std::vector<std::string> out;
    for (const auto& hand : sql::hands_of(reader, {.version = version})) {
        out.push_back(hand.person.value);
    }
    return out;
}

Result<DraftView> draft_view(store::Reader& reader, const BankRow& row) {
    const auto draft = sql::draft_of(reader, {.item = row.name});
    if (!draft) {
        return not_found("working copy");
    }
    Names names(reader);
    DraftView out{.item = row.name,
                  .revision = draft->revision,
                  .body = schema::parse_own<DraftBody>(draft->body),
                  .saved_by = names.of(draft->saved_by),
                  .saved_at = draft->saved_at};
    if (!draft->base.empty()) {
        const auto base = sql::version_of_item(reader, {.item = row.name, .version = draft->base});
        out.base = base ? std::optional(base->number) : std::nullopt;
    }
    out.composite = !is_native(out.body);
    out.missing =
        completeness(out.body, outlines_of(reader), case_study_of(reader, out.body.meta).has_value());
    std::erase_if(out.missing, [](const GateLine& line) { return line.met; });
    return out;
}

Done start_draft(store::Tx& tx, const BankRow& row, const PersonId& person, Instant now) {
    if (sql::draft_of(tx, {.item = row.name})) {
        return {};
    }
    if (!row.version) {
        return not_found("version");
    }
    DraftBody body = body_of_version(tx, row, *row.version);
    body.meta.pool = row.pool;
    const std::string json = schema::to_json(body);
    // Whoever wrote the version has a hand in what is made of it.
    const std::string hands = schema::to_json(hands_of(tx, *row.version));
    keep_files(tx, row.name, body, person, now);
    sql::insert_draft(tx, {.item = row.name,
                           .base = row.version->value,
                           .body = json,
                           .hands = hands,
                           .saved_by = person,
                           .saved_at = now});
    return {};
}

Result<DraftView> save_draft(store::Tx& tx, const BankRow& row, const SaveDraft& wish, const PersonId& person,
                             Instant now) {
    const auto draft = sql::draft_of(tx, {.item = row.name});
    if (!draft) {
        return not_found("working copy");
    }
    if (draft->revision != wish.revision) {
        return changed_meanwhile(draft->revision);
    }
    if (row.version && wish.body.meta.pool != row.pool) {
        return refuse("pool_fixed", "An item stays in its pool. Make a new item for the other pool.");
    }
    CHECK(files_are_known(tx, row.name, wish.body));
    const std::string json = schema::to_json(wish.body), hands = with_hand(draft->hands, person);
    sql::save_draft(tx, {.body = json,
                         .hands = hands,
                         .saved_by = person,
                         .saved_at = now,
                         .item = row.name,
                         .revision = wish.revision});
    if (!row.version) {
        list_draft(tx, row.name, wish.body, row.change, row.author, now);
    }
    return draft_view(tx, *any_item(tx, row.name));
}

ItemVersionId put_in_review(store::Tx& tx, const shell::Shell& s, const BankRow& row, const DraftBody& body,
                            const Content& content, const std::vector<std::string>& hands, const PersonId& by,
                            std::string reason, Instant now) {
    const ItemVersionId version = insert_version(tx, s, content, now);
    const std::string json = schema::to_json(body);
    sql::insert_version_body(tx, {.version = version, .body = json});
    for (const std::string& hand : hands) {
        sql::insert_hand(tx, {.version = version, .person = hand});
    }
    if (row.version && row.state == ItemState::in_review) {
        record_step(tx,
                    {.item = row.name,
                     .version = row.version,
                     .pool = row.pool,
                     .from = ItemState::in_review,
                     .to = ItemState::retired,
                     .person = by,
                     .reason = "A newer version took its place."},
                    now);
    }
    const std::int64_t change = record_step(tx,
                                            {.item = row.name,
                                             .version = version,
                                             .pool = body.meta.pool,
                                             .from = ItemState::draft,
                                             .to = ItemState::in_review,
                                             .person = by,
                                             .reason = std::move(reason)},
                                            now);
    put_line(tx,
             {.name = row.name,
              .meta = body.meta,
              .kind = kind_of(body),
              .stem = plain_stem(body),
              .state = ItemState::in_review,
              .change = change,
              .version = version,
              .author = row.author},
             now);
    return version;
}

Result<ItemVersionId> submit_draft(store::Tx& tx, const shell::Shell& s, const BankRow& row,
                                   const Submission& wish, const PersonId& person, Instant now) {
    const auto draft = sql::draft_of(tx, {.item = row.name});
    if (!draft) {
        return not_found("working copy");
    }
    if (draft->revision != wish.revision) {
        return changed_meanwhile(draft->revision);
    }
    const auto body = schema::parse_own<DraftBody>(draft->body);
    const auto case_study = case_study_of(tx, body.meta);
    CHECK(gates_met(completeness(body, outlines_of(tx), case_study.has_value())));
    const Content content = TRY(content_of(body, row.name, case_study, enemy_names(tx, row.name)));
    auto hands = schema::parse_own<std::vector<std::string>>(draft->hands);
    hands.push_back(person.value);
    const auto version = put_in_review(tx, s, row, body, content, hands, person,
                                       wish.note ? wish.note->value : std::string(), now);
    sql::drop_draft(tx, {.item = row.name});
    return version;
}

Result<std::string> put_draft(store::Tx& tx, const shell::Shell& s, const NewItem& wish, Instant now) {
    const std::string name = wish.name.empty() ? made_up_name(s, ExamId(wish.body.meta.exam)) : wish.name;
    if (!is_short_name(name)) {
        return refuse("invalid_name", "A name has lower-case letters, digits and hyphens, up to 64.",
                      {{"name", name}});
    }
    const std::string json = schema::to_json(wish.body);
    const auto before = any_item(tx, name);
    const auto draft = before ? sql::draft_of(tx, {.item = name}) : std::nullopt;
    if (before && before->state == ItemState::retired) {
        return fail(Why::conflict, "name_retired",
                    fmt::format("{} is the name of a retired item. Choose another.", name), {{"name", name}});
    }
    if (draft && draft->saved_by != wish.person) {
        return fail(
            Why::conflict, "draft_in_use",
            fmt::format("Somebody else is working on {}. Ask them to submit or discard it first.", name),
            {{"name", name}});
    }
    if (before && before->version && before->pool != wish.body.meta.pool) {
        return refuse("pool_fixed", "An item stays in its pool. Make a new item for the other pool.",
                      {{"name", name}});
    }
    if (!before) {
        const std::int64_t change = record_step(
            tx, {.item = name, .pool = wish.body.meta.pool, .person = wish.person, .reason = wish.reason},
            now);
        list_draft(tx, name, wish.body, change, wish.person, now);
    }
    keep_files(tx, name, wish.body, wish.person, now);
    if (draft) {
        const std::string hands = with_hand(draft->hands, wish.person);
        sql::save_draft(tx, {.body = json,
                             .hands = hands,
                             .saved_by = wish.person,
                             .saved_at = now,
                             .item = name,
                             .revision = draft->revision});
    } else {
        const std::string hands = with_hand("[]", wish.person);
        sql::insert_draft(tx, {.item = name,
                               .base = before && before->version ? before->version->value : "",
                               .body = json,
                               .hands = hands,
                               .saved_by = wish.person,
                               .saved_at = now});
    }
    return name;
}

}  // namespace itembank
