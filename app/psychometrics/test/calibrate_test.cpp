// `assay psychometrics calibrate`: its files, its options, and what it refuses.
#include "in_folder.hpp"

#include <psychometrics/simulation.hpp>

namespace psychometrics::commands {
namespace {

class Calibrated : public InFolder {
  protected:
    void SetUp() override {
        Draws draws(41);
        const ParameterSet set = plausible_items(Model::two_pl, 8, draws);
        const Responses data = simulate(set, normal_thetas(800, {}, draws), draws);
        std::string text = "person";
        for (const std::string& item : data.items) {
            text += "," + item;
        }
        for (std::size_t n = 0; n < data.person_count(); ++n) {
            text += "\np" + std::to_string(n);
            for (const std::uint8_t x : data.row(n)) {
                text += x == 1 ? ",1" : ",0";
            }
        }
        responses_ = file("responses.csv", text + "\n");
        items_ = data.items;
    }
    static Result<json::value> run(std::vector<std::string> words) {
        return InFolder::run(calibrate_command(), std::move(words));
    }
    static std::string refusal(std::vector<std::string> words) {
        const auto done = run(std::move(words));
        return done ? "none" : done.error().code;
    }

    std::string responses_;
    std::vector<std::string> items_;
};

TEST_F(Calibrated, PrintsWhatTheOthersRead) {
    const auto done = run({responses_, "--model", "2pl", "--se"});
    ASSERT_TRUE(done) << done.error().detail;
    EXPECT_EQ(done->at("model").as_string(), "2pl");
    EXPECT_TRUE(done->at("converged").as_bool());
    EXPECT_EQ(done->at("persons").to_number<int>(), 800);
    EXPECT_GT(done->at("cpu_s").to_number<double>(), 0);
    EXPECT_EQ(done->at("objective"), done->at("log_likelihood"));
    EXPECT_TRUE(done->at("data_hash").as_string().starts_with("sha256:"));
    for (const auto& item : done->at("items").as_array()) {
        EXPECT_GT(item.at("se_a").to_number<double>(), 0);
        EXPECT_TRUE(item.at("se_c").is_null());
    }
    const auto set = read_parameters(file("bank.json", json::serialize(*done)));
    ASSERT_TRUE(set) << set.error().detail;
    EXPECT_EQ(set->items.size(), 8u);
    // Held at their own estimates they leave the population where it was.
    const auto again = run({responses_, "--fixed", (folder_ / "bank.json").string()});
    ASSERT_TRUE(again) << again.error().detail;
    EXPECT_NEAR(again->at("latent").at("mean").to_number<double>(), 0, 1e-3);
    EXPECT_NEAR(again->at("latent").at("sd").to_number<double>(), 1, 1e-3);
}

TEST_F(Calibrated, ModelsOfItems) {
    const std::string models =
        file("models.csv", "item,model\n" + items_[0] + ",rasch\n" + items_[1] + ",3pl\n");
    for (const auto& words : {std::vector<std::string>{responses_, "--model", models},
                              std::vector<std::string>{responses_, "--model", "2pl", "--models", models}}) {
        const auto done = run(words);
        ASSERT_TRUE(done) << done.error().detail;
        EXPECT_EQ(done->at("model").as_string(), "mixed");
        EXPECT_EQ(done->at("items").at(0).at("model").as_string(), "rasch");
        EXPECT_EQ(done->at("items").at(1).at("model").as_string(), "3pl");
        EXPECT_EQ(done->at("items").at(2).at("model").as_string(), "2pl");
    }
    EXPECT_EQ(refusal({responses_, "--model", "4pl"}), "model_unknown");
    EXPECT_EQ(refusal({responses_, "--models", file("bad.csv", "item,model\nq1,4pl\n")}), "model_unknown");
    EXPECT_EQ(refusal({responses_, "--models", file("bad.csv", "item,form\nq1,a\n")}), "column_missing");
    EXPECT_EQ(refusal({responses_, "--models", file("bad.csv", "item,model\nnobody,2pl\n")}), "unknown_item");
}

TEST_F(Calibrated, Priors) {
    const auto none = run({responses_, "--model", "2pl"});
    const auto tight = run({responses_, "--model", "2pl", "--priors",
                            file("priors.json", R"({"a": {"family": "lognormal", "mean": 0, "sd": 0.01}})")});
    ASSERT_TRUE(none && tight) << tight.error().detail;
    EXPECT_NE(tight->at("objective"), tight->at("log_likelihood"));
    EXPECT_NEAR(tight->at("items").at(0).at("a").to_number<double>(), 1, 0.02);
    EXPECT_EQ(refusal({responses_, "--priors", file("bad.json", "[1]")}), "priors_malformed");
    EXPECT_EQ(refusal({responses_, "--priors",
                       file("bad.json", R"({"a": {"family": "beta", "mean": 0, "sd": 1}})")}),
              "bad_plan");
    EXPECT_EQ(refusal({responses_, "--fixed", "/nowhere.json"}), "file_unreadable");
}

}  // namespace
}  // namespace psychometrics::commands
