// Writes what the files say, if it differs from what is there. Versions are added, never edited.
#include "founding.hpp"
#include "translations.hpp"

#include <fmt/format.h>
#include <base/must.hpp>
#include <base/text.hpp>
#include <catalog/catalog.hpp>
#include <itembank/sql/form_drafts.hpp>
#include <itembank/sql/forms.hpp>
#include <itembank/sql/items.hpp>
#include <itembank/sql/practice.hpp>

namespace itembank {

// New ids for everything that can be answered, so that no id tells what the author knew.
Content with_opaque_ids(Content c, Random& random) {
    std::set<std::string> taken;
    const auto fresh = [&] {
        std::string id;
        do {
            id = random.token().substr(0, 8);
        } while (!taken.insert(id).second);
        return id;
    };
    std::map<std::string, std::string> option_ids;
    for (Option& option : c.options) {
        option.id = option_ids[option.name] = fresh();
    }
    for (Prompt& prompt : c.prompts) {
        prompt.id = fresh();
        prompt.match = option_ids.at(prompt.match);
    }
    if (c.composed) {
        c.composed->secret = random.token();
    }
    return c;
}

namespace {

struct NewForm {
    FormKind kind = FormKind::exam;
    ExamId exam;
    std::string name;
    std::int64_t exam_version = 1;
    std::int64_t cut = 0;
    std::vector<FormItem> items;
};
BOOST_DESCRIBE_STRUCT(NewForm, (), (kind, exam, name, exam_version, cut, items))

void keep_form(store::Tx& tx, const shell::Shell& s, const NewForm& form, const std::string& file,
               plain::Report& report, plain::Counts& counts, Instant now) {
    const std::string hash = sha256(schema::to_json(form));
    const std::string_view kind = schema::name_of(form.kind);
    const auto before = sql::latest_form(tx, {.kind = kind, .exam = form.exam, .name = form.name});
    const bool same = before && before->content_hash == hash;
    const std::int64_t number = !before ? 1 : same ? before->number : before->number + 1;
    counts.tell(before.has_value(), same, form.exam.value + " " + form.name, number);
    if (same) {
        sql::make_form_current(tx, {.id = before->id});
        return;
    }
    if (form.kind == FormKind::exam) {
        check_states(tx, file, form.items, report);
    }
    const auto id = s.random.id<Form>(now);
    sql::insert_form(tx, {.id = id,
                          .kind = kind,
                          .name = form.name,
                          .number = number,
                          .exam = form.exam,
                          .exam_version = form.exam_version,
                          .cut = form.cut,
                          .content_hash = hash,
                          .created_at = now});
    for (std::size_t i = 0; i < form.items.size(); ++i) {
        const FormItem& item = form.items[i];
        sql::insert_form_item(tx, {.form = id,
                                   .position = i,
                                   .item = item.item,
                                   .name = item.name,
                                   .objective = item.objective,
                                   .domain = item.domain,
                                   .scored = item.scored,
                                   .anchor = item.anchor});
    }
    sql::retire_other_versions(tx, {.kind = kind, .exam = form.exam, .name = form.name, .keep = id});
}

std::vector<FormItem> with_versions(std::vector<FormItem> list, const ReadItems& items) {
    for (FormItem& entry : list) {
        entry.item = items.at(entry.name).version;
        MUST(!entry.item.empty());
    }
    return list;
}

catalog::Offer offer_of(store::Reader& reader, const PracticeSet& set, const catalog::Exam& exam) {
    catalog::Offer offer;
    offer.kind = catalog::OfferKind::practice;
    offer.id = set.id.value;
    offer.title = set.title;
    offer.summary = fmt::format(
        "{} questions in {} minutes, in the same player as the exam; in study mode every "
        "answer is explained.",
        set.items, set.minutes);
    offer.level = exam.level;
    offer.minutes = set.minutes;
    offer.language = set.language;
    offer.price = set.price;
    if (!exam.certification.empty()) {
        offer.certifications = {exam.certification.value};
        if (const auto certification = catalog::certification_of(reader, exam.certification)) {
            offer.roles = certification->roles;
        }
    }
    return offer;
}

void keep_practice(store::Tx& tx, const shell::Shell& s, const ReadPractice& read, const catalog::Exam& exam,
                   const ReadItems& items, plain::Report& report, Instant now) {
    plain::Counts forms;
    keep_form(tx, s,
              {FormKind::practice, read.set.exam, read.set.id.value, exam.version, 0,
               with_versions(read.items, items)},
              read.file, report, forms, now);
    const auto before = practice_of(tx, read.set.id);
    const bool translated =
        catalog::put_translations(tx, catalog::OfferKind::practice, read.set.id.value, read.translations);
    const bool same = before && !translated && schema::to_json(*before) == schema::to_json(read.set) &&
                      forms.unchanged == 1;
    report.counts["practice"].tell(before.has_value(), same, read.set.id.value);
    sql::put_practice_set(tx, {.id = read.set.id,
                               .exam = read.set.exam,
                               .title = read.set.title,
                               .minutes = read.set.minutes,
                               .price_cents = read.set.price.cents,
                               .currency = read.set.price.currency,
                               .language = read.set.language,
                               .items = read.set.items});
    catalog::put_offer(tx, offer_of(tx, read.set, exam));
}

// What the folder no longer holds is handed out no more. What was sat stays.
void withdraw_missing(store::Tx& tx, const Outlines& outlines, const std::vector<ReadForm>& forms,
                      const std::vector<ReadPractice>& sets) {
    for (const auto& [exam, outline] : outlines) {
        for (const auto& row : sql::current_forms_from_files(tx, {.exam = ExamId(exam)})) {
            if (std::ranges::none_of(
                    forms, [&](const ReadForm& f) { return f.exam == exam && f.name == row.name; })) {
                sql::retire_form(tx, {.id = row.id});
            }
        }
    }
    for (const PracticeSet& set : practice_sets(tx)) {
        if (std::ranges::none_of(sets, [&](const ReadPractice& r) { return r.set.id == set.id; })) {
            sql::withdraw_practice_set(tx, {.id = set.id});
            if (auto offer = catalog::offer_of(tx, catalog::OfferKind::practice, set.id.value)) {
                offer->status = catalog::Status::announced;
                catalog::put_offer(tx, *offer);
            }
        }
    }
}

// Kept by their content, so that doing it twice, or for an import that is refused, is no harm.
Done keep_media(const shell::Shell& s, const ReadItem& item, const plain::Folder& folder) {
    constexpr std::size_t bytes_max = 64 * 1'024 * 1'024;
    for (const ItemFile& file : files_of(item.content)) {
        CHECK(s.files.put(*folder.find(media_file(item.file, file.path)), files::media(bytes_max)));
    }
    return {};
}

}  // namespace

Outlines outlines_of(store::Reader& reader) {
    Outlines out;
    for (catalog::Exam& exam : catalog::exams(reader)) {
        Outline outline;
        for (const auto& domain : exam.domains) {
            for (const auto& task : domain.tasks) {
                for (const auto& objective : task.objectives) {
                    outline.domain_of[objective.id] = domain.id;
                }
            }
        }
        const std::string id = exam.id.value;
        outline.exam = std::move(exam);
        out.emplace(id, std::move(outline));
    }
    return out;
}

void import(store::Tx& tx, const shell::Shell& s, const plain::Folder& folder, plain::Report& report,
            Instant now) {
    const Outlines outlines = outlines_of(tx);
    const auto programme = catalog::programme_of(tx);
    ReadItems items =
        read_items(outlines, programme ? programme->languages : std::vector<std::string>{}, folder, report);
    const auto forms = read_forms(outlines, items, folder, report);
    const auto sets = read_practice(tx, outlines, items, folder, report);
    const auto signatures = read_signatures(folder, report);
    if (!report.problems.empty()) {
        return;  // nothing of this will be kept, so nothing is written
    }
    const auto uses = uses_of(forms);
    for (auto& [name, item] : items) {
        const auto use = uses.find(name);
        if (const Done kept = keep_media(s, item, folder); !kept) {
            report.problem(item.file, 1, kept.error().detail);
            return;
        }
        keep_item(tx, s, item, use == uses.end() ? Use::none : use->second, signatures,
                  outlines.at(item.content.exam.value).exam.language, report, now);
    }
    keep_enemies(tx, items, now);
    for (const ReadForm& form : forms) {
        const catalog::Exam& exam = outlines.at(form.exam).exam;
        keep_form(
            tx, s,
            {FormKind::exam, exam.id, form.name, exam.version, form.cut, with_versions(form.items, items)},
            form.file, report, report.counts["form"], now);
    }
    for (const ReadPractice& set : sets) {
        keep_practice(tx, s, set, outlines.at(set.set.exam.value).exam, items, report, now);
    }
    withdraw_missing(tx, outlines, forms, sets);
}

}  // namespace itembank
