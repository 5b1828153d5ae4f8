// The receipt on paper: the same facts in words, and where to check the file.
#include "receipt.hpp"

#include <base/text.hpp>
#include <documents/pdf.hpp>

namespace delivery {
namespace {

std::string because_in_words(sitting::SubmittedBecause why) {
    switch (why) {
        case sitting::SubmittedBecause::candidate:
            return "handed in by the candidate";
        case sitting::SubmittedBecause::time_over:
            return "the time was over";
        case sitting::SubmittedBecause::ended_by_staff:
            return "ended by staff";
    }
    return "";
}

std::string minutes_in_words(std::int64_t seconds) {
    const std::string rest = std::to_string(seconds % 60);
    return std::to_string(seconds / 60) + ":" + (rest.size() == 1 ? "0" : "") + rest + " minutes";
}

// A long text without a space would run out of its place: in groups it wraps.
std::string in_groups(const std::string& text, std::size_t size) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); at += size) {
        out += (at == 0 ? "" : " ") + text.substr(at, size);
    }
    return out;
}

documents::Section answers_of(const Receipt& r, const std::string& zone) {
    using enum documents::Column::Side;
    documents::Section out{.heading = "What is held of every question"};
    out.paragraphs = {
        "By the numbers that stood on the screen: an option \"2\", several \"1, 3\", steps in their order "
        "\"3, 1, 2\", pairs \"1-3\" (the first prompt with the third option)."};
    documents::Table table{{{"Question", 1, start}, {"Answer", 2, start}, {"Recorded", 3, start}}, {}};
    for (const HeldAnswer& a : r.answers) {
        std::string when = a.recorded_at ? in_words(*a.recorded_at, zone) : "";
        table.rows.push_back({std::to_string(a.question), a.answer.value_or("no answer"),
                              when + (a.late ? ", in the grace after the end" : "")});
    }
    out.table = std::move(table);
    return out;
}

documents::Section time_of(const Receipt& r, const std::string& zone) {
    documents::Section out{.heading = "The exam's clock"};
    out.paragraphs = {"Allowed: " + minutes_in_words(r.time.allowed_seconds) +
                      ". Used: " + minutes_in_words(r.time.used_seconds) + "."};
    for (const TimeLine& line : r.time.ledger) {
        if (!line.reason.empty()) {
            out.paragraphs.push_back(in_words(line.at, zone) + ": " + line.kind + ", " +
                                     minutes_in_words(line.seconds) + ". " + line.reason);
        }
    }
    return out;
}

}  // namespace

Result<std::string> receipt_pdf(const SignedReceipt& file, const std::string& zone,
                                const std::string& check_address) {
    const Receipt& r = file.receipt;
    documents::ReportText out;
    out.language = "en";
    out.issuer = r.issuer.name;
    out.title = "Receipt";
    out.subtitle = r.exam.title;
    out.highlight = documents::Labelled{
        std::to_string(r.answered) + " of " + std::to_string(r.answers.size()),
        "questions hold an answer. This says what was received; the result says how it was scored."};
    out.facts = {{"Candidate", r.candidate}, {"Attempt", r.attempt.value}};
    if (r.started_at) {
        out.facts.emplace_back("Started", in_words(*r.started_at, zone));
    }
    if (r.ended_at) {
        out.facts.emplace_back(
            "Ended", in_words(*r.ended_at, zone) +
                         (r.ended_because ? ", " + because_in_words(*r.ended_because) : std::string()));
    }
    out.facts.emplace_back("Form", r.exam.form.value);
    out.sections = {answers_of(r, zone), time_of(r, zone)};
    out.sections.push_back(
        {.heading = "How to check it",
         .paragraphs = {
             "The log of the attempt has " + std::to_string(r.entries) +
                 " entries, each of which seals the one before. The seal of the last is " +
                 in_groups(r.head, 8) + ".",
             "Signed by " + r.issuer.url + " with the key " + r.issuer.key + " on " +
                 in_words(r.issued_at, "UTC") + ": " +
                 in_groups(file.jws.substr(file.jws.rfind('.') + 1), 8) + ".",
             "The signature covers the receipt as a file (JSON). Anybody can check that file at the "
             "address below, or without a network with the command \"assay verify\"."}});
    out.verify = documents::Verification{"Check the file of this receipt at", check_address};
    out.made_at = r.issued_at;
    return documents::report(out);
}

}  // namespace delivery
