// `assay psychometrics similarity`, `times` and `preknowledge`: what they print, and what they refuse.
#include "in_folder.hpp"

#include <psychometrics/simulation.hpp>

#include <cmath>

namespace psychometrics::commands {
namespace {

constexpr std::size_t persons = 120, items = 40;

class Security : public InFolder {
  protected:
    void SetUp() override {
        set_ = plausible_items(Model::two_pl, items, draws_);
        std::string parameters = "item,a,b\n", key = "item,key\n";
        for (std::size_t i = 0; i < items; ++i) {
            set_.items[i].item = "q" + std::to_string(i + 1);
            parameters += set_.items[i].item + "," + std::to_string(set_.items[i].a) + "," +
                          std::to_string(set_.items[i].b) + "\n";
            key += set_.items[i].item + ",B\n";
        }
        parameters_ = file("items.csv", parameters);
        key_ = file("key.csv", key);
        responses_ = simulate(set_, normal_thetas(persons, {}, draws_), draws_);
    }
    // A row a person, by what stands in a cell.
    template <class Cell>
    std::string table(const std::string& name, Cell cell) const {
        std::string text = "person,centre";
        for (const auto& item : set_.items) {
            text += "," + item.item;
        }
        for (std::size_t p = 0; p < persons; ++p) {
            text += "\np" + std::to_string(p + 1) + ",c" + std::to_string(p % 4);
            for (std::size_t i = 0; i < items; ++i) {
                text += "," + cell(p, i);
            }
        }
        return file(name, text + "\n");
    }
    std::string scores(const std::string& name) const {
        return table(name, [&](std::size_t p, std::size_t i) { return std::to_string(responses_.at(p, i)); });
    }
    std::string choices() {
        std::vector<std::string> cells;
        for (const auto score : responses_.scores) {
            cells.push_back(score == 1 ? "B" : std::string(1, "ACD"[draws_.below(3)]));
        }
        for (std::size_t i = 0; i < items; ++i) {
            cells[4 * items + i] = cells[i];  // the fifth person's sheet is the first's
        }
        return table("choices.csv", [&](std::size_t p, std::size_t i) { return cells[p * items + i]; });
    }
    static std::string refusal(const Result<json::value>& done) { return done ? "none" : done.error().code; }
    static std::int64_t whole(const json::value& v) { return v.to_number<std::int64_t>(); }

