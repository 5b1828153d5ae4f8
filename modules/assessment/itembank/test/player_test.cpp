#include <base/must.hpp>

#include "house.hpp"

namespace itembank {
namespace {
using Player = House;

Shape backwards(Shape s) {
    std::ranges::reverse(s.options);
    std::ranges::reverse(s.prompts);
    return s;
}

TEST_F(Player, AResponseIsAllOrNothing) {
    import_all();
    const Form a = form("a");
    const Content one = item(a, "b-01").content;
    const std::string right = std::get<sitting::Choice>(right_answer(one)).option;
    EXPECT_EQ(score_response(one, right_answer(one)), (Points{1, 1}));
    for (const Option& option : one.options) {
        EXPECT_EQ(score_response(one, sitting::Choice{option.id}).earned, option.id == right ? 1 : 0);
    }
    EXPECT_EQ(score_response(one, std::nullopt).earned, 0);
    EXPECT_EQ(score_response(one, sitting::Choice{"z"}).earned, 0);

    const Content several = item(a, "b-09").content;
    auto both = std::get<sitting::MultipleResponse>(right_answer(several));
    std::ranges::reverse(both.options);
    EXPECT_EQ(score_response(several, both).earned, 1);
    both.options.pop_back();
    EXPECT_EQ(score_response(several, both).earned, 0);  // half right is not right

    const Content steps = item(a, "b-10").content;
    auto order = std::get<sitting::Ordering>(right_answer(steps));
    EXPECT_EQ(score_response(steps, order).earned, 1);
    std::swap(order.order[0], order.order[1]);
    EXPECT_EQ(score_response(steps, order).earned, 0);

    const Content match = item(a, "b-11").content;
    auto pairs = std::get<sitting::Matching>(right_answer(match));
    std::ranges::reverse(pairs.pairs);
    EXPECT_EQ(score_response(match, pairs).earned, 1);
    pairs.pairs.pop_back();
    EXPECT_EQ(score_response(match, pairs).earned, 0);
}

// Every word a player could learn the answer from is looked for in the very bytes.
TEST_F(Player, NothingThatLeavesTheServerTellsTheKey) {
    import_all();
    for (const std::string name : {"a", "b"}) {
        const Form f = form(name);
        for (const FormItem& listed : f.items) {
            const ItemVersion version = item(f, listed.name);
            const std::string bytes =
                schema::to_json(player_item(rendered(version), backwards(shape_of(version.content))));
            for (const char* word :
                 {"correct", "why", "key", "pretest", "scored", "anchor", "match\"", "explanation", "source",
                  "objective", "cognitive", "statistic", "enem", "\"name\"", "live"}) {
                EXPECT_FALSE(bytes.contains(word)) << listed.name << " tells " << word << ": " << bytes;
            }
            EXPECT_TRUE(bytes.contains("stem_html"));
        }
    }
}

TEST_F(Player, IdsDoNotTellTheOrderTheAuthorWroteIn) {
    import_all();
    const Content steps = item(form("a"), "b-10").content;
    std::set<std::string> ids;
    for (const Option& step : steps.options) {
        EXPECT_EQ(step.id.size(), 8U);
        EXPECT_NE(step.id, step.name);
        ids.insert(step.id);
    }
    EXPECT_EQ(ids.size(), 4U);
}

TEST_F(Player, AnItemIsShownInTheCandidatesOrder) {
    import_all();
    const ItemVersion match = item(form("a"), "b-11");
    const Shape shown = backwards(shape_of(match.content));
    const PlayerItem seen = player_item(rendered(match), shown);
    ASSERT_EQ(seen.options.size(), 3U);
    EXPECT_EQ(seen.options[0].html, "Fish");
    EXPECT_EQ(seen.prompts[0].html, "Growls");
    EXPECT_EQ(seen.prompts[0].id, shown.prompts[0]);
    Shape wrong = shown;
    wrong.options[0] = "zzz";
    EXPECT_THROW(player_item(rendered(match), wrong), Broken);
    const ItemVersion with_case = item(form("a"), "b-12");
    EXPECT_EQ(player_item(rendered(with_case), shape_of(with_case.content)).case_study->title, "The Mill");
}

TEST_F(Player, AnExplanationSaysWhatIsRightAndWhy) {
    import_all();
    const auto set = read([](store::Reader& r) { return *form_of_practice(r, PracticeId("b-practice")); });
    const auto items = read([&](store::Reader& r) { return items_of(r, set); });
    ASSERT_EQ(items.size(), 4U);
    const auto right = explanation_of(items[0], {.response = right_answer(items[0].content)});
    EXPECT_TRUE(right.right);
    EXPECT_EQ(right.options[1].why_html, "secretwhy b of bp-1");
    EXPECT_FALSE(explanation_of(items[0], {}).right);
    EXPECT_TRUE(explanation_of(items[2], {}).explanation_html.contains("that is the order"));
}

TEST_F(Player, RoutesListPracticeAndKeepFormsFromTeachers) {
    import_all();
    const auto sets = ask("GET", "/api/practice");
    EXPECT_EQ(sets.status, 200);
    EXPECT_TRUE(sets.body.contains("Basics practice"));
    EXPECT_EQ(ask("GET", "/api/manage/exams/basics/forms").status, 401);
    caller_ = http::Caller{"teacher", {"instructor"}, "session"};
    EXPECT_EQ(ask("GET", "/api/manage/exams/basics/forms").status, 403);
    caller_ = http::Caller{"keeper", {"programme_manager"}, "session"};
    const auto forms = schema::json::parse(ask("GET", "/api/manage/exams/basics/forms").body);
    EXPECT_EQ(forms.at("items").as_array().size(), 2U);
    const std::string id(forms.at("items").at(0).at("id").as_string());
    const auto detail = schema::json::parse(ask("GET", "/api/manage/forms/" + id).body);
    EXPECT_EQ(detail.at("form").at("items").as_array().size(), 8U);
    EXPECT_EQ(detail.at("domains").at(0).at("scored").as_int64(), 4);
    EXPECT_EQ(ask("GET", "/api/manage/forms/none").status, 404);
}

}  // namespace
}  // namespace itembank
