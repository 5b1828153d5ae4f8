// The programme manager's side: schemes in words, edited as versions, and exams with their versions.
#include "parts.hpp"
#include "policy_words.hpp"

#include <catalog/sql/certifications.hpp>
#include <catalog/sql/exams.hpp>
#include <identity/identity.hpp>
#include <store/record.hpp>

#include <base/text.hpp>

#include <algorithm>

namespace catalog {
namespace {

struct CertificationPath {
    CertificationId certification;
};
BOOST_DESCRIBE_STRUCT(CertificationPath, (), (certification))
struct ExamPath {
    ExamId exam;
};
BOOST_DESCRIBE_STRUCT(ExamPath, (), (exam))

struct SchemeLine {
    CertificationId certification;
    std::string title;
    Level level;
    Status status;
    std::int64_t version;
    Price price;
};
BOOST_DESCRIBE_STRUCT(SchemeLine, (), (certification, title, level, status, version, price))

struct PolicyView {
    std::string key;
    PolicyGroup group;
    PolicyKind kind;
    schema::json::value value, default_value;
    std::int64_t least, most;
    std::vector<std::string> choices;
    std::string sentence;
};
BOOST_DESCRIBE_STRUCT(PolicyView, (),
                      (key, group, kind, value, default_value, least, most, choices, sentence))

struct PolicyChange {
    std::string key, before, after;  // the sentences
};
BOOST_DESCRIBE_STRUCT(PolicyChange, (), (key, before, after))
struct SchemeVersion {
    std::int64_t version;
    Instant made_at;
    std::optional<std::string> made_by;  // a name; nothing for the programme's files
    std::string reason;
    std::vector<PolicyChange> changes;  // against the version before
};
BOOST_DESCRIBE_STRUCT(SchemeVersion, (), (version, made_at, made_by, reason, changes))
struct SchemeView {
    CertificationId certification;
    std::string title;
    Level level;
    Status status;
    std::optional<ExamId> exam;
    std::int64_t version;
    std::vector<PolicyView> policies;
    std::vector<SchemeVersion> history;
};
BOOST_DESCRIBE_STRUCT(SchemeView, (), (certification, title, level, status, exam, version, policies, history))

struct SchemeChange {
    std::int64_t version;  // the one that was on screen
    schema::json::object policies;
    schema::Text<3, 500> reason;
};
BOOST_DESCRIBE_STRUCT(SchemeChange, (), (version, policies, reason))

struct ExamLine {
    ExamId id;
    std::string code, title;
    Status status;
    CertificationId certification;
    std::int64_t version, minutes, pass_mark;
    std::string language;
};
BOOST_DESCRIBE_STRUCT(ExamLine, (),
                      (id, code, title, status, certification, version, minutes, pass_mark, language))
struct ExamVersionView {
    std::int64_t version, minutes, pass_mark;
    Instant made_at;
    std::vector<Domain> domains;
};
BOOST_DESCRIBE_STRUCT(ExamVersionView, (), (version, minutes, pass_mark, made_at, domains))
struct ExamVersions {
    ExamId id;
    std::string code, title;
    std::vector<ExamVersionView> versions;
};
BOOST_DESCRIBE_STRUCT(ExamVersions, (), (id, code, title, versions))

std::vector<PolicyView> policy_views(Level level, const Policies& policies) {
    const auto values = schema::write(policies).get_object();
    const auto defaults = schema::write(defaults_for(level)).get_object();
    std::vector<PolicyView> out;
    for (const auto& about : policy_words()) {
        out.push_back({std::string(about.key), about.group, about.kind, values.at(about.key),
                       defaults.at(about.key), about.least, about.most,
                       about.choices.empty() ? std::vector<std::string>{} : split(about.choices, ' '),
                       about.sentence(policies)});
    }
    return out;
}

std::vector<PolicyChange> changes_between(const Policies& before, const Policies& after) {
    std::vector<PolicyChange> out;
    for (const auto key : differences(before, after)) {
        const auto about = std::ranges::find(policy_words(), key, &PolicyAbout::key);
        out.push_back({std::string(key), about->sentence(before), about->sentence(after)});
    }
    return out;
}

std::vector<SchemeVersion> history_of(store::Reader& reader, const Scheme& scheme) {
    const auto rows = sql::scheme_history(reader, {.certification = scheme.certification});
    std::vector<SchemeVersion> out;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& row = rows[i];
        SchemeVersion version{row.version, row.made_at, std::nullopt, row.reason, {}};
        if (row.made_by) {
            const auto card = identity::card_of(reader, *row.made_by);
            version.made_by = card && !card->erased ? card->display_name : "";
        }
        if (i + 1 < rows.size()) {
            version.changes = changes_between(policies_from(scheme.level, rows[i + 1].policies),
                                              policies_from(scheme.level, row.policies));
        }
        out.push_back(std::move(version));
    }
    return out;
}

Result<SchemeView> scheme_view(store::Reader& reader, const CertificationId& id) {
    const auto scheme = scheme_of(reader, id);
    if (!scheme) {
        return not_found("certification");
    }
    return SchemeView{id,
                      scheme->title,
                      scheme->level,
                      scheme->status,
                      scheme->exam,
                      scheme->version,
                      policy_views(scheme->level, scheme->policies),
                      history_of(reader, *scheme)};
}

Result<SchemeView> change_scheme(const shell::Shell& s, const http::Caller& who, const CertificationId& id,
                                 const SchemeChange& wish) {
    return s.db.write([&](store::Tx& tx) -> Result<SchemeView> {
        const Instant now = s.clock.now();
        const auto scheme = scheme_of(tx, id);
        if (!scheme) {
            return not_found("certification");
        }
        if (scheme->version != wish.version) {
            return fail(
                Why::conflict, "scheme_changed",
                "Somebody changed these rules meanwhile. Load them again and make your change once more.");
        }
        Policies next = scheme->policies;
        Problems problems;
        change(next, wish.policies, "/policies", problems);
        if (!problems.empty()) {
            return std::unexpected(
                Failure{Why::invalid, "invalid", "Some fields need another look.", std::move(problems)});
        }
        const auto changed = differences(scheme->policies, next);
        if (changed.empty()) {
            return refuse("nothing_changed",
                          "Nothing differs from the rules as they stand. Change a value first.");
        }
        const std::string text = schema::to_json(next);
        sql::add_scheme(tx, {.certification = id,
                             .version = scheme->version + 1,
                             .policies = text,
                             .made_at = now,
                             .made_by = who.person,
                             .reason = wish.reason.value});
        store::record(
            tx,
            {s.random.uuid7(now), "scheme", id.value, now, who.person, "scheme_changed", wish.reason.value,
             schema::to_json(changes_between(scheme->policies, next)).insert(0, "{\"changes\":") + "}"});
        offer_certification(tx, id);
        return scheme_view(tx, id);
    });
}

Result<ExamVersions> versions_of(store::Reader& reader, const ExamId& id) {
    const auto exam = sql::exam_row(reader, {.id = id});
    if (!exam) {
        return not_found("exam");
    }
    ExamVersions out{exam->id, exam->code, exam->title, {}};
    for (const auto& row : sql::exam_version_rows(reader, {.exam = id})) {
        out.versions.push_back({row.version, row.minutes, row.pass_mark, row.made_at,
                                schema::parse_own<std::vector<Domain>>(row.outline)});
    }
    return out;
}
}  // namespace

