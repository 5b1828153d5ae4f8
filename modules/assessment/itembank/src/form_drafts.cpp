#include "form_drafts.hpp"

#include <base/text.hpp>
#include <catalog/catalog.hpp>
#include <itembank/sql/form_drafts.hpp>
#include <itembank/sql/forms.hpp>
#include <itembank/sql/life.hpp>

#include "moves.hpp"

namespace itembank {
namespace {

// What the bank knows of one place on the form.
struct Loaded {
    FormEntry entry;
    FormPlaceView view;
};

std::unexpected<Failure> changed_meanwhile(std::int64_t revision) {
    return fail(Why::conflict, "changed_meanwhile",
                "Somebody saved this form after you opened it. Load it again and add your change.",
                {{"revision", std::to_string(revision)}});
}

// The version that may stand there: operational where it is scored, else the newest in pretest or beyond.
void choose_version(store::Reader& reader, Loaded& place) {
    for (const auto& version : sql::versions_in_use(reader, {.item = place.entry.name})) {
        const bool fits = version.state == ItemState::operational ||
                          (!place.entry.scored && version.state == ItemState::pretest);
        if (fits && !place.entry.version) {
            place.entry.version = version.id;
            place.entry.state = version.state;
            place.view.version = version.number;
        }
    }
}

std::optional<std::size_t> key_place_of(const DraftBody& body) {
    if (!body.question || body.question->type != exchange::QuestionType::choice) {
        return std::nullopt;
    }
    const auto key =
        std::ranges::max_element(body.question->options, {}, &exchange::QuestionOption::fraction);
    return key - body.question->options.begin();
}

Loaded load(store::Reader& reader, const Outlines& outlines, const std::string& section,
            const FormPlace& place) {
    Loaded out;
    out.entry.name = out.view.name = place.name.value;
    out.entry.section = section;
    out.entry.scored = place.scored;
    out.entry.anchor = place.anchor;
    const auto row = any_item(reader, place.name.value);
    if (row) {
        FormEntry& e = out.entry;
        e.known = true;
        e.exam = row->exam;
        e.pool = row->pool;
        e.objective = row->objective;
        e.stimulus = row->stimulus;
        e.state = row->state;
        e.exposures = sql::exposures_of(reader, {.item = row->name})->exposures;
        for (std::string& enemy : enemy_names(reader, row->name)) {
            e.enemies.insert(std::move(enemy));
        }
        const auto outline = outlines.find(row->exam.value);
        if (outline != outlines.end() && outline->second.domain_of.contains(row->objective)) {
            e.domain = outline->second.domain_of.at(row->objective);
        }
        choose_version(reader, out);
        out.view.title = row->title;
        out.view.stem = row->stem;
        out.view.kind = row->kind;
    }
    if (out.entry.version) {
        const ItemVersion version = *item_of(reader, *out.entry.version);
        out.entry.needs_a_person = needs_a_person(version.content);
        out.entry.key_place = key_place_of(body_of(version.content, "", ""));
        out.entry.objective = version.content.objective;
        out.view.statistics = measured(reader, *out.entry.version);
    }
    out.view.objective = out.entry.objective;
    out.view.domain = out.entry.domain;
    out.view.stimulus = out.entry.stimulus;
    out.view.state = out.entry.state;
    out.view.scored = out.entry.scored;
    out.view.anchor = out.entry.anchor;
    out.view.exposures = out.entry.exposures;
    return out;
}

std::vector<OtherForm> others_of(store::Reader& reader, const ExamId& exam, const std::string& name) {
    std::vector<OtherForm> out;
    for (const auto& row : sql::current_forms(reader, {.kind = "exam", .exam = exam})) {
        if (row.name == name) {
            continue;  // this form takes its place
        }
        OtherForm other{row.name, {}, {}};
        for (const auto& item : sql::form_items(reader, {.form = row.id})) {
            other.items.insert(item.name);
            if (item.scored == 1) {
                other.scored.insert(item.name);
            }
        }
        out.push_back(std::move(other));
    }
    return out;
}

struct WholeForm {
    sql::form_draft_row_row row;
    catalog::Exam exam;
    std::vector<std::vector<Loaded>> sections;
    std::vector<std::string> titles;
    std::vector<FormEntry> entries;
    std::vector<FormCheck> checks;
};

Result<WholeForm> whole(store::Reader& reader, const FormDraftId& id) {
    auto row = sql::form_draft_row(reader, {.id = id});
    if (!row) {
        return not_found("form");
    }
    const auto exam = catalog::exam_of(reader, row->exam);
    if (!exam) {
        return not_found("exam");
    }
    WholeForm out{std::move(*row), *exam, {}, {}, {}, {}};
    const Outlines outlines = outlines_of(reader);
    for (const FormSection& section : schema::parse_own<FormSections>(out.row.body).value) {
        out.titles.push_back(section.title.value);
        out.sections.emplace_back();
        const std::string key = std::to_string(out.sections.size());
        for (const FormPlace& place : section.items.value) {
            out.sections.back().push_back(load(reader, outlines, key, place));
            out.entries.push_back(out.sections.back().back().entry);
        }
    }
    out.checks = check_form(out.row.exam, out.exam.domains, out.entries,
                            others_of(reader, out.row.exam, out.row.name), out.row.cut);
    return out;
}

FormSections sections_from(store::Reader& reader, const FormId& form) {
    FormSections out;
    const auto sections = sql::sections_of_form(reader, {.form = form});
    std::size_t at = 0;
    for (const auto& item : sql::form_items(reader, {.form = form})) {
        const std::string title = sections[at++].section;
        if (out.value.empty() || out.value.back().title.value != title) {
            out.value.push_back({{title}, {}});
        }
        out.value.back().items.value.push_back({{item.name}, item.scored == 1, item.anchor == 1});
    }
    return out;
}

// What tells one frozen form from another.
struct Frozen {
    std::string name;
    std::int64_t exam_version = 1, cut = 0;
    std::vector<FormItem> items;
    std::vector<std::string> sections;
};
BOOST_DESCRIBE_STRUCT(Frozen, (), (name, exam_version, cut, items, sections))

FormId insert_frozen(store::Tx& tx, const shell::Shell& s, const WholeForm& all, Instant now) {
    Frozen frozen{all.row.name, all.exam.version, all.row.cut, {}, {}};
    for (std::size_t i = 0; i < all.sections.size(); ++i) {
        for (const Loaded& place : all.sections[i]) {
            const FormEntry& e = place.entry;
            frozen.items.push_back({*e.version, e.name, e.objective, e.domain, e.scored, e.anchor});
            frozen.sections.push_back(all.titles[i]);
        }
    }
    const auto before = sql::latest_form(tx, {.kind = "exam", .exam = all.row.exam, .name = all.row.name});
    const auto id = s.random.id<Form>(now);
    const std::string hash = sha256(schema::to_json(frozen));
    sql::insert_form(tx, {.id = id,
                          .kind = "exam",
                          .name = all.row.name,
                          .number = before ? before->number + 1 : 1,
                          .exam = all.row.exam,
                          .exam_version = all.exam.version,
                          .cut = all.row.cut,
                          .content_hash = hash,
                          .created_at = now});
    sql::mark_made_by_hand(tx, {.id = id});
    for (std::size_t i = 0; i < frozen.items.size(); ++i) {
        const FormItem& item = frozen.items[i];
        sql::insert_form_item(tx, {.form = id,
                                   .position = i,
                                   .item = item.item,
                                   .name = item.name,
                                   .objective = item.objective,
                                   .domain = item.domain,
                                   .scored = item.scored,
                                   .anchor = item.anchor});
        sql::put_section(tx, {.section = frozen.sections[i], .form = id, .position = i});
    }
    sql::retire_other_versions(tx, {.kind = "exam", .exam = all.row.exam, .name = all.row.name, .keep = id});
    return id;
}

}  // namespace

std::vector<DomainCover> coverage_of(store::Reader& reader, const catalog::Exam& exam,
                                     const std::vector<FormEntry>& entries) {
    std::map<std::string, std::map<std::string, std::int64_t>> available;
    for (const auto& row : sql::available(reader, {.exam = exam.id})) {
        available[row.objective][std::string(schema::name_of(row.state))] = row.items;
    }
    const auto count = [&](bool scored, auto&& condition) {
        return std::ranges::count_if(entries,
                                     [&](const FormEntry& e) { return e.scored == scored && condition(e); });
    };
    const auto all = std::ranges::count_if(entries, &FormEntry::scored);
    std::vector<DomainCover> out;
    for (const auto& domain : exam.domains) {
        const auto in_domain = [&](const FormEntry& e) { return e.domain == domain.id; };
        DomainCover cover{domain.id,
                          domain.title,
                          domain.weight,
                          double(domain.weight * all) / 100,
                          count(true, in_domain),
                          count(false, in_domain),
                          {}};
        for (const auto& task : domain.tasks) {
            for (const auto& objective : task.objectives) {
                const auto on_it = [&](const FormEntry& e) { return e.objective == objective.id; };
                cover.objectives.push_back({objective.id, objective.text, count(true, on_it),
                                            count(false, on_it), available[objective.id]});
            }
        }
        out.push_back(std::move(cover));
    }
    return out;
}

Result<FormDraftView> form_draft_view(store::Tx& tx, const Sight& sight, const FormDraftId& id, Instant now) {
    const WholeForm all = TRY(whole(tx, id));
    Names names(tx);
    FormDraftView out{.id = id,
                      .exam = all.row.exam,
                      .name = all.row.name,
                      .title = all.row.title,
                      .cut = all.row.cut,
                      .revision = all.row.revision,
                      .checks = all.row.form ? std::vector<FormCheck>{} : all.checks,
                      .coverage = coverage_of(tx, all.exam, all.entries),
                      .form = all.row.form,
                      .made_by = names.of(all.row.made_by),
                      .made_at = all.row.made_at,
                      .changed_at = all.row.changed_at};
    if (const auto form = sql::form_of_draft(tx, {.id = id})) {
        out.form_number = form->number;
    }
    for (std::size_t i = 0; i < all.sections.size(); ++i) {
        out.sections.push_back({all.titles[i], {}});
        for (const Loaded& place : all.sections[i]) {
            if (place.entry.known) {
                log_view(tx, sight, place.entry.name, place.entry.version, place.entry.pool, ViewPlace::form,
                         now);
            }
            out.sections.back().items.push_back(place.view);
        }
    }
    return out;
}

Result<FormDraftId> start_form(store::Tx& tx, const shell::Shell& s, const Sight& sight,
                               const NewFormDraft& wish, Instant now) {
    const std::string& name = wish.name.value;
    if (!is_short_name(name)) {
        return refuse("invalid_name", "A name has lower-case letters, digits and hyphens, up to 64.",
                      {{"name", name}});
    }
    if (!catalog::exam_of(tx, wish.exam)) {
        return not_found("exam");
    }
    const auto origin = sql::origin_of_form(tx, {.exam = wish.exam, .name = name});
    if (origin && origin->origin == "files") {
        return fail(Why::conflict, "form_name_taken",
                    "The programme's files have a form of this name. Choose another.", {{"name", name}});
    }
    FormSections sections{{{{""}, {}}}};
    std::int64_t cut = 0;
    if (wish.from) {
        const auto form = form_of(tx, *wish.from);
        if (!form || form->kind != FormKind::exam || form->exam != wish.exam) {
            return not_found("form");
        }
        sections = sections_from(tx, *wish.from);
        cut = form->cut;
    }
    const auto id = s.random.id<FormDraft>(now);
    const std::string body = schema::to_json(sections);
    sql::insert_form_draft(tx, {.id = id,
                                .exam = wish.exam,
                                .name = name,
                                .title = wish.title.value,
                                .cut = cut,
                                .body = body,
                                .made_by = sight.person,
                                .made_at = now});
    return id;
}

Done save_form(store::Tx& tx, const FormDraftId& id, const SaveFormDraft& wish, Instant now) {
    const std::string body = schema::to_json(wish.sections);
    if (sql::save_form_draft(tx, {.title = wish.title.value,
                                  .cut = wish.cut.value,
                                  .body = body,
                                  .changed_at = now,
                                  .id = id,
                                  .revision = wish.revision}) == 1) {
        return {};
    }
    const auto row = sql::form_draft_row(tx, {.id = id});
    if (!row) {
        return not_found("form");
    }
    if (row->form) {
        return fail(Why::conflict, "form_frozen",
                    "This form is frozen and changes no more. Begin a new one from it.");
    }
    return changed_meanwhile(row->revision);
}

Result<FormId> freeze_form(store::Tx& tx, const shell::Shell& s, const Sight&, const FormDraftId& id,
                           const Freeze& wish, Instant now) {
    const WholeForm all = TRY(whole(tx, id));
    if (all.row.form) {
        return fail(Why::conflict, "form_frozen",
                    "This form is frozen and changes no more. Begin a new one from it.");
    }
    if (all.row.revision != wish.revision) {
        return changed_meanwhile(all.row.revision);
    }
    Failure failure{Why::invalid, "form_not_ready", "", {}, {}};
    for (const FormCheck& check : all.checks) {
        if (check.severity == CheckSeverity::error) {
            failure.problems.push_back({"/" + check.check, check.sentence});
        }
    }
    if (!failure.problems.empty()) {
        failure.detail = failure.problems.front().detail;
        failure.facts = {{"check", failure.problems.front().pointer.substr(1)}};
        return std::unexpected(std::move(failure));
    }
    const FormId form = insert_frozen(tx, s, all, now);
    sql::freeze_form_draft(tx, {.form = form, .changed_at = now, .id = id, .revision = wish.revision});
    return form;
}

FormDraftLines form_drafts(store::Reader& reader, const std::string& exam) {
    Names names(reader);
    FormDraftLines out;
    for (const auto& row : sql::form_drafts_of(reader, {.exam = exam})) {
        out.items.push_back({row.id, row.exam, row.name, row.title, row.cut, row.revision, row.form,
                             names.of(row.made_by), row.changed_at});
    }
    return out;
}

}  // namespace itembank
