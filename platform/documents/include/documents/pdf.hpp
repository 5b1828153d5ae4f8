// Two documents as PDF. Callers hand over finished words in the reader's language; nothing here is
// translated.
//
// The same words give the same bytes on one machine. Long words shrink, then wrap, so nothing runs off its
// place. Slow (fonts are loaded and measured): never call it on an I/O thread or in a transaction.
#pragma once
#include <base/result.hpp>
#include <base/time.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace documents {

using Labelled = std::pair<std::string, std::string>;  // label, value

struct Verification {
    std::string words;    // "Check this certificate at"
    std::string address;  // an https address: printed, linked, and as a QR code
};

// A certificate on one page, A4 landscape.
struct CertificateText {
    std::string language;  // BCP 47: "en", "ar"
    std::string issuer;
    std::string intro;      // "This certifies that"
    std::string holder;     // a person's name, of any length and script
    std::string statement;  // "has met every requirement of the certification"
    std::string title;
    std::string level{};            // "Foundational"; may be empty
    std::string notice{};           // "This credential expired on 3 March 2029."; may be empty
    std::vector<Labelled> facts{};  // at most 4: dates, the certificate's number
    std::optional<Verification> verify{};
    Instant made_at;
};
// Failures: name_missing when there is no holder or title; text_not_utf8; text_too_long.
Result<std::string> certificate(const CertificateText&);

// A report of as many pages as it needs, A4 portrait: score reports, transcripts.
struct Bar {
    std::string label;
    std::optional<double> fraction{};  // 0 to 1; absent draws no bar
    std::optional<double> mark{};      // 0 to 1: a line across the bar, such as the pass mark
    std::string words{};               // beside the label: "Meets competencies"
    std::string sentence{};            // below
};
struct Column {
    enum class Side { start, end };
    std::string title;
    double weight = 1;  // its share of the width
    Side side = Side::start;
};
struct Table {
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;  // each as long as columns
};
struct Section {
    std::string heading;
    std::vector<std::string> paragraphs{};
    std::vector<Bar> bars{};
    std::optional<Table> table{};
};
struct ReportText {
    std::string language;
    std::string issuer;
    std::string title;
    std::string subtitle{};
    std::optional<Labelled> highlight{};  // "742", "Pass: 700 or more was needed."
    std::vector<Labelled> facts{};
    std::vector<Section> sections{};
    std::vector<std::string> notes{};
    std::optional<Verification> verify{};
    std::string page_words = "Page {page} of {pages}";
    Instant made_at;
};
// Failures: as certificate(); text_too_long also for more than 5,000 rows in all.
Result<std::string> report(const ReportText&);

}  // namespace documents
