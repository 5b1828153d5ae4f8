// The score report as a PDF: what the page says, on paper.
#include "kept.hpp"

#include <catalog/catalog.hpp>
#include <documents/pdf.hpp>
#include <identity/identity.hpp>

namespace scoring {

struct ReportPath {
    ResultId result;
};
BOOST_DESCRIBE_STRUCT(ReportPath, (), (result))

namespace {

struct Facing {  // all the report needs, read in one snapshot
    ResultView result;
    std::string name;
    std::string zone;
    std::string issuer;
};

Result<Facing> read(store::Reader& r, const ResultId& id, const PersonId& person) {
    const auto row = sql::result_of(r, {.id = id});
    if (!row || row->person != person) {
        return not_found("result");
    }
    const auto card = identity::card_of(r, person);
    const auto programme = catalog::programme_of(r);
    return Facing{whole_view_of(r, *row), card ? card->legal_name : "", card ? card->zone : "UTC",
                  programme ? programme->issuer : ""};
}

std::string state_in_words(const ResultView& v, const std::string& zone) {
    switch (v.state) {
        case State::provisional:
            return "Provisional. It becomes official on " + in_words(v.release_due, zone) + ".";
        case State::held:
            return "On hold until it is decided, by " + in_words(*v.held_until, zone) + " at the latest. " +
                   v.reason;
        case State::official:
            return "Official since " + in_words(*v.official_at, zone) + ".";
        case State::rescored:
            return "Being scored again. " + v.reason;
        case State::voided:
            return "Void: this result does not count. " + v.reason;
    }
    return "";
}

std::string feedback_in_words(Feedback f) {
    switch (f) {
        case Feedback::meets:
            return "Meets competencies";
        case Feedback::needs_improvement:
            return "Needs improvement";
        case Feedback::not_enough_evidence:
            return "Not enough evidence";
    }
    return "";
}

documents::ReportText words_of(const Facing& f, Instant now) {
    const ResultView& v = f.result;
    documents::ReportText out;
    out.language = "en";
    out.issuer = f.issuer;
    out.title = "Score report";
    out.subtitle = v.exam_title + " (" + v.exam_code + ")";
    const std::string pass = std::to_string(v.pass_mark);
    if (v.state == State::voided) {
        out.highlight = documents::Labelled{"Void", "This result does not count."};
    } else {
        out.highlight = documents::Labelled{std::to_string(v.scaled),
                                            (v.passed ? "Passed. " : "Not passed. ") + pass +
                                                " or more was needed, on a scale of 100 to 1000."};
    }
    out.facts = {{"Candidate", f.name},
                 {"Taken", in_words(v.submitted_at, f.zone)},
                 {"Where", std::string(v.mode == "centre" ? "At a test centre" : "Online") +
                               (v.proctored ? ", with a proctor" : ", without a proctor")},
                 {"State", state_in_words(v, f.zone)}};
    documents::Section domains{"By domain", {}, {}, {}};
    for (const DomainView& d : v.domains) {
        domains.bars.push_back({d.title + " (" + std::to_string(d.weight) + " % of the exam)",
                                {},
                                {},
                                feedback_in_words(d.feedback),
                                ""});
    }
    out.sections.push_back(std::move(domains));
    out.notes = {
        "The result counts all scored questions together; no domain has to be passed by itself. "
        "Unscored questions, which try out new items, do not count.",
        "A domain meets competencies when its share of points is at least the share the whole exam asks "
        "for. Below " +
            std::to_string(section_items_min) +
            " scored questions a domain says too little to judge by: there is not enough evidence."};
    if (!v.proctored) {
        out.notes.push_back("This exam was taken online without a proctor, as the scheme allows.");
    }
    out.made_at = now;
    return out;
}

}  // namespace

void report_routes(http::Router& r, const shell::Shell& s) {
    r.get("/api/results/{result}/report", {"The score report as a PDF", http::signed_in()},
          [&s](http::Caller who, http::Path<ReportPath> at) -> Result<http::File> {
              const auto facing = TRY(s.db.read(
                  [&](store::Reader& reader) { return read(reader, at->result, PersonId(who.person)); }));
              // Drawing is slow, so it happens outside the snapshot.
              auto bytes = TRY(documents::report(words_of(facing, s.clock.now())));
              return http::File{"application/pdf", std::move(bytes),
                                "score-report-" + facing.result.exam_code + ".pdf"};
          });
}

}  // namespace scoring
