#include "parts.hpp"
#include "policy_words.hpp"

#include <catalog/sql/certifications.hpp>
#include <catalog/sql/exams.hpp>

#include <base/must.hpp>

namespace catalog {
namespace {

template <class T>
T word(const std::string& name) {
    const auto found = schema::value_of<T>(name);
    MUST(found.has_value());
    return *found;
}

Exam exam_at(store::Reader& reader, const sql::exam_row_row& row, const sql::exam_version_row_row& version) {
    Exam out;
    out.id = row.id;
    out.code = row.code;
    out.title = row.title;
    out.language = row.language;
    out.version = version.version;
    out.minutes = version.minutes;
    out.pass_mark = version.pass_mark;
    out.domains = schema::parse_own<std::vector<Domain>>(version.outline);
    out.release_after_hours = Policies{}.release_after_hours;
    if (const auto scheme = scheme_of_exam(reader, row.id)) {
        out.certification = scheme->certification;
        out.level = scheme->level;
        out.status = scheme->status;
        out.price = scheme->price;
        out.unproctored_online = scheme->policies.unproctored_online;
        out.accept_cut_as_set = scheme->policies.accept_cut_as_set;
        out.release_after_hours = scheme->policies.release_after_hours;
    }
    return out;
}
}  // namespace

void routes(http::Router& r, const shell::Shell& s) {
    public_routes(r, s);
    manage_routes(r, s);
    choice_routes(r, s);
}

void import(store::Tx& tx, const shell::Shell&, const plain::Folder& folder, plain::Report& report,
            Instant now) {
    import_programme(tx, folder, report);  // first: it says which languages there are
    import_exams(tx, folder, report, now);
    import_certifications(tx, folder, report, now);
    import_choice(tx, folder, report);
}

std::optional<Programme> programme_of(store::Reader& reader) {
    auto rows = sql::the_programme(reader);
    if (rows.empty()) {
        return std::nullopt;
    }
    auto& p = rows.front();
    return Programme{
        p.id,   p.title, p.issuer, p.contact, schema::parse_own<std::vector<std::string>>(p.languages),
        p.about};
}

std::optional<Certification> certification_of(store::Reader& reader, const CertificationId& id) {
    auto row = sql::certification_row(reader, {.id = id});
    if (!row) {
        return std::nullopt;
    }
    return Certification{row->id,
                         row->title,
                         word<Level>(row->level),
                         word<Status>(row->status),
                         schema::parse_own<std::vector<std::string>>(row->roles),
                         row->summary,
                         schema::parse_own<std::vector<std::string>>(row->languages),
                         row->exam,
                         schema::parse_own<std::vector<CertificationId>>(row->prerequisites),
                         renewed_by(reader, id)};
}

std::string guide_of(store::Reader& reader, const CertificationId& id) {
    const auto row = sql::certification_row(reader, {.id = id});
    return row ? row->guide : "";
}

std::vector<CertificationId> all_certifications(store::Reader& reader) {
    std::vector<CertificationId> out;
    for (auto& row : sql::certification_ids(reader)) {
        out.push_back(std::move(row.id));
    }
    return out;
}

std::optional<Scheme> scheme_of(store::Reader& reader, const CertificationId& id) {
    const auto certification = sql::certification_row(reader, {.id = id});
    const auto scheme = sql::current_scheme(reader, {.certification = id});
    if (!certification || !scheme) {
        return std::nullopt;
    }
    Scheme out;
    out.certification = id;
    out.title = certification->title;
    out.level = word<Level>(certification->level);
    out.status = word<Status>(certification->status);
    out.exam = certification->exam;
    out.version = scheme->version;
    out.policies = policies_from(out.level, scheme->policies);
    if (out.policies.price_cents > 0) {
        out.price = {out.policies.price_cents, out.policies.currency};
    }
    out.renewed_by = renewed_by(reader, id);
    return out;
}

std::optional<Scheme> scheme_of_exam(store::Reader& reader, const ExamId& exam) {
    const auto row = sql::certification_of_exam(reader, {.exam = exam});
    return row ? scheme_of(reader, row->id) : std::nullopt;
}

std::optional<Exam> exam_of(store::Reader& reader, const ExamId& id) {
    const auto row = sql::exam_row(reader, {.id = id});
    return row ? exam_of(reader, id, row->version) : std::nullopt;
}

std::optional<Exam> exam_of(store::Reader& reader, const ExamId& id, std::int64_t version) {
    const auto row = sql::exam_row(reader, {.id = id});
    const auto at = sql::exam_version_row(reader, {.exam = id, .version = version});
    return row && at ? std::optional(exam_at(reader, *row, *at)) : std::nullopt;
}

std::vector<Exam> exams(store::Reader& reader) {
    std::vector<Exam> out;
    for (const auto& row : sql::exam_ids(reader)) {
        out.push_back(*exam_of(reader, row.id));
    }
    return out;
}

Policies policies_of(store::Reader& reader, const ExamId& exam) {
    const auto scheme = scheme_of_exam(reader, exam);
    return scheme ? scheme->policies : Policies{};
}

std::vector<CertificationId> renewed_by(store::Reader& reader, const CertificationId& id) {
    std::vector<CertificationId> out;
    for (auto& row : sql::renewed_by_rows(reader, {.certification = id})) {
        out.push_back(std::move(row.higher_certification));
    }
    return out;
}

std::vector<CertificationId> renews(store::Reader& reader, const CertificationId& id) {
    std::vector<CertificationId> out;
    for (auto& row : sql::renews_rows(reader, {.certification = id})) {
        out.push_back(std::move(row.lower_certification));
    }
    return out;
}
}  // namespace catalog
