// Every command on every kind of bad file: an answer or a named problem, never a crash, and no number that is
// none.
#include "in_folder.hpp"

#include <psychometrics_commands.hpp>

#include <boost/json.hpp>

#include <iostream>
#include <random>
#include <sstream>

namespace psychometrics::commands {
namespace {
namespace json = boost::json;

struct Ran {
    int status = -1;
    std::string out, err;
    json::value reply;
    bool names(std::string_view code) const {
        const auto* problems = reply.is_object() ? reply.get_object().if_contains("problems") : nullptr;
        if (problems == nullptr || !problems->is_array()) {
            return false;
        }
        for (const auto& p : problems->get_array()) {
            if (p.at("code").as_string() == code) {
                return true;
            }
        }
        return false;
    }
};

Ran run_whole(std::vector<std::string> words) {
    CLI::App app;
    Commands commands(app);
    words.insert(words.begin(), "psychometrics");
    std::ranges::reverse(words);  // as CLI11 takes them
    std::ostringstream out, err;
    auto* const old_out = std::cout.rdbuf(out.rdbuf());
    auto* const old_err = std::cerr.rdbuf(err.rdbuf());
    Ran ran;
    try {
        app.parse(words);
        ran.status = commands.run().value_or(-1);
    } catch (const CLI::ParseError& e) {
        ran.status = 2;
        err << e.what();
    } catch (const std::exception& e) {
        ran.status = 99;
        err << "threw: " << e.what();
    }
    std::cout.rdbuf(old_out);
    std::cerr.rdbuf(old_err);
    ran.out = out.str();
    ran.err = err.str();
    boost::system::error_code failed;
    ran.reply = json::parse(ran.out, failed);
    return ran;
}

class Hostile : public InFolder {
  protected:
    // persons x 8 items named a to h, with a group column, each cell as `cell` says.
    template <class Cell>
    static std::string table(int persons, Cell cell) {
        std::string out = "group,a,b,c,d,e,f,g,h\n";
        for (int p = 0; p < persons; ++p) {
            out += p % 2 == 0 ? "one" : "two";
            for (int i = 0; i < 8; ++i) {
                out += "," + cell(p, i);
            }
            out += "\n";
        }
        return out;
    }
    std::vector<std::pair<std::string, std::string>> files() {
        std::mt19937 draws(7);
        const auto coin = [&](int, int) { return std::to_string(draws() % 2); };
        std::string bytes(5000, '\0');
        for (auto& b : bytes) {
            b = char(draws());
        }
        return {
            {"empty", ""},
            {"header_only", "a,b,c\n"},
            {"one_person", table(1, coin)},
            {"two_persons", table(2, coin)},
            {"five_persons", table(5, coin)},
            {"all_right", table(300, [](int, int) { return std::string("1"); })},
            {"all_wrong", table(300, [](int, int) { return std::string("0"); })},
            {"all_missing", table(300, [](int, int) { return std::string(); })},
            {"all_omitted", table(300, [](int, int) { return std::string("-"); })},
            {"one_item_constant", table(300, [&](int p, int i) { return i == 3 ? "1" : coin(p, i); })},
            {"one_item_unseen", table(300, [&](int p, int i) { return i == 3 ? "" : coin(p, i); })},
            {"same_row", table(300, [](int, int i) { return std::to_string(i % 2); })},
            {"perfect_scale", table(300, [](int p, int i) { return std::to_string(p % 9 > i); })},
            {"two_blocks", table(300, [&](int p, int i) { return (p < 150) == (i < 4) ? coin(p, i) : ""; })},
            {"group_is_score", table(300, [](int p, int) { return std::to_string(p % 2); })},
            {"big_scores", table(300, [&](int, int) { return std::to_string(draws() % 61); })},
            {"coins", table(300, coin)},
            {"text", "a,b\n1,yes\n"},
            {"twice", "a,a\n1,0\n"},
            {"ragged", "a,b\n1\n"},
            {"random_bytes", bytes},
            {"one_item", "a\n1\n0\n1\n"}};
    }
    void expect_answer(const std::vector<std::string>& words, const std::string& what) {
        const Ran ran = run_whole(words);
        EXPECT_TRUE(ran.status == 0 || ran.status == 1) << what << ": " << ran.status << ' ' << ran.err;
        EXPECT_EQ(std::ranges::count(ran.out, '\n'), 1) << what << ": " << ran.out.substr(0, 200);
        ASSERT_TRUE(ran.reply.is_object()) << what << ": " << ran.out.substr(0, 200);
        ASSERT_TRUE(ran.reply.get_object().contains("problems")) << what;
        EXPECT_EQ(ran.err.find("no finite value"), std::string::npos) << what << ": " << ran.err;
        if (ran.status == 1) {
            EXPECT_FALSE(ran.reply.at("problems").as_array().empty()) << what;
        }
    }
};

TEST_F(Hostile, EveryCommandAnswersOrSaysWhy) {
    const std::string domains = file("domains.csv", "item,domain\na,x\nb,x\nc,x\nd,x\ne,y\nf,y\ng,y\nh,y\n");
    const std::string parameters =
        file("parameters.csv",
             "item,a,b,c\na,1,-1,0\nb,1.2,-0.5,0.1\nc,0.8,0,0.2\nd,1,0.1,0\ne,1,0.4,0.1\n"
             "f,1.4,0.8,0.2\ng,0.9,1.2,0.1\nh,1,1.5,0\n");
    for (const auto& [name, text] : files()) {
        const std::string path = file(name + ".csv", text);
        // Few cycles: noise has no maximum to find, and takes all it is given.
        for (const auto& words : std::vector<std::vector<std::string>>{
                 {"classical", path},
                 {"subscores", path, "--domains", domains},
                 {"calibrate", path, "--model", "rasch", "--cycles", "60", "--se"},
                 {"calibrate", path, "--model", "1pl", "--cycles", "60"},
                 {"calibrate", path, "--model", "2pl", "--cycles", "60", "--se"},
                 {"calibrate", path, "--model", "3pl", "--cycles", "60", "--se"},
                 {"calibrate", path, "--model", "grm", "--cycles", "60"},
                 {"calibrate", path, "--model", "pcm", "--cycles", "60", "--se"},
                 {"calibrate", path, "--model", "gpcm", "--cycles", "60"},
                 {"calibrate", path, "--model", "nrm", "--cycles", "60"},
                 {"score", path, "--items", parameters},
                 {"score", path, "--items", parameters, "--method", "ml"},
                 {"score", path, "--items", parameters, "--method", "wle"},
                 {"score", path, "--items", parameters, "--method", "eapsum", "--table"},
                 {"fit", path, "--items", parameters, "--persons", "5"},
                 {"dif", path, "--focal", "two", "--method", "all", "--purify", "--minimum-group", "1"},
                 {"dif", path, "--focal", "two"},
                 {"equate", path, path, "--bootstrap", "20"},
                 {"equate", path, path, "--method", "equipercentile", "--smooth", "auto", "--bootstrap",
                  "20"},
                 {"equate", path, path, "--anchor", "a,b,c", "--method", "tucker", "--bootstrap", "20"},
                 {"equate", path, path, "--method", "kernel", "--smooth", "3", "--bootstrap", "0"},
                 {"consistency", path, "--cut", "4", "--method", "all", "--items", parameters},
                 {"standard", path, "--method", "angoff"},
                 {"link", path, "--base", parameters},
                 {"link", parameters, "--base", path},
                 {"drift", path, "--base", parameters},
                 {"cat", "--bank", parameters, "--responses", path},
                 {"assemble", path}}) {
            std::string what;
            for (const auto& word : words) {
                what += (what.empty() ? "" : " ") +
                        (word.starts_with('/') ? std::filesystem::path(word).filename().string() : word);
            }
            expect_answer(words, what);
        }
    }
}

TEST_F(Hostile, WhatIsWrongHasItsName) {
    const auto all = files();
    const auto path = [&](const std::string& name) {
        return file(name + ".csv",
                    std::ranges::find(all, name, &std::pair<std::string, std::string>::first)->second);
    };
    EXPECT_TRUE(run_whole({"calibrate", path("text"), "--model", "2pl"}).names("not_a_score"));
    EXPECT_TRUE(run_whole({"calibrate", path("twice"), "--model", "2pl"}).names("item_twice"));
    EXPECT_TRUE(run_whole({"calibrate", path("two_persons"), "--model", "2pl"})
                    .reply.at("problems")
                    .as_array()
                    .size() > 0);
    EXPECT_TRUE(run_whole({"calibrate", path("two_blocks"), "--model", "2pl"}).names("disconnected"));
    EXPECT_TRUE(run_whole({"dif", path("coins"), "--focal", "two"}).names("group_below_minimum"));
    EXPECT_TRUE(run_whole({"calibrate", path("coins"), "--model", "2pl"}).names("few_responses"));
    EXPECT_TRUE(run_whole({"classical", path("empty")}).names("csv_empty"));
    EXPECT_EQ(run_whole({"calibrate", path("coins"), "--model", "5pl"}).status, 1);
    EXPECT_EQ(run_whole({"nothing"}).status, 2);
    const std::string folder = folder_.string();
    EXPECT_TRUE(run_whole({"equate", folder, folder}).names("file_unreadable"));
    EXPECT_TRUE(run_whole({"similarity", folder, "--key", folder}).names("file_unreadable"));
    EXPECT_TRUE(run_whole({"classical", folder, "--key", folder}).names("file_unreadable"));
}

}  // namespace
}  // namespace psychometrics::commands
