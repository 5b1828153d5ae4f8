#include <itembank/itembank.hpp>
#include <itembank/sql/forms.hpp>
#include <itembank/sql/items.hpp>
#include <itembank/sql/practice.hpp>

#include "bank.hpp"

namespace itembank {
namespace {

Form form_from(const auto& row) {
    return {row.id,           *schema::value_of<FormKind>(row.kind),
            row.name,         row.number,
            row.exam,         row.exam_version,
            row.cut,          row.current == 1,
            row.delivered_at, {}};
}
PracticeSet set_from(const auto& row) {
    return {row.id,       row.exam, row.title, row.minutes, {row.price_cents, row.currency},
            row.language, row.items};
}
ItemVersion version_from(const auto& row) {
    return {row.id, row.number, schema::parse_own<Content>(row.content)};
}

}  // namespace

void routes(http::Router& r, const shell::Shell& s) {
    item_routes(r, s);
    bank_list_routes(r, s);
    bank_item_routes(r, s);
    draft_routes(r, s);
    file_routes(r, s);
    review_routes(r, s);
    life_routes(r, s);
    talk_routes(r, s);
    stimulus_routes(r, s);
    bank_form_routes(r, s);
    package_routes(r, s);
}

std::optional<ItemVersion> item_of(store::Reader& reader, const ItemVersionId& id) {
    const auto row = sql::item_version_of(reader, {.id = id});
    return row ? std::optional(version_from(*row)) : std::nullopt;
}

std::optional<Form> form_of(store::Reader& reader, const FormId& id) {
    const auto row = sql::form_row(reader, {.id = id});
    if (!row) {
        return std::nullopt;
    }
    Form out = form_from(*row);
    for (auto& item : sql::form_items(reader, {.form = id})) {
        out.items.push_back(
            {item.item, item.name, item.objective, item.domain, item.scored == 1, item.anchor == 1});
    }
    return out;
}

std::vector<FormId> forms_with(store::Reader& reader, const ItemVersionId& item) {
    std::vector<FormId> out;
    for (const auto& row : sql::forms_with(reader, {.item = item})) {
        out.push_back(row.id);
    }
    return out;
}

std::vector<ItemVersion> items_of(store::Reader& reader, const FormId& id) {
    std::vector<ItemVersion> out;
    for (const auto& row : sql::items_of_form(reader, {.form = id})) {
        out.push_back(version_from(row));
    }
    return out;
}

std::vector<Form> forms_of_exam(store::Reader& reader, const ExamId& exam, std::int64_t exam_version) {
    std::vector<Form> out;
    for (const auto& row : sql::current_forms(reader, {.kind = "exam", .exam = exam})) {
        if (row.exam_version == exam_version) {
            out.push_back(form_from(row));
        }
    }
    if (out.empty()) {
        for (const auto& row : sql::forms_of_version(reader, {.exam = exam, .exam_version = exam_version})) {
            out.push_back(form_from(row));
        }
    }
    return out;
}

std::vector<PracticeSet> practice_sets(store::Reader& reader) {
    std::vector<PracticeSet> out;
    for (const auto& row : sql::practice_rows(reader)) {
        out.push_back(set_from(row));
    }
    return out;
}

std::optional<PracticeSet> practice_of(store::Reader& reader, const PracticeId& id) {
    const auto row = sql::practice_row(reader, {.id = id});
    return row ? std::optional(set_from(*row)) : std::nullopt;
}

std::optional<FormId> form_of_practice(store::Reader& reader, const PracticeId& id) {
    const auto set = practice_of(reader, id);
    if (!set) {
        return std::nullopt;
    }
    for (const auto& row : sql::current_forms(reader, {.kind = "practice", .exam = set->exam})) {
        if (row.name == id.value) {
            return row.id;
        }
    }
    return std::nullopt;
}

void mark_delivered(store::Tx& tx, const FormId& id, Instant now) {
    sql::mark_form_delivered(tx, {.delivered_at = now, .id = id});
}

}  // namespace itembank
