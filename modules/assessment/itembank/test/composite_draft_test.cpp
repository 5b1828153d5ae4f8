// Working copies the native kinds cannot hold: compiled to QTI, shown and scored as such.
#include "bank_house.hpp"
#include "draft_checks.hpp"

namespace itembank {
namespace {
using exchange::Question;
using exchange::QuestionType;
using CompositeDraft = BankHouse;

Question asked(QuestionType type, std::string text) {
    Question q;
    q.type = type;
    q.text = std::move(text);
    return q;
}

// One question of each common kind, in Markdown.
std::vector<Question> questions() {
    std::vector<Question> out;
    Question word = asked(QuestionType::text_entry, "The *word* for growing with demand?");
    word.options = {{.id = "a", .text = "elastic", .fraction = 100}};
    out.push_back(word);
    Question number = asked(QuestionType::numeric, "How many bits has a byte?");
    number.options = {{.id = "a", .text = "8", .fraction = 100, .tolerance = 0.5}};
    out.push_back(number);
    Question slider = asked(QuestionType::slider, "Where is the middle?");
    slider.slider = exchange::QuestionSlider{.low = 0, .high = 10, .step = 1, .answer = 5};
    out.push_back(slider);
    Question fixed = asked(QuestionType::choice, "Which is last?");
    fixed.shuffle = false;
    fixed.options = {{.id = "a", .text = "One"}, {.id = "b", .text = "Two", .fraction = 100}};
    out.push_back(fixed);
    Question partly = asked(QuestionType::multiple_response, "Which two are **even**?");
    partly.all_or_nothing = false;
    partly.most = 2;
    partly.options = {{.id = "a", .text = "2", .fraction = 50},
                      {.id = "b", .text = "4", .fraction = 50},
                      {.id = "c", .text = "5", .fraction = -50}};
    out.push_back(partly);
    Question gap = asked(QuestionType::inline_choice, "Water is [[x]] at 20 degrees.");
    gap.blanks = {
        {.id = "x",
         .type = QuestionType::inline_choice,
         .options = {{.id = "a", .text = "liquid", .fraction = 100}, {.id = "b", .text = "solid"}}}};
    out.push_back(gap);
    return out;
}

TEST_F(CompositeDraft, EveryCommonKindIsCompiledAndItsKeyEarnsAllPoints) {
    for (const Question& q : questions()) {
        DraftBody body = good_draft();
        body.question = q;
        const auto name = std::string(schema::name_of(q.type));
        EXPECT_FALSE(is_native(body)) << name;
        const KeyCheck key = check_key(body);
        EXPECT_TRUE(key.ok) << name << ": " << key.sentence;
        const auto content = content_of(body, "x", std::nullopt, {});
        ASSERT_TRUE(content) << name;
        EXPECT_EQ(content->kind, ItemKind::composite);
        EXPECT_EQ(score_response(*content, std::nullopt).earned, 0) << name;
        const auto shown = preview_of(body, "x", std::nullopt, random_);
        ASSERT_TRUE(shown) << name;
        ASSERT_TRUE(shown->body) << name;
        // Markdown has become HTML, and the key stays here.
        const std::string bytes = schema::json::serialize(*shown->body);
        EXPECT_FALSE(bytes.contains("**")) << bytes;
        EXPECT_FALSE(bytes.contains("elastic")) << bytes;
    }
}

TEST_F(CompositeDraft, OneThatAsksAPersonNeedsNoKeyAndSaysSo) {
    DraftBody body = good_draft();
    body.question = asked(QuestionType::extended_text, "Describe a cloud you know.");
    EXPECT_TRUE(check_key(body).ok);
    EXPECT_TRUE(needs_a_person(*content_of(body, "x", std::nullopt, {})));
    body.question = asked(QuestionType::description, "Only words.");
    EXPECT_FALSE(check_key(body).ok);
}

TEST_F(CompositeDraft, ItIsSubmittedAndEditedAgainAsItWasWritten) {
    DraftBody body = good_draft();
    body.question = questions()[4];
    const ItemVersionId version = submitted("even", body);
    EXPECT_EQ(row("even").kind, "multiple_response");
    const ItemVersion kept = *read([&](store::Reader& r) { return item_of(r, version); });
    EXPECT_TRUE(kept.content.composed);
    EXPECT_FALSE(kept.content.composed->secret.empty());
    const auto again = send("POST", "/api/bank/items/even/draft");
    EXPECT_EQ(text_at(again, "/body/question/text"), "\"Which two are **even**?\"");
    EXPECT_EQ(text_at(again, "/composite"), "true");
}

TEST_F(CompositeDraft, ScriptsInHtmlNeverReachADocument) {
    DraftBody body = good_draft();
    body.format = TextFormat::html;
    body.question->text = "<p onclick=\"x()\">Well?</p><script>alert(1)</script>";
    const auto content = content_of(body, "x", std::nullopt, {});
    ASSERT_TRUE(content);
    EXPECT_FALSE(content->composed->qti.contains("script"));
    EXPECT_FALSE(content->composed->qti.contains("onclick"));
    EXPECT_TRUE(content->composed->qti.contains("Well?"));
}

}  // namespace
}  // namespace itembank
