// programme.toml and certifications/: what is certified, and by which rules.
#include "parts.hpp"
#include "policy_words.hpp"

#include <catalog/sql/certifications.hpp>
#include <documents/html.hpp>

#include <base/must.hpp>
#include <base/text.hpp>

#include <fmt/format.h>

namespace catalog {
namespace {

using ShortId = schema::Text<1, 64>;
using Languages = schema::List<schema::Text<2, 12>, 40>;

struct ProgrammeFile {
    ShortId id;
    schema::Text<1, 120> title, issuer;
    Languages languages;
    schema::Text<3, 200> contact;
    schema::Text<0, 20'000> about;
};
BOOST_DESCRIBE_STRUCT(ProgrammeFile, (), (id, title, issuer, languages, contact, about))

struct CertificationFile {
    ShortId id;
    schema::Text<1, 120> title;
    Level level;
    std::optional<Status> status;
    schema::List<schema::Text<1, 80>, 30> roles;
    schema::Text<1, 300> summary;
    Languages languages;
    std::optional<ShortId> exam;
    std::optional<schema::List<ShortId, 20>> prerequisites;
    std::optional<schema::List<ShortId, 20>> renewed_by;
    schema::json::object scheme;
};
BOOST_DESCRIBE_STRUCT(CertificationFile, (),
                      (id, title, level, status, roles, summary, languages, exam, prerequisites, renewed_by,
                       scheme))
using ReadFile = plain::Read<CertificationFile>;

std::vector<std::string> texts(const auto& list) {
    std::vector<std::string> out;
    for (const auto& text : list.value) {
        out.push_back(text.value);
    }
    return out;
}
std::vector<std::string> texts(const std::optional<schema::List<ShortId, 20>>& list) {
    return list ? texts(*list) : std::vector<std::string>{};
}

std::string path_of(const std::string& certification) {
    return fmt::format("certifications/{}/certification.toml", certification);
}

// The [scheme] table as policies: `version` is the author's own count, `price` and `currency` are one thing.
Policies scheme_from(const ReadFile& read, plain::Report& report) {
    Policies out = defaults_for(read.value.level);
    schema::json::object changes = read.value.scheme;
    changes.erase("version");
    if (const auto* price = changes.if_contains("price")) {
        const auto* currency = changes.if_contains("currency");
        const auto money = price_from(*price, currency && currency->is_string()
                                                  ? std::optional(std::string(currency->get_string()))
                                                  : std::nullopt);
        if (!money) {
            read.problem(report, "/scheme/price", money.error().detail);
        } else {
            changes["price_cents"] = money->cents;
        }
        changes.erase("price");
    }
    Problems problems;
    change(out, changes, "/scheme", problems);
    plain::add_problems(read.file, read.lines, problems, report);
    return out;
}

void check(const ReadFile& read, const std::string& folder_name, const plain::Folder& folder,
           plain::Report& report) {
    const auto& file = read.value;
    if (file.id.value != folder_name) {
        read.problem(report, "/id", fmt::format("must be the name of its folder, \"{}\"", folder_name));
    }
    if (file.exam && folder.find(fmt::format("exams/{}/exam.toml", file.exam->value)) == nullptr) {
        read.problem(report, "/exam", fmt::format("there is no exams/{}/exam.toml", file.exam->value));
    }
    if (!file.exam && file.status.value_or(Status::open) == Status::open) {
        read.problem(report, "/exam", "an open certification names its exam; or say status = \"announced\"");
    }
    const auto known = [&](const std::vector<std::string>& ids, const std::string& key) {
        for (std::size_t i = 0; i < ids.size(); ++i) {
            if (ids[i] == file.id.value || folder.find(path_of(ids[i])) == nullptr) {
                read.problem(report, fmt::format("/{}/{}", key, i),
                             fmt::format("there is no other certification \"{}\"", ids[i]));
            }
        }
    };
    known(texts(file.prerequisites), "prerequisites");
    known(texts(file.renewed_by), "renewed_by");
}

std::string guide_text(const std::string& certification, const plain::Folder& folder, plain::Report& report) {
    const std::string path = fmt::format("certifications/{}/guide.md", certification);
    const std::string* guide = folder.find(path);
    if (guide == nullptr) {
        report.problem(path, 1, "is missing");
        return {};
    }
    if (const auto html = documents::html(*guide); !html) {
        report.problem(path, 1, html.error().detail);
    }
    return *guide;
}

// The guide stands beside the certification, and its line in the catalogue has the rest.
bool put_texts(store::Tx& tx, const std::string& certification, const Bodies& bodies) {
    OfferTranslations offers;
    for (const auto& [language, body] : bodies) {
        const auto texts = schema::parse_own<CertificationTexts>(body);
        offers[language] = {texts.title, texts.summary, texts.roles, ""};
    }
    const bool changed = keep_translations(tx, guide_texts, certification, bodies);
    return put_translations(tx, OfferKind::certification, certification, offers) || changed;
}

void put_certification(store::Tx& tx, const CertificationFile& file, const std::string& guide,
                       const Bodies& translations, plain::Counts& counts) {
    const CertificationId id(file.id.value);
    const std::string roles = schema::to_json(texts(file.roles)),
                      languages = schema::to_json(texts(file.languages)),
                      prerequisites = schema::to_json(texts(file.prerequisites));
    const auto higher = texts(file.renewed_by);
    const Status status = file.status.value_or(Status::open);
    const std::optional<std::string> exam = file.exam ? std::optional(file.exam->value) : std::nullopt;
    const std::string digest =
        sha256(joined({file.title.value, std::string(schema::name_of(file.level)),
                       std::string(schema::name_of(status)), roles, file.summary.value, languages,
                       exam.value_or(""), prerequisites, schema::to_json(higher), guide},
                      "\n"));
    const auto before = sql::certification_row(tx, {.id = id});
    const bool translated = put_texts(tx, id.value, translations);
    if (before && before->digest == digest) {
        counts.tell(true, !translated, id.value);
        return;
    }
    counts.tell(before.has_value(), false, id.value);
    sql::put_certification(tx, {.id = id,
                                .title = file.title.value,
                                .level = schema::name_of(file.level),
                                .status = schema::name_of(status),
                                .roles = roles,
                                .summary = file.summary.value,
                                .languages = languages,
                                .exam = exam,
                                .prerequisites = prerequisites,
                                .guide = guide,
                                .digest = digest});
    sql::clear_renewals(tx, {.certification = id});
    for (const auto& other : higher) {
        sql::add_renewal(tx, {.lower = id, .higher = other});
    }
}

// A scheme is written when its part of the file changed since the file was last read. What the programme
// manager changed in between stays as long as the file says the same as before.
void put_scheme(store::Tx& tx, const CertificationFile& file, const Policies& policies, plain::Counts& counts,
                Instant now) {
    const CertificationId id(file.id.value);
    const std::string text = schema::to_json(policies);
    const std::string digest = sha256(schema::json::serialize(file.scheme));
    const auto row = sql::certification_row(tx, {.id = id});
    const auto current = sql::current_scheme(tx, {.certification = id});
    const bool same = current && row->scheme_digest == digest;
    const std::int64_t version = current ? current->version + 1 : 1;
    counts.tell(current.has_value(), same, id.value, version);
    if (same) {
        return;
    }
    sql::add_scheme(tx, {.certification = id,
                         .version = version,
                         .policies = text,
                         .made_at = now,
                         .made_by = std::nullopt,
                         .reason = "From the programme's files."});
    sql::set_scheme_digest(tx, {.digest = digest, .id = id});
}
}  // namespace

void import_programme(store::Tx& tx, const plain::Folder& folder, plain::Report& report) {
    const auto read = plain::read<ProgrammeFile>(folder, "programme.toml", report);
    if (!read) {
        return;
    }
    if (const auto html = documents::html(read->value.about.value); !html) {
        return read->problem(report, "/about", html.error().detail);
    }
    const Programme next{ProgrammeId(read->value.id.value), read->value.title.value,
                         read->value.issuer.value,          read->value.contact.value,
                         texts(read->value.languages),      read->value.about.value};
    check_translations(folder, next.languages, report);
    const Bodies translations = read_programme_texts(folder, next, report);
    const auto before = programme_of(tx);
    auto& counts = report.counts["programme"];
    if (before && before->id != next.id) {
        return read->problem(report, "/id",
                             fmt::format("this installation runs the programme \"{}\"", before->id.value));
    }
    const bool translated = keep_translations(tx, programme_texts, next.id.value, translations);
    const bool same = before && !translated && schema::to_json(*before) == schema::to_json(next);
    counts.tell(before.has_value(), same, next.id.value);
    if (same) {
        return;
    }
    const std::string languages = schema::to_json(next.languages);
    sql::put_programme(tx, {.id = next.id,
                            .title = next.title,
                            .issuer = next.issuer,
                            .contact = next.contact,
                            .languages = languages,
                            .about = next.about});
}

void import_certifications(store::Tx& tx, const plain::Folder& folder, plain::Report& report, Instant now) {
    constexpr std::string_view pattern = "certifications/*/certification.toml";
    std::map<std::string, std::string> exams;  // which certification requires an exam
    for (const auto& path : folder.matching(pattern)) {
        const std::size_t before = report.problems.size();
        const auto read = plain::read<CertificationFile>(folder, path, report);
        if (!read) {
            continue;
        }
        const std::string name = plain::Folder::name_in(path, pattern);
        check(*read, name, folder, report);
        if (read->value.exam && !exams.emplace(read->value.exam->value, name).second) {
            read->problem(report, "/exam",
                          fmt::format("\"{}\" requires this exam already", exams[read->value.exam->value]));
        }
        const std::string guide = guide_text(name, folder, report);
        const Policies policies = scheme_from(*read, report);
        const auto programme = programme_of(tx);
        const Bodies translations =
            read_certification_texts(folder, name, read->value.roles.value.size(),
                                     programme ? programme->languages : std::vector<std::string>{}, report);
        if (report.problems.size() == before) {
            put_certification(tx, read->value, guide, translations, report.counts["certification"]);
            put_scheme(tx, read->value, policies, report.counts["scheme"], now);
            offer_certification(tx, CertificationId(name));
        }
    }
}

void offer_certification(store::Tx& tx, const CertificationId& id) {
    const auto certification = certification_of(tx, id);
    const auto scheme = scheme_of(tx, id);
    MUST(certification && scheme);
    const auto exam = certification->exam ? exam_of(tx, *certification->exam) : std::nullopt;
    put_offer(tx, {.kind = OfferKind::certification,
                   .id = id.value,
                   .title = certification->title,
                   .summary = certification->summary,
                   .roles = certification->roles,
                   .level = certification->level,
                   .minutes = exam ? std::optional(exam->minutes) : std::nullopt,
                   .language = certification->languages.empty() ? "" : certification->languages.front(),
                   .price = scheme->price,
                   .status = certification->status,
                   .certifications = {id.value}});
}
}  // namespace catalog
