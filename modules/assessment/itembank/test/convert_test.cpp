#include "alike.hpp"
#include "bank_house.hpp"
#include "draft_checks.hpp"

namespace itembank {
namespace {
using Convert = BankHouse;

// Without the ids that are made at random.
Content by_names(Content c) {
    std::map<std::string, std::string> name_of;
    for (Option& option : c.options) {
        name_of[option.id] = option.name;
        option.id = option.name;
    }
    for (Prompt& prompt : c.prompts) {
        prompt.match = name_of.contains(prompt.match) ? name_of[prompt.match] : prompt.match;
        prompt.id = prompt.name;
    }
    return c;
}

TEST_F(Convert, EveryNativeItemComesBackAsItWas) {
    std::set<ItemKind> kinds;
    const Form a = form("a"), b = form("b");
    for (const Form& f : {a, b}) {
        for (const FormItem& entry : f.items) {
            const Content kept = item(f, entry.name).content;
            kinds.insert(kept.kind);
            const DraftBody body = body_of(kept, "", "en");
            EXPECT_TRUE(is_native(body)) << entry.name;
            const auto back = content_of(body, kept.item, kept.case_study, kept.enemies);
            ASSERT_TRUE(back) << entry.name;
            EXPECT_EQ(*back, by_names(kept)) << entry.name;
            EXPECT_TRUE(check_key(body).ok) << entry.name << ": " << check_key(body).sentence;
        }
    }
    EXPECT_EQ(kinds.size(), 4U);
}

TEST_F(Convert, WhatTheNativeKindsCannotHoldIsComposite) {
    DraftBody body = good_draft();
    EXPECT_TRUE(is_native(body));
    const auto differs = [&](auto&& change) {
        DraftBody other = body;
        change(other);
        return !is_native(other);
    };
    EXPECT_TRUE(differs([](DraftBody& d) { d.question->all_or_nothing = false; }));
    EXPECT_TRUE(differs([](DraftBody& d) { d.question->shuffle = false; }));
    EXPECT_TRUE(differs([](DraftBody& d) { d.question->options[0].fixed = true; }));
    EXPECT_TRUE(differs([](DraftBody& d) { d.question->type = exchange::QuestionType::slider; }));
    EXPECT_TRUE(differs([](DraftBody& d) { d.format = TextFormat::html; }));
    EXPECT_TRUE(
        differs([](DraftBody& d) { d.question->picture = exchange::QuestionPicture{"a.png", "A", 1, 1}; }));
}

std::set<std::string> unmet(const DraftBody& body, const Outlines& outlines) {
    std::set<std::string> out;
    for (const GateLine& line : completeness(body, outlines, true)) {
        if (!line.met) {
            out.insert(line.gate);
        }
    }
    return out;
}

TEST_F(Convert, AReviewAsksForWhatIsMissing) {
    const Outlines outlines = read([](store::Reader& r) { return outlines_of(r); });
    const DraftBody good = good_draft();
    EXPECT_EQ(unmet(good, outlines), std::set<std::string>{});
    const auto after = [&](auto&& change) {
        DraftBody body = good;
        change(body);
        return unmet(body, outlines);
    };
    using Gate = std::set<std::string>;
    EXPECT_EQ(after([](DraftBody& d) { d.meta.exam.clear(); }), (Gate{"exam", "objective"}));
    EXPECT_EQ(after([](DraftBody& d) { d.meta.objective = "9.9.9"; }), Gate{"objective"});
    EXPECT_EQ(after([](DraftBody& d) { d.meta.cognitive.reset(); }), Gate{"cognitive"});
    EXPECT_EQ(after([](DraftBody& d) { d.meta.source.title = "  "; }), Gate{"source"});
    EXPECT_EQ(after([](DraftBody& d) { d.question->options[1].fraction = 0; }), Gate{"key"});
    EXPECT_EQ(after([](DraftBody& d) { d.question->options[0].fraction = 100; }), Gate{"key"});
    EXPECT_EQ(after([](DraftBody& d) { d.question->options[0].text = "Answer b"; }), Gate{"key"});
    EXPECT_EQ(after([](DraftBody& d) { d.question.reset(); }), Gate{"key"});
    EXPECT_EQ(after([](DraftBody& d) { d.meta.pool = Pool::practice; }), Gate{"explanation"});
    EXPECT_EQ(after([](DraftBody& d) { d.question->text = "Look: ![](/plan.png)"; }), Gate{"alt_text"});
    EXPECT_EQ(after([](DraftBody& d) { d.question->text = "Look: ![A plan](/plan.png)"; }), Gate{});
}

TEST(Gates, TheBoundariesAreThePolicys) {
    const auto met = [](std::int64_t exposures, double p, std::optional<double> r) {
        std::string out;
        for (const GateLine& line : statistics_gate(Measured{exposures, p, r, "test", {}})) {
            out += line.met ? 'y' : 'n';
        }
        return out;
    };
    EXPECT_EQ(met(200, 0.10, 0.15), "yyy");
    EXPECT_EQ(met(200, 0.95, 0.15), "yyy");
    EXPECT_EQ(met(199, 0.50, 0.30), "nyy");
    EXPECT_EQ(met(500, 0.0999, 0.30), "yny");
    EXPECT_EQ(met(500, 0.9501, 0.30), "yny");
    EXPECT_EQ(met(500, 0.50, 0.1499), "yyn");
    EXPECT_EQ(met(500, 0.50, std::nullopt), "yyn");
    const auto nothing = gates_met(statistics_gate(std::nullopt));
    ASSERT_FALSE(nothing);
    EXPECT_EQ(nothing.error().code, "gate_not_met");
    EXPECT_EQ(nothing.error().problems.size(), 3U);
    EXPECT_FALSE(gates_met(signature_gate(1)));
    EXPECT_TRUE(gates_met(signature_gate(2)));
}

TEST(Alike, TheSameQuestionInOtherWordsIsFoundAmongThousands) {
    std::vector<Stem> stems;
    for (int i = 0; i < 2'000; ++i) {
        stems.push_back({"q-" + std::to_string(i), "Question number " + std::to_string(i * 7919) +
                                                       " asks about machine " + std::to_string(i * 104'729)});
    }
    stems[1'234].text =
        "Which of these services would you choose to keep files for seven years at the least cost?";
    stems[77].text = "Which of these services would you choose to serve files at the least delay?";
    const auto found =
        alike("Which service do you choose to keep files for seven years, at the least cost?", stems);
    ASSERT_GE(found.size(), 2U);
    EXPECT_EQ(found[0].index, 1'234U);
    EXPECT_GT(found[0].percent, 70);
    EXPECT_EQ(found[1].index, 77U);
    EXPECT_LE(found.size(), alike_max);
    EXPECT_EQ(alike(stems[5].text, {stems[5]})[0].percent, 100);
    EXPECT_TRUE(alike("", stems).empty());
}

}  // namespace
}  // namespace itembank
