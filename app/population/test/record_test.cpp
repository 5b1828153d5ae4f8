// The same seed gives the same record, made by the product's own rules, and the numbers that come out are
// near those that went in.
#include "folder.hpp"

#include <gtest/gtest.h>
#include <base/text.hpp>
#include <delivery/delivery.hpp>
#include <embedded.hpp>
#include <scoring/record.hpp>
#include <scoring/rescore.hpp>

#include <cmath>
#include <numeric>

namespace population {
namespace {

std::int64_t many() {
    const char* wish =
        std::getenv("ASSAY_POPULATION_PEOPLE");  // by hand: the numbers of docs/measurements.md
    return wish == nullptr ? 300 : std::atoll(wish);
}

// Opened again as any folder is, standing at its present.
struct Opened {
    explicit Opened(const TestFolder& folder)
        : installation(settings_for(folder, 0)),
          world(installation, plan_of(app::embedded_demo()), parameters_of(app::embedded_demo())) {}
    app::Installation installation;
    World world;
};

std::string digest(const TestFolder& folder) {
    Opened opened(folder);
    std::string all;
    for (const char* list : {"/api/manage/people", "/api/manage/attempts", "/api/manage/credentials"}) {
        all += json::serialize(all_of(opened.world, list));
    }
    for (const char* state : {"official", "provisional", "held", "voided"}) {
        all += json::serialize(all_of(opened.world, "/api/manage/results", {{"state", state}}));
    }
    return sha256(all);
}

// Several tests look at one population: making it costs seconds.
class Population : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        folder_ = std::make_unique<TestFolder>("many");
        made_ = prepare(settings_for(*folder_, many()), {});
        opened_ = std::make_unique<Opened>(*folder_);
    }
    static void TearDownTestSuite() {
        opened_.reset();
        folder_.reset();
    }
    static std::unique_ptr<TestFolder> folder_;
    static std::unique_ptr<Opened> opened_;
    static Made made_;
};
std::unique_ptr<TestFolder> Population::folder_;
std::unique_ptr<Opened> Population::opened_;
Made Population::made_;

double correlation(const std::vector<double>& x, const std::vector<double>& y) {
    const double n = double(x.size());
    const double mx = std::accumulate(x.begin(), x.end(), 0.0) / n;
    const double my = std::accumulate(y.begin(), y.end(), 0.0) / n;
    double xy = 0, xx = 0, yy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xy += (x[i] - mx) * (y[i] - my);
        xx += (x[i] - mx) * (x[i] - mx);
        yy += (y[i] - my) * (y[i] - my);
    }
    return xy / std::sqrt(xx * yy);
}

std::vector<double> ranks(const std::vector<double>& x) {
    std::vector<std::size_t> order(x.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::size_t i) { return x[i]; });
    std::vector<double> out(x.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        out[order[i]] = double(i);
    }
    return out;
}

TEST_F(Population, ItemsComeOutNearTheNumbersTheyWereMadeFrom) {
    std::vector<double> expected, observed, difficulty, good, bad;
    int far = 0;
    for (const auto& line : all_of(opened_->world, "/api/bank/items", {{"pool", "live"}})) {
        const auto& statistics = line.at("statistics");
        const auto known = made_.expected.find(std::string(line.at("name").as_string()));
        if (!statistics.is_object() || known == made_.expected.end() || known->second.n < 60) {
            continue;
        }
        const double p = statistics.at("p").to_number<double>();
        const double model = known->second.p();
        expected.push_back(model);
        observed.push_back(p);
        difficulty.push_back(known->second.b);
        far += std::abs(p - model) > 3 * std::sqrt(model * (1 - model) / double(known->second.n)) + 0.015;
        if (const auto& r = statistics.at("point_biserial"); r.is_number()) {
            (known->second.a < 0.3 ? bad : good).push_back(r.to_number<double>());
        }
    }
    const auto mean = [](const std::vector<double>& x) {
        return std::accumulate(x.begin(), x.end(), 0.0) / double(x.size());
    };
    ASSERT_GT(expected.size(), 60U);
    RecordProperty("items", int(expected.size()));
    EXPECT_GT(correlation(expected, observed), 0.9);
    EXPECT_NEAR(mean(expected), mean(observed), 0.025);
    EXPECT_LE(far, int(expected.size()) / 20);
    EXPECT_LT(correlation(ranks(difficulty), ranks(observed)), -0.75);
    ASSERT_FALSE(bad.empty());
    EXPECT_GT(mean(good), mean(bad) + 0.08) << "what discriminates little has to show it";
    std::cout << "items " << expected.size() << ", r(expected, observed) " << correlation(expected, observed)
              << ", mean expected " << mean(expected) << " observed " << mean(observed) << ", far " << far
              << ", rank correlation with b " << correlation(ranks(difficulty), ranks(observed))
              << ", point-biserial good " << mean(good) << " weak " << mean(bad) << '\n';
}

