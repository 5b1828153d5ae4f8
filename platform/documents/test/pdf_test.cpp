#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <base/text.hpp>
#include <documents/pdf.hpp>

#include "pdf_language.hpp"
#include "sheet.hpp"

namespace {

using documents::Column;

const Instant noon = *parse_rfc3339("2026-03-12T12:00:00Z");

documents::CertificateText certificate() {
    return {.language = "en",
            .issuer = "Open Cloud Institute",
            .intro = "This certifies that",
            .holder = "Ann Lindqvist",
            .statement = "has met every requirement of the certification",
            .title = "Cloud Foundations",
            .level = "Foundational",
            .facts = {{"Certified on", "12 March 2026"}, {"Valid until", "12 March 2029"}},
            .verify = documents::Verification{"Check it at", "https://exams.example.org/c/7k3m"},
            .made_at = noon};
}
documents::ReportText transcript(std::size_t rows) {
    documents::Table table{{{"Date"}, {"Exam", 3}, {"Score", 1, Column::Side::end}}, {}};
    for (std::size_t i = 0; i < rows; ++i) {
        table.rows.push_back({"12 March 2026", "Cloud Foundations", std::to_string(i)});
    }
    return {.language = "en",
            .issuer = "Open Cloud Institute",
            .title = "Transcript",
            .highlight = documents::Labelled{"742", "Pass"},
            .facts = {{"Holder", "Ann"}, {"Made on", "12 March 2026"}, {"Number", "1"}},
            .sections = {{.heading = "Domains",
                          .bars = {{"Concepts", 0.8, 0.7, "Meets competencies", "Well done."},
                                   {.label = "Billing", .words = "Not enough evidence"}}},
                         {.heading = "Attempts", .paragraphs = {"All attempts."}, .table = table}},
            .notes = {"A note."},
            .made_at = noon};
}
std::size_t pages(const std::string& pdf) {
    std::size_t count = 0;
    for (std::size_t at = pdf.find("/Type /Page %"); at != std::string::npos;
         at = pdf.find("/Type /Page %", at + 1)) {
        ++count;
    }
    return count;
}
std::string repeated(std::string_view piece, int count) {
    std::string out;
    for (int i = 0; i < count; ++i) {
        out += piece;
    }
    return out;
}

TEST(Certificate, is_one_page_with_its_language_and_a_link) {
    const auto pdf = documents::certificate(certificate());
    ASSERT_TRUE(pdf);
    EXPECT_TRUE(pdf->starts_with("%PDF-1.5"));
    EXPECT_TRUE(pdf->ends_with("%%EOF\n"));
    EXPECT_EQ(pages(*pdf), 1U);
    EXPECT_TRUE(pdf->contains("/Lang (en)"));
    EXPECT_TRUE(pdf->contains("/DisplayDocTitle true"));
    EXPECT_TRUE(pdf->contains("/URI (https://exams.example.org/c/7k3m)"));
    EXPECT_TRUE(pdf->contains("20260312120000")) << "the date is the one given";
}

TEST(Certificate, is_the_same_for_the_same_words) {
    EXPECT_EQ(*documents::certificate(certificate()), *documents::certificate(certificate()));
    EXPECT_EQ(*documents::report(transcript(80)), *documents::report(transcript(80)));
    documents::CertificateText other = certificate();
    other.holder = "Bob";
    EXPECT_NE(*documents::certificate(certificate()), *documents::certificate(other));
}

TEST(Certificate, any_name_stays_on_one_page) {
    for (const std::string& name :
         {repeated("W", 900), repeated("Maximiliana ", 80), std::string("\xD9\x85\xD8\xAD\xD9\x85\xD8\xAF"),
          std::string("\xE6\xAC\xA7\xE9\x98\xB3\xE4\xBF\xAE"), std::string("<b>Ann</b> & \"Co\" $1"),
          std::string("a\r\nb\x01"), std::string("Z\xCD\x95\xCC\x9D\xCD\x92")}) {
        documents::CertificateText t = certificate();
        t.holder = t.title = name;
        const auto pdf = documents::certificate(t);
        ASSERT_TRUE(pdf) << name;
        EXPECT_EQ(pages(*pdf), 1U) << name;
    }
}

TEST(Certificate, refuses_what_it_cannot_print) {
    const auto code = [](auto change) {
        documents::CertificateText t = certificate();
        change(t);
        const auto pdf = documents::certificate(t);
        return pdf ? "" : pdf.error().code;
    };
    EXPECT_EQ(code([](auto& t) { t.holder = "  "; }), "name_missing");
    EXPECT_EQ(code([](auto& t) { t.title = ""; }), "name_missing");
    EXPECT_EQ(code([](auto& t) { t.holder = "A\xFF"; }), "text_not_utf8");
    EXPECT_EQ(code([](auto& t) { t.notice = std::string(5'000, 'a'); }), "text_too_long");
    EXPECT_EQ(code([](auto& t) { t.facts.resize(5); }), "text_too_long");
    EXPECT_EQ(code([](auto& t) { t.verify->address = std::string(600, 'a'); }), "text_too_long");
    EXPECT_EQ(code([](auto& t) { t.verify->address = "javascript:alert('x')"; }), "");
}

TEST(Certificate, links_only_to_the_web) {
    documents::CertificateText t = certificate();
    t.verify->address = "javascript:alert(1)";
    EXPECT_FALSE(documents::certificate(t)->contains("/URI"));
}

TEST(Report, grows_by_pages) {
    EXPECT_EQ(pages(*documents::report(transcript(3))), 1U);
    const std::size_t long_one = pages(*documents::report(transcript(200)));  // a font's metrics decide which
    EXPECT_GE(long_one, 5U);
    EXPECT_LE(long_one, 9U);
    documents::ReportText t = transcript(0);
    t.sections = {{.heading = "Words", .paragraphs = std::vector<std::string>(60, repeated("word ", 100))}};
    EXPECT_GE(pages(*documents::report(t)), 6U);
}

TEST(Report, one_huge_row_or_paragraph_ends) {
    documents::ReportText t = transcript(3);
    t.sections[1].table->rows[1][1] = repeated("word ", 700);
    t.sections[1].paragraphs = {repeated("word ", 790)};
    t.language = "ar";
    EXPECT_GE(pages(*documents::report(t)), 2U);
}

TEST(Report, has_limits) {
    EXPECT_EQ(documents::report(transcript(5'001)).error().code, "text_too_long");
    documents::ReportText t = transcript(1);
    t.sections[1].table->rows[0][2] = "\xC0";
    EXPECT_EQ(documents::report(t).error().code, "text_not_utf8");
    t = transcript(1);
    t.title = "";
    EXPECT_EQ(documents::report(t).error().code, "name_missing");
}

TEST(Sheet, fitted_text_takes_no_more_lines_than_allowed) {
    documents::Sheet sheet(documents::Sheet::Turn::portrait, {"Title", "Author", "en", noon});
    const bool held = rc::check("within its lines", [&] {
        const auto piece =
            rc::gen::element<std::string>("W", "i", " ", "-", "\xE6\xAC\xA7", "\xD9\x85", "\n", "name ");
        const std::string text = joined(*rc::gen::container<std::vector<std::string>>(60, piece), "");
        const documents::Style style{.size = 30};
        const double one = sheet.measure("W\xE6\xAC\xA7\xD9\x85", 1'000, sheet.fitted("W", 200, style, 8, 1));
        const double height = sheet.text_within(0, 0, 200, text, style, 8, 2);
        RC_ASSERT(height <= 2.2 * one);
    });
    EXPECT_TRUE(held);
}

TEST(Sheet, a_short_text_keeps_its_size) {
    documents::Sheet sheet(documents::Sheet::Turn::portrait, {"Title", "Author", "en", noon});
    EXPECT_EQ(sheet.fitted("Ann", 400, {.size = 38}, 12, 1).size, 38);
    EXPECT_LT(sheet.fitted(repeated("W", 40), 400, {.size = 38}, 6, 1).size, 20);
    EXPECT_GT(sheet.measure(repeated("word ", 50), 100, {}), 10 * sheet.measure("word", 100, {}));
}

TEST(PdfLanguage, leaves_alone_what_it_does_not_know) {
    EXPECT_EQ(documents::with_language("no pdf", "en"), "no pdf");
    const std::string plain = *documents::certificate([] {
        auto t = certificate();
        t.language = "en) /Evil (";
        return t;
    }());
    EXPECT_FALSE(plain.contains("Evil"));
    EXPECT_FALSE(plain.contains("/Lang"));
}

}  // namespace
