#include <psychometrics/classical.hpp>
#include <psychometrics/distractors.hpp>

#include <agreement.hpp>
#include <fstream>

namespace psychometrics {
namespace {
using agreement::compare;
using agreement::Compared;

class Classical : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(Sets, Classical,
                         testing::Values("LSAT6", "LSAT7", "irtoys_Scored", "KB36_formX_resp",
                                         "KB36_formY_resp"));

std::vector<double> ours(const ItemAnalysis& a, std::optional<double> ItemStatistics::* figure) {
    std::vector<double> out;
    for (const auto& item : a.items) {
        out.push_back((item.*figure).value());
    }
    return out;
}

TEST_P(Classical, AgreesOnTheTest) {
    NEEDS_REFERENCE();
    const std::string name = GetParam();
    const auto& theirs = agreement::value("classical", name + ".ctt").as_object();
    const auto done = analyse_items(agreement::data(name));
    ASSERT_TRUE(done);
    const TestStatistics& test = done->test;
    const auto row = [&](const char* figure, const char* key, std::optional<double> value) {
        ASSERT_TRUE(value) << figure;
        compare({name + ", classical", figure, "psych, CTT and base R", 1e-6}, *value,
                agreement::number(theirs.at(key)));
    };
    row("persons", "n", double(test.n));
    row("items", "k", double(test.k));
    row("mean", "mean", test.mean);
    row("standard deviation", "sd", test.sd);
    row("skew", "skew", test.skew);
    row("kurtosis", "kurt", test.kurtosis);
    row("alpha", "alpha", test.alpha);
    row("alpha (KR-20)", "alpha", test.kr20);
    row("standardised alpha", "alpha_std", test.alpha_standardized);
    row("lambda-2 (of correlations)", "lambda2", test.lambda2_standardized);
    row("lambda-6 (of correlations, G6)", "G6", test.lambda6_standardized);
    row("standard error of measurement", "sem", test.sem);
    row("KR-21", "kr21", test.kr21);
    row("split-half, odd and even", "splithalf_oddeven_SB", test.split_half);

    std::vector<double> scores, counts;
    for (const auto& count : test.scores) {
        scores.push_back(double(count.score));
        counts.push_back(double(count.persons));
    }
    compare({name + ", classical", "score distribution", "base R", 1e-6}, counts,
            agreement::column(theirs.at("scoredist"), "Freq"));
}

TEST_P(Classical, AgreesOnTheItems) {
    NEEDS_REFERENCE();
    const std::string name = GetParam();
    const auto& theirs = agreement::value("classical", name + ".ctt").at("items");
    const auto done = analyse_items(agreement::data(name));
    ASSERT_TRUE(done);
    const auto row = [&](const char* figure, const char* key, std::optional<double> ItemStatistics::* mine,
                         double tolerance = 1e-6) {
        compare({name + ", classical", figure, "psych, CTT and base R", tolerance}, ours(*done, mine),
                agreement::column(theirs, key));
    };
    row("p", "p", &ItemStatistics::p);
    row("item standard deviation", "sd", &ItemStatistics::sd);
    row("point-biserial", "r_pbis", &ItemStatistics::r_pbis);
    row("point-biserial, corrected", "r_pbis_corrected", &ItemStatistics::r_pbis_corrected);
    row("biserial, corrected", "r_bis_corrected_formula", &ItemStatistics::r_bis_corrected);
    row("two-step polyserial", "r_polyserial_2step", &ItemStatistics::r_polyserial, 1e-3);
    row("alpha if deleted", "alpha_if_deleted", &ItemStatistics::alpha_if_deleted);
    row("D27", "D27", &ItemStatistics::d27);
}

TEST(Distractors, AgreeWithCtt) {
    NEEDS_REFERENCE();
    std::ifstream raw(agreement::reference_path("data/CTTdata_raw.csv"), std::ios::binary);
    std::ifstream keys(agreement::reference_path("data/CTTdata_key.csv"), std::ios::binary);
    const auto choices = read_choices(raw);
    const auto table = read_table(keys);
    ASSERT_TRUE(choices && table);
    std::vector<ItemKey> key;  // their key names the items by place
    for (std::size_t i = 0; i < table->rows.size(); ++i) {
        key.push_back({choices->codes.items.at(i), {table->rows[i].at(1)}});
    }
    const auto done = analyse_distractors(*choices, key);
    ASSERT_TRUE(done);
    std::map<std::string, std::pair<std::vector<double>, std::vector<double>>> figures;
    const auto add = [&](const std::string& name, double mine, const agreement::json::value& their) {
        figures[name].first.push_back(mine);
        figures[name].second.push_back(agreement::number(their));
    };
    for (const auto& item : done->items) {
        const auto& rows = agreement::value("classical", "CTTdata.distractor").at(item.item).as_array();
        ASSERT_EQ(rows.size(), item.options.size());
        for (std::size_t o = 0; o < rows.size(); ++o) {
            const auto& option = item.options[o];
            const auto& their = rows[o];
            EXPECT_EQ(option.option, std::string(their.at("key").as_string()));
            EXPECT_EQ(option.key, their.at("correct").as_string() == "*");
            add("chosen by", double(option.n), their.at("n"));
            add("share", option.p.value(), their.at("rspP"));
            add("point-biserial without the choice", option.r_pbis_without_choice.value(), their.at("pBis"));
            add("discrimination", option.discrimination.value(), their.at("discrim"));
            add("share, lowest group", option.lower.value(), their.at("lower"));
            add("share, second group", option.mid50.value(), their.at("mid50"));
            add("share, third group", option.mid75.value(), their.at("mid75"));
            add("share, highest group", option.upper.value(), their.at("upper"));
        }
    }
    EXPECT_EQ(done->items.size(), 20u);
    for (const auto& [name, pair] : figures) {
        compare({"CTTdata, distractors", name, "CTT 2.3.3", 1e-6}, pair.first, pair.second);
    }
}

}  // namespace
}  // namespace psychometrics