void manage_routes(http::Router& r, const shell::Shell& s) {
    const auto manager = http::any_of({"programme_manager"});
    r.get("/api/manage/schemes", {"All schemes", manager}, [&s]() -> Result<std::vector<SchemeLine>> {
        return s.db.read([](store::Reader& reader) {
            std::vector<SchemeLine> out;
            for (const auto& id : all_certifications(reader)) {
                if (const auto scheme = scheme_of(reader, id)) {
                    out.push_back(
                        {id, scheme->title, scheme->level, scheme->status, scheme->version, scheme->price});
                }
            }
            return out;
        });
    });
    r.get("/api/manage/schemes/{certification}", {"A scheme's policies in words", manager},
          [&s](http::Path<CertificationPath> at) {
              return s.db.read([&](store::Reader& reader) { return scheme_view(reader, at->certification); });
          });
    r.patch("/api/manage/schemes/{certification}", {"Change a scheme's policies", manager},
            [&s](http::Caller who, http::Path<CertificationPath> at, http::Body<SchemeChange> wish) {
                return change_scheme(s, who, at->certification, *wish);
            });
    const auto staff = http::any_of({"programme_manager", "psychometrician", "examiner"});
    r.get("/api/manage/exams", {"All exams", staff}, [&s]() -> Result<std::vector<ExamLine>> {
        return s.db.read([](store::Reader& reader) {
            std::vector<ExamLine> out;
            for (auto& e : exams(reader)) {
                out.push_back({e.id, e.code, e.title, e.status, e.certification, e.version, e.minutes,
                               e.pass_mark, e.language});
            }
            return out;
        });
    });
    r.get("/api/manage/exams/{exam}/versions", {"An exam's versions", staff}, [&s](http::Path<ExamPath> at) {
        return s.db.read([&](store::Reader& reader) { return versions_of(reader, at->exam); });
    });
}
}  // namespace catalog
