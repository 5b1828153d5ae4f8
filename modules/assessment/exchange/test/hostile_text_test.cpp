// Importers end, without throwing, whatever the file is.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <base/text.hpp>

#include "importing.hpp"

namespace exchange {
namespace {

constexpr Importer importers[] = {read_gift, read_aiken, read_csv};

const std::string gift_file =
    "// [id:a] [tag:t]\n$CATEGORY: x/y\n\n::T::[html]<p>Which \\{one\\}?</p> "
    "{\n=%100%A#yes\n~%50%B\n\n~C####all\n}\n\n"
    "N {#=3:1 =%50%1..5 ~#no}\n\nM {=a -> b =c -> d}\n\nIt is {=x ~y} here\n\nE {}\n\nT{TRUE#w#r}\n";
const std::string aiken_file = "Q one\nA. a\nB) b\nANSWER: A\n\nQ two\nmore\n\nA. a\nB. b\nANSWER: B\n";
const std::string csv_file =
    "type;text;a;b;correct;match_a;match_b;fraction_a\nchoice;\"Q; "
    "\"\"1\"\"\nx\";x;y;a;;;\nmatch;M;l;r;;p;q;\n"
    "multiple;T;x;y;;;;100\ngap_match;[[a]];x;y;;;;\n";

void ends(const std::string& text) {
    for (const Importer importer : importers) {
        Intake intake;
        importer("h", text, intake);
        for (const Found& f : intake.found) {
            RC_ASSERT(is_utf8(f.xml));
            RC_ASSERT(f.question.has_value());
        }
    }
}

RC_GTEST_PROP(HostileText, RandomBytesEnd, (const std::vector<unsigned char>& bytes)) {
    ends(std::string(bytes.begin(), bytes.end()));
}

RC_GTEST_PROP(HostileText, CharactersOfTheFormatsEnd, ()) {
    ends(*rc::gen::container<std::string>(
        rc::gen::elementOf(std::string("{}=~%#:\\\n\n\"';,\tAB.)ANSWER: 1T->[]$/<>&"))));
}

RC_GTEST_PROP(HostileText, DamagedFilesEnd, ()) {
    std::string text = *rc::gen::element(gift_file, aiken_file, csv_file);
    for (int i = *rc::gen::inRange(1, 6); i > 0 && !text.empty(); --i) {
        const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
        switch (*rc::gen::inRange(0, 3)) {
            case 0:
                text.erase(at, *rc::gen::inRange<std::size_t>(1, 10));
                break;
            case 1:
                text.insert(at, *rc::gen::element<std::string>("{", "}", "\"", "\n\n", "=", "~", "\xFF", "[[",
                                                               "<script>", "%"));
                break;
            default:
                text[at] = *rc::gen::arbitrary<char>();
        }
    }
    ends(text);
}

TEST(HostileText, TheWholeFilesAreFineUndamaged) {
    EXPECT_EQ(problems_of(take(read_gift, gift_file)), "");
    EXPECT_EQ(problems_of(take(read_aiken, aiken_file)), "");
    EXPECT_EQ(problems_of(take(read_csv, csv_file)), "");
}

// Ten megabytes of whatever makes a naive reader slow; each ends with an answer for its one file.
TEST(HostileText, TenMegabytesEnd) {
    constexpr std::size_t size = 10 * 1'024 * 1'024;
    for (const std::string_view unit :
         {"a", "{", "}", "{\n\n", "\\{", "~", "=a", "\"", "\"\"", "\n", "::", "<b>", "[[", "[id:"}) {
        std::string text = "type,text\nQ{";
        while (text.size() < size) {
            text += unit;
        }
        for (const Importer importer : importers) {
            Intake intake;
            importer("h", text, intake);
            EXPECT_LE(intake.found.size(), entries_max) << unit;
            EXPECT_LE(intake.problems.size(), 2'000U) << unit;
        }
    }
}

TEST(HostileText, FilesThatAreTooLargeAreRefused) {
    for (const Importer importer : importers) {
        Intake intake;
        importer("h", std::string(text_bytes_max + 1, 'a'), intake);
        EXPECT_EQ(problems_of(intake), "0 file_too_large");
        EXPECT_TRUE(intake.found.empty());
    }
}

}  // namespace
}  // namespace exchange
