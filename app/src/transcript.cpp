// The transcript: one page of everything the record holds of a person's way, put together from the modules.
#include "routes.hpp"

#include <catalog/catalog.hpp>
#include <credentials/credentials.hpp>
#include <documents/pdf.hpp>
#include <identity/identity.hpp>
#include <learning/learning.hpp>
#include <scoring/scoring.hpp>

#include <fmt/format.h>

namespace app {
namespace {

struct Training {
    learning::CourseId course;
    std::string title;
    Instant completed_at;
};
BOOST_DESCRIBE_STRUCT(Training, (), (course, title, completed_at))

struct Transcript {
    std::string name;
    std::string issuer;
    std::vector<credentials::CredentialView> credentials;
    std::vector<scoring::ResultView> results;
    std::vector<credentials::ClaimView> credits;
    std::vector<Training> training;
};
BOOST_DESCRIBE_STRUCT(Transcript, (), (name, issuer, credentials, results, credits, training))

Transcript transcript_of(store::Reader& reader, const identity::PersonId& person, Instant now) {
    const auto card = identity::card_of(reader, person);
    const auto programme = catalog::programme_of(reader);
    Transcript out{card ? card->legal_name : "",
                   programme ? programme->issuer : "",
                   credentials::credentials_of(reader, person, now),
                   scoring::results_of(reader, person),
                   credentials::credits_of(reader, person),
                   {}};
    for (auto& c : learning::completions_of(reader, person)) {
        out.training.push_back({c.course, std::move(c.title), c.completed_at});
    }
    return out;
}

using documents::Column;
using Rows = std::vector<std::vector<std::string>>;

documents::Section section(std::string heading, std::vector<Column> columns, Rows rows, std::string empty) {
    documents::Section out{.heading = std::move(heading)};
    if (rows.empty()) {
        out.paragraphs = {std::move(empty)};
    } else {
        out.table = documents::Table{std::move(columns), std::move(rows)};
    }
    return out;
}

std::string outcome(const scoring::ResultView& r) {
    if (r.state == scoring::State::voided) {
        return "Void";
    }
    return std::string(r.passed ? "Passed" : "Not passed") +
           (r.state == scoring::State::official ? "" : ", " + std::string(schema::name_of(r.state)));
}

documents::ReportText words_of(const Transcript& t, Instant now) {
    Rows held, sat, credits, training;
    for (const auto& c : t.credentials) {
        held.push_back({c.title, to_string(c.passed_on), to_string(c.expires_on),
                        std::string(schema::name_of(c.state))});
    }
    for (const auto& r : t.results) {
        const bool counts = r.state != scoring::State::voided;
        sat.push_back({r.exam_title + " (" + r.exam_code + ")", to_string(utc_date(r.submitted_at)),
                       counts ? std::to_string(r.scaled) : "",
                       outcome(r) + (r.proctored ? "" : ", no proctor")});
    }
    for (const auto& c : t.credits) {
        credits.push_back({c.title, std::string(schema::name_of(c.activity)), to_string(c.done_on),
                           fmt::format("{:g}", c.credits)});
    }
    for (const auto& c : t.training) {
        training.push_back({c.title, to_string(utc_date(c.completed_at))});
    }
    documents::ReportText out;
    out.language = "en";
    out.issuer = t.issuer;
    out.title = "Transcript";
    out.subtitle = t.name;
    out.facts = {{"Made on", in_words(utc_date(now)) + " (UTC)"}};
    out.sections = {
        section("Credentials", {{"Certification", 3}, {"Passed", 1}, {"Expires", 1}, {"State", 1}}, held,
                "No credentials yet."),
        section("Exams", {{"Exam", 3}, {"Date", 1}, {"Score", 1, Column::Side::end}, {"Outcome", 2}}, sat,
                "No exams yet."),
        section("Continuing education",
                {{"Activity", 3}, {"Kind", 1}, {"Date", 1}, {"Credits", 1, Column::Side::end}}, credits,
                "No approved credits yet."),
        section("Training", {{"Course", 3}, {"Completed", 1}}, training, "No completed courses yet."),
    };
    out.notes = {"Scores are on a scale of 100 to 1000. Dates are in UTC."};
    out.made_at = now;
    return out;
}

}  // namespace

void transcript_routes(http::Router& r, const shell::Shell& s) {
    const auto load = [&s](const http::Caller& who, Instant now) {
        return s.db.read([&](store::Reader& reader) {
            return transcript_of(reader, identity::PersonId(who.person), now);
        });
    };
    r.get("/api/transcript", {"My transcript", http::signed_in()},
          [&s, load](http::Caller who) -> Result<Transcript> { return load(who, s.clock.now()); });
    r.get("/api/transcript/document", {"My transcript as PDF", http::signed_in(), {30, 60}},
          [&s, load](http::Caller who) -> Result<http::File> {
              const Instant now = s.clock.now();
              auto pdf = TRY(documents::report(words_of(load(who, now), now)));
              return http::File{"application/pdf", std::move(pdf), "transcript.pdf"};
          });
}
}  // namespace app