    Draws draws_{9};
    ParameterSet set_;
    Responses responses_;
    std::string parameters_, key_;
};

TEST_F(Security, SimilarityFindsACopiedSheet) {
    const auto done = run(similarity_command(), {choices(), "--key", key_, "--group", "centre"});
    ASSERT_TRUE(done) << done.error().detail;
    EXPECT_TRUE(done->at("wrong_options").as_bool());
    EXPECT_EQ(whole(done->at("pairs")), 7140);
    EXPECT_EQ(whole(done->at("items")), 40);
    ASSERT_GE(whole(done->at("flagged_count")), 1);
    const auto& first = done->at("flagged").at(0);
    EXPECT_EQ(first.at("first").as_string(), "p1");
    EXPECT_EQ(first.at("second").as_string(), "p5");
    EXPECT_EQ(whole(first.at("matches")), 40);
    EXPECT_EQ(done->at("groups").as_array().size(), 4u);
    EXPECT_EQ(whole(done->at("groups").at(0).at("pairs_within")), 1);
    const auto short_list =
        run(similarity_command(), {choices(), "--key", key_, "--leave-out", "centre", "--listed", "0"});
    ASSERT_TRUE(short_list);
    EXPECT_TRUE(short_list->at("flagged").as_array().empty());
    EXPECT_TRUE(told(*short_list, "list_cut"));
}

TEST_F(Security, SimilarityOfScoresIsAskedForInSoManyWords) {
    const auto data = scores("scores.csv");
    EXPECT_EQ(refusal(run(similarity_command(), {data, "--leave-out", "centre"})), "key_missing");
    const auto done = run(similarity_command(), {data, "--leave-out", "centre", "--scores"});
    ASSERT_TRUE(done) << done.error().detail;
    EXPECT_FALSE(done->at("wrong_options").as_bool());
    EXPECT_TRUE(told(*done, "scores_alone"));
    EXPECT_EQ(whole(done->at("flagged_count")), 0);
}

TEST_F(Security, SimilarityRefusals) {
    const auto data = scores("scores.csv");
    EXPECT_EQ(refusal(run(similarity_command(), {"--scores"})), "no_responses");
    EXPECT_EQ(refusal(run(similarity_command(), {"--key", key_})), "key_needs_file");
    EXPECT_EQ(refusal(run(similarity_command(), {data, "--key", key_, "--scores"})), "key_and_scores");
    EXPECT_EQ(refusal(run(similarity_command(), {data, "--key", key_, "--rate", "1"})), "plan_faulty");
    EXPECT_EQ(refusal(run(similarity_command(), {"/nowhere", "--key", key_})), "file_unreadable");
    EXPECT_EQ(refusal(run(similarity_command(), {data, "--key", file("k.csv", "item,key\nother,A\n")})),
              "no_items");
    EXPECT_EQ(refusal(run(similarity_command(), {file("two.csv", "q1,q2\nA,B\nC,D\n"), "--key", key_})),
              "few_persons");
    EXPECT_EQ(refusal(run(similarity_command(), {file("none.csv", "q1,q2\n"), "--key", key_})), "no_persons");
}

TEST_F(Security, TimesOfPersonsItemsAndCentres) {
    std::vector<double> seconds;
    for (std::size_t p = 0; p < persons; ++p) {
        for (std::size_t i = 0; i < items; ++i) {
            seconds.push_back(std::exp(4 + 0.4 * draws_.normal()) * (p % 4 == 2 ? 0.6 : 1));
        }
    }
    for (std::size_t i = 0; i < 20; ++i) {
        seconds[i] = 1.5;  // the first person guesses in a hurry, and guesses wrong
        responses_.scores[i] = 0;
    }
    const auto cells = [&](std::size_t p, std::size_t i) {
        return p == 7 && i == 7 ? std::string() : std::to_string(seconds[p * items + i]);
    };
    const auto data = table("times.csv", cells);
    const auto done = run(times_command(), {data, "--group", "centre"});
    ASSERT_TRUE(done) << done.error().detail;
    EXPECT_EQ(whole(done->at("persons")), 120);
    EXPECT_TRUE(done->at("converged").as_bool());
    EXPECT_TRUE(done->at("answers").is_null());
    EXPECT_EQ(whole(done->at("items").at(7).at("n")), 119);
    EXPECT_TRUE(done->at("people").at(0).at("little_effort").as_bool());
    EXPECT_EQ(whole(done->at("little_effort_count")), 1);
    for (const auto& group : done->at("groups").as_array()) {
        EXPECT_EQ(group.at("flagged").as_bool(), group.at("group").as_string() == "c2") << group;
    }
    const auto answers = scores("scores.csv");
    const auto with = run(times_command(), {data, "--leave-out", "centre", "--responses", answers});
    ASSERT_TRUE(with) << with.error().detail;
    EXPECT_EQ(whole(with->at("answers").at("rapid")), 20);
    EXPECT_EQ(whole(with->at("answers").at("others")), 120 * 40 - 21);
    EXPECT_EQ(with->at("answers").at("right_rapid").to_number<double>(), 0);
    EXPECT_GT(with->at("answers").at("right_others").to_number<double>(), 0.3);
}

TEST_F(Security, TimesRefusals) {
    EXPECT_EQ(refusal(run(times_command(), {"/nowhere"})), "file_unreadable");
    EXPECT_EQ(refusal(run(times_command(), {file("a.csv", "q1,q2\n3,fast\n")})), "not_a_number");
    EXPECT_EQ(refusal(run(times_command(), {file("b.csv", "q1,q2\n3,4\n")})), "no_persons");
    EXPECT_EQ(refusal(run(times_command(), {file("c.csv", "person\nann\n")})), "no_items");
    EXPECT_EQ(refusal(run(times_command(), {file("d.csv", "person,q1\na,1\na,2\n")})), "person_twice");
    EXPECT_EQ(refusal(run(times_command(), {file("e.csv", "q1,q1\n1,2\n")})), "item_twice");
    EXPECT_EQ(refusal(run(times_command(), {file("f.csv", "q1,q2\n1,2\n2,3\n"), "--group", "centre"})),
              "column_missing");
    EXPECT_EQ(refusal(run(times_command(), {file("g.csv", "q1,q2\n1,2\n2,3\n"), "--rate", "0"})),
              "plan_faulty");
    EXPECT_EQ(refusal(run(times_command(), {file("h.csv", "q1,q2\n1,2\n2,3\n"), "--responses",
                                            file("i.csv", "q1,q2\n1,0\n")})),
              "persons_differ");
    const auto odd = run(times_command(), {file("j.csv", "q1,q2\n1,2\n-2,0\n4,5\n1e9,7\n")});
    ASSERT_TRUE(odd) << odd.error().detail;
    EXPECT_TRUE(told(*odd, "not_a_time"));
}

TEST_F(Security, PreknowledgeOfLeakedItems) {
    // The weakest of the first ten knows the first 15 items.
    std::size_t weakest = 0;
    const auto points = [&](std::size_t p) {
        int sum = 0;
        for (const auto s : responses_.row(p)) {
            sum += s;
        }
        return sum;
    };
    for (std::size_t p = 1; p < 10; ++p) {
        weakest = points(p) < points(weakest) ? p : weakest;
    }
    for (std::size_t i = 0; i < 15; ++i) {
        responses_.scores[weakest * items + i] = 1;
    }
    const auto data = scores("scores.csv");
    std::string list;
    for (std::size_t i = 1; i <= 15; ++i) {
        list += "q" + std::to_string(i) + "\n";
    }
    const auto seconds = table("times.csv", [&](std::size_t p, std::size_t i) {
        return std::to_string(std::exp(4 + 0.3 * draws_.normal()) * (p == weakest && i < 15 ? 0.2 : 1));
    });
    const auto done =
        run(preknowledge_command(), {data, "--items", parameters_, "--group", "centre", "--compromised",
                                     file("leak.txt", list), "--times", seconds});
    ASSERT_TRUE(done) << done.error().detail;
    const auto& leak = done->at("leak");
    EXPECT_EQ(whole(leak.at("compromised")), 15);
    EXPECT_EQ(whole(leak.at("others")), 25);
    EXPECT_EQ(whole(leak.at("tested")), 120);
    EXPECT_EQ(leak.at("groups").as_array().size(), 4u);
    const auto& found = leak.at("people").at(weakest);
    EXPECT_TRUE(found.at("points").at("flagged").as_bool()) << found;
    EXPECT_TRUE(found.at("speed").at("flagged").as_bool()) << found;
    EXPECT_TRUE(found.at("action").as_bool());
    EXPECT_LE(whole(leak.at("flagged_count")), 2);
    EXPECT_TRUE(done->at("gains").is_null());
}

TEST_F(Security, PreknowledgeByGains) {
    const auto earlier = scores("earlier.csv");
    for (std::size_t i = 0; i < items; ++i) {
        responses_.scores[3 * items + i] = i % 8 != 0;
    }
    for (std::size_t i = 0; i < 30; ++i) {
        responses_.scores[2 * items + i] = std::uint8_t(1 - responses_.scores[2 * items + i]);
    }
    const auto later = scores("later.csv");
    const auto done = run(preknowledge_command(),
                          {later, "--items", parameters_, "--leave-out", "centre", "--earlier", earlier});
    ASSERT_TRUE(done) << done.error().detail;
    EXPECT_TRUE(done->at("leak").is_null());
    const auto& gains = done->at("gains");
    EXPECT_EQ(whole(gains.at("persons")), 120);
    EXPECT_NEAR(gains.at("typical").to_number<double>(), 0, 1e-12);
    EXPECT_EQ(gains.at("people").at(0).at("gain").to_number<double>(), 0);
    EXPECT_GT(gains.at("people").at(3).at("gain").to_number<double>(), 0);
}

TEST_F(Security, PreknowledgeRefusals) {
    const auto data = scores("scores.csv");
    const auto asked = [&](std::vector<std::string> more) {
        std::vector<std::string> words{data, "--items", parameters_, "--leave-out", "centre"};
        words.insert(words.end(), more.begin(), more.end());
        return refusal(run(preknowledge_command(), words));
    };
    EXPECT_EQ(asked({}), "nothing_to_do");
    EXPECT_EQ(asked({"--compromised", "z1,z2"}), "no_compromised");
    EXPECT_EQ(asked({"--compromised", "q1,q2,q3,q4,q5", "--rate", "2"}), "plan_faulty");
    EXPECT_EQ(asked({"--compromised", "q1", "--times", file("t.csv", "q1,q2\n1,2\n2,1\n")}),
              "persons_differ");
    EXPECT_EQ(asked({"--earlier", data, "--times", data}), "times_need_items");
    EXPECT_EQ(asked({"--earlier", file("others.csv", "person,centre,q1\nx,c,1\n")}), "nobody_twice");
    const auto plain = file("plain.csv", "q1,q2\n1,0\n0,1\n");
    EXPECT_EQ(refusal(run(preknowledge_command(), {plain, "--items", parameters_, "--earlier", plain})),
              "no_ids");
}

}  // namespace
}  // namespace psychometrics::commands