TEST_F(Population, EveryAttemptIsWholeAndCountsAgainToTheSameResult) {
    int seen = 0, other = 0, broken = 0;
    for (const auto& line : all_of(opened_->world, "/api/manage/attempts", {{"phase", "submitted"}})) {
        const delivery::AttemptId id(line.at("id").as_string());
        opened_->installation.shell().db.read([&](store::Reader& r) {
            broken += delivery::replayed_responses_of(r, id) ? 0 : 1;
            if (line.at("kind").as_string() == "exam" && seen % 5 == 0) {
                const auto again = scoring::rescored(r, scoring::AttemptId(id.value));
                other += again && again->equal ? 0 : 1;
            }
            return true;
        });
        ++seen;
    }
    EXPECT_GT(seen, int(many()));
    EXPECT_EQ(broken, 0) << "a chain of hashes does not hold";
    EXPECT_EQ(other, 0);
}

// What psychometrics starts from is what the item bank's statistics are made of.
TEST_F(Population, TheRecordOfAnExamSaysWhatTheStatisticsSay) {
    std::map<std::string, std::pair<double, double>> bank;  // n and p
    for (const auto& line : all_of(opened_->world, "/api/bank/items", {{"pool", "live"}})) {
        if (const auto& statistics = line.at("statistics"); statistics.is_object()) {
            bank[std::string(line.at("name").as_string())] = {statistics.at("exposures").to_number<double>(),
                                                              statistics.at("p").to_number<double>()};
        }
    }
    int compared = 0;
    for (const char* code : {"cloud-foundations", "cloud-architect"}) {
        const auto record = opened_->installation.shell().db.read([&](store::Reader& r) {
            return scoring::record_of(r, {code, "", false}, opened_->installation.clock().now());
        });
        ASSERT_TRUE(record) << record.error().detail;
        ASSERT_EQ(record->cells.size(), record->attempts.size() * record->items.size());
        for (std::size_t p = 0; p < record->attempts.size(); ++p) {
            double raw = 0;
            for (std::size_t i = 0; i < record->items.size(); ++i) {
                raw += record->items[i].scored ? record->cells[p * record->items.size() + i].earned : 0;
            }
            EXPECT_GE(raw + 1e-6, double(record->attempts[p].raw));  // more where it was pretest on this form
        }
        for (std::size_t i = 0; i < record->items.size(); ++i) {
            double n = 0, sum = 0;
            for (std::size_t p = 0; p < record->attempts.size(); ++p) {
                const auto& cell = record->cells[p * record->items.size() + i];
                n += cell.seen == scoring::Seen::not_presented ? 0 : 1;
                sum += cell.earned;
            }
            const auto known = bank.find(record->items[i].name);
            ASSERT_NE(known, bank.end()) << record->items[i].name;
            // Statistics are told once a day: the results of the last hours may not be in them yet.
            const double late = n - known->second.first;
            EXPECT_GE(late, 0) << record->items[i].name;
            EXPECT_LE(late, 10) << record->items[i].name;
            EXPECT_NEAR(sum / n / record->items[i].possible, known->second.second, late / n + 1e-9)
                << record->items[i].name;
            ++compared;
        }
        EXPECT_FALSE(opened_->installation.shell().db.read([&](store::Reader& r) {
            return scoring::record_of(r, {code, "no such form", false}, opened_->installation.clock().now());
        }));
    }
    EXPECT_GT(compared, 200);
}

TEST_F(Population, HasSomethingInEveryListAndSaysWhoIsSimulated) {
    std::map<std::string, int> states;
    for (const auto& line : all_of(opened_->world, "/api/manage/credentials")) {
        ++states[std::string(line.at("credential").at("state").as_string())];
        EXPECT_TRUE(line.at("simulated").as_bool());
    }
    for (const char* state : {"active", "expired"}) {
        EXPECT_GT(states[state], 0) << state;
    }
    int simulated = 0, real = 0;
    for (const auto& line : all_of(opened_->world, "/api/manage/people")) {
        ++(line.at("simulated").as_bool() ? simulated : real);
        EXPECT_EQ(line.at("simulated").as_bool(),
                  std::string(line.at("email").as_string()).ends_with("@people.example"));
    }
    EXPECT_EQ(simulated, made_.people);
    EXPECT_EQ(real, int(app::demo_accounts().size()));
    int passed = 0, all = 0;
    for (const auto& line : all_of(opened_->world, "/api/manage/results", {{"state", "official"}})) {
        passed += line.at("result").at("passed").as_bool() ? 1 : 0;
        ++all;
    }
    EXPECT_NEAR(double(passed) / all, 0.67, 0.09);
}

TEST(SameSeed, GivesTheSameRecord) {
    const TestFolder one("one"), two("two");
    prepare(settings_for(one, 40), {});
    prepare(settings_for(two, 40), {});
    EXPECT_EQ(digest(one), digest(two));
}

TEST(TheDemo, KnowsHowEveryItemIsAnswered) {
    const auto programme = plain::Folder::from_disk(ASSAY_PROGRAMME);
    EXPECT_EQ(fill(programme).added, 0) << "run: assay population fill programmes/demo";
    const ItemParameters known = parameters_of(programme);
    plain::Report report;
    for (const char* forms : {"exams/*/forms/*.toml", "practice/*.toml"}) {
        for (const auto& path : programme.matching(forms)) {
            const auto form = plain::parse_toml(path, *programme.find(path), report);
            ASSERT_TRUE(form) << path;
            for (const auto& item : form->value.at("items").as_array()) {
                const auto& id = item.is_string() ? item : item.at("id");
                EXPECT_TRUE(known.contains(std::string(id.as_string()))) << path << ": " << id;
            }
        }
    }
}

}  // namespace
}  // namespace population
