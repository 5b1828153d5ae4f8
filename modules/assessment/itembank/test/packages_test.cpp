#include "house.hpp"

#include <exchange/archive.hpp>
#include <itembank/packages.hpp>

#include <filesystem>
#include <fstream>

namespace itembank {
namespace {

class Packages : public House {
  protected:
    ImportReport take(const std::string& name, std::string bytes, ImportWish wish = {}) {
        wish.person = PersonId("wanda");
        wish.origin = name;
        return take_in(shell_, exchange::take_in(name, std::move(bytes)), wish);
    }
    std::map<std::string, int> statuses(const ImportReport& report) {
        std::map<std::string, int> out;
        for (const auto& one : report.imported) {
            ++out[std::string(one.at("status").as_string())];
        }
        return out;
    }
    std::string exported() { return export_qti(shell_, std::nullopt).value(); }
};
using Counted = std::map<std::string, int>;

constexpr const char* two_of_three =
    "::One:: Is water wet? {T}\n\n::Broken:: What {=a\n\n::Two:: Two and two? {#4:0.5}\n";

TEST_F(Packages, AnErrorKeepsAllOfItOut) {
    const auto report = take("bank.gift", two_of_three);
    EXPECT_TRUE(report.imported.empty());
    ASSERT_EQ(report.problems.size(), 1U);
    EXPECT_EQ(report.problems[0].line, 3);
    EXPECT_EQ(statuses(take("bank.gift", two_of_three, {.skip_bad = true})), (Counted{{"new", 2}}));
    EXPECT_EQ(statuses(take("bank.gift", two_of_three, {.skip_bad = true})), (Counted{{"unchanged", 2}}));
}

TEST_F(Packages, ALookIntoItWritesNothingAndHasTheQuestionWhole) {
    const auto look = [&] {
        return read([&](store::Reader& r) {
            return look_into(&r, exchange::take_in("bank.gift", "::N:: Two and two? {#4:0.5#Near enough}\n"),
                             {});
        });
    };
    const auto first = look();
    ASSERT_EQ(first.imported.size(), 1U);
    const auto& question = first.imported[0];
    EXPECT_EQ(question.at("type"), "numeric");
    EXPECT_EQ(question.at("title"), "N");
    EXPECT_EQ(question.at("options").at(0).at("tolerance"), 0.5);
    EXPECT_EQ(question.at("options").at(0).at("fraction"), 100.0);
    EXPECT_EQ(statuses(look()), (Counted{{"new", 1}}));
}

TEST_F(Packages, WhatGoesOutComesBackTheSame) {
    import_all();
    const std::string zip = exported();
    EXPECT_EQ(zip, exported()) << "the same bank gives the same bytes";
    const auto report = take("out.zip", zip);
    EXPECT_TRUE(report.problems.empty()) << report.problems[0].message;
    EXPECT_EQ(statuses(report), (Counted{{"unchanged", 20}}));
}

TEST_F(Packages, AnotherBankGetsTheSameItems) {
    import_all();
    const std::string zip = exported();
    const std::string before = schema::to_json(item(form("a"), "b-12").content.case_study);
    store::Scratch other{{identity::migrations(), catalog::migrations(), migrations()}};
    shell::Shell shell{*other, clock_, random_, mails_, files_, "https://example.org"};
    const auto report =
        take_in(shell, exchange::take_in("out.zip", zip), {.person = PersonId("wanda"), .origin = "out.zip"});
    EXPECT_EQ(statuses(report), (Counted{{"new", 20}}));
    EXPECT_EQ(statuses(take_in(shell, exchange::take_in("out.zip", zip), {.person = PersonId("wanda")})),
              (Counted{{"unchanged", 20}}));
    EXPECT_FALSE(before.empty());
}

TEST_F(Packages, ADocumentChangedElsewhereCountsAsItIs) {
    import_all();
    qti::Problems problems;
    auto files = exchange::unzip("out.zip", exported(), problems).value();
    auto& xml = files.at("items/b-01/item.xml");
    const auto at = xml.find("b-01?");
    ASSERT_NE(at, std::string::npos);
    xml.replace(at, 5, "b-01, again?");
    const auto report = take("out.zip", exchange::zip(files));
    ASSERT_EQ(report.problems.size(), 1U);
    EXPECT_EQ(report.problems[0].code, "changed_elsewhere");
    EXPECT_EQ(statuses(report), (Counted{{"changed", 1}, {"unchanged", 19}}));
}

TEST_F(Packages, DraftsGoOutToo) {
    take("bank.gift", "::One:: Is water wet? {T}\n\n::Two:: Two and two? {#4:0.5}\n");
    const std::string zip = exported();
    EXPECT_EQ(statuses(take("out.zip", zip)), (Counted{{"unchanged", 2}}));
    store::Scratch other{{identity::migrations(), catalog::migrations(), migrations()}};
    shell::Shell shell{*other, clock_, random_, mails_, files_, "https://example.org"};
    EXPECT_EQ(statuses(take_in(shell, exchange::take_in("out.zip", zip), {.person = PersonId("wanda")})),
              (Counted{{"new", 2}}));
    EXPECT_EQ(export_qti(shell, std::nullopt).value(), zip);
}

// The public examples, through the bank and out and in again, into another bank too.
TEST_F(Packages, EveryExampleComesBackTheSame) {
    namespace fs = std::filesystem;
    if (!fs::exists(QTI_REFERENCE)) {
        GTEST_SKIP() << "The QTI examples are not on this machine.";
    }
    qti::Files files;
    for (const auto& entry : fs::recursive_directory_iterator(QTI_REFERENCE "/qtiv3-examples")) {
        if (entry.is_regular_file()) {
            std::ifstream in(entry.path(), std::ios::binary);
            files[fs::relative(entry.path(), QTI_REFERENCE "/qtiv3-examples").generic_string()] =
                std::string(std::istreambuf_iterator<char>(in), {});
        }
    }
    const ImportWish wish{.skip_bad = true, .person = PersonId("wanda"), .origin = "examples"};
    const auto first = take_in(shell_, exchange::take_in_folder(std::move(files)), wish);
    const int items = int(first.imported.size());
    EXPECT_GT(items, 200);
    const std::string zip = exported();
    EXPECT_EQ(statuses(take("out.zip", zip)), (Counted{{"unchanged", items}}));
    store::Scratch other{{identity::migrations(), catalog::migrations(), migrations()}};
    shell::Shell shell{*other, clock_, random_, mails_, files_, "https://example.org"};
    EXPECT_EQ(statuses(take_in(shell, exchange::take_in("out.zip", zip), {.person = PersonId("wanda")})),
              (Counted{{"new", items}}));
    EXPECT_EQ(export_qti(shell, std::nullopt).value(), zip);
}

TEST_F(Packages, NothingToExportSaysSo) {
    EXPECT_EQ(export_qti(shell_, std::nullopt).error().code, "no_items");
    EXPECT_EQ(export_qti(shell_, ExamId("nothing")).error().code, "not_found");
}

}  // namespace
}  // namespace itembank
