#include "scripts.hpp"

#include <boost/json.hpp>

#include <gtest/gtest.h>

namespace load {
namespace {
namespace json = boost::json;

constexpr std::string_view paper_text = R"({"language":"en","items":[
  {"id":"i1","kind":"choice","choose":1,"options":[{"id":"a"},{"id":"b"},{"id":"c"}],"prompts":[]},
  {"id":"i2","kind":"multiple_response","choose":2,"options":[{"id":"a"},{"id":"b"},{"id":"c"}],"prompts":[]},
  {"id":"i0","kind":"composite","choose":1,"options":[],"prompts":[],"body":{}},
  {"id":"i3","kind":"ordering","choose":1,"options":[{"id":"s1"},{"id":"s2"}],"prompts":[]},
  {"id":"i4","kind":"matching","choose":1,"options":[{"id":"o1"},{"id":"o2"}],"prompts":[{"id":"p1"},{"id":"p2"}]}]})";

Candidate candidate(std::int64_t acknowledged) {
    Candidate c;
    c.seed = 11;
    c.journal.emplace(11, paper_from(paper_text, 65));
    c.acknowledged = acknowledged;
    return c;
}

// What a server would show that holds exactly this.
json::object view(const Held& held) {
    json::array answers, notes, flags;
    for (const auto& [item, response] : held.answers) {
        answers.push_back(json::object{{"item", item}, {"response", json::parse(response)}});
    }
    for (const auto& [item, text] : held.notes) {
        notes.push_back(json::object{{"item", item}, {"text", text}});
    }
    for (const auto& item : held.flags) {
        flags.push_back(json::string(item));
    }
    return {{"work", json::object{{"answers", answers}, {"notes", notes}, {"flags", flags}}}};
}
}  // namespace

TEST(Paper, AnswersEveryKindOfQuestion) {
    const auto paper = paper_from(paper_text, 65);
    ASSERT_EQ(paper->items.size(), 4U);
    EXPECT_EQ(paper->items[0].responses[1], R"({"kind":"choice","option":"b"})");
    EXPECT_EQ(paper->items[1].responses[0], R"({"kind":"multiple_response","options":["a","b"]})");
    EXPECT_EQ(paper->items[2].responses[1], R"({"kind":"ordering","order":["s2","s1"]})");
    EXPECT_EQ(paper->items[3].responses[0],
              R"({"kind":"matching","pairs":[{"prompt":"p1","option":"o1"},{"prompt":"p2","option":"o2"}]})");
    EXPECT_EQ(paper_from(paper_text, 2)->items.size(), 2U);
    EXPECT_THROW((void)paper_from(R"({"items":[]})", 65), std::runtime_error);
}

TEST(Journal, IsAFunctionOfItsSeed) {
    const Candidate c = candidate(0);
    const Journal again(11, paper_from(paper_text, 65)), other(12, paper_from(paper_text, 65));
    std::set<std::string> ids;
    for (std::int64_t n = 0; n < 2000; ++n) {
        EXPECT_EQ(c.journal->id(n), again.id(n));
        EXPECT_NE(c.journal->id(n), other.id(n));
        ids.insert(c.journal->id(n));
        std::string text;
        if (n > 0) {
            again.write(n, text);
            const json::object change = json::parse(text).as_object();
            EXPECT_EQ(change.at("sequence").to_number<std::int64_t>(), n);
            EXPECT_EQ(change.at("id").as_string(), again.id(n));
        }
    }
    EXPECT_EQ(ids.size(), 2000U);
    EXPECT_EQ(held_after(again, again.once_through()).answers.size(), 4U);
    EXPECT_LT(held_after(again, again.once_through() - 1).answers.size(), 4U);
}

TEST(Missing, CountsWhatAViewDoesNotShow) {
    const Candidate c = candidate(40);
    const Held held = held_after(*c.journal, 40);
    ASSERT_FALSE(held.notes.empty());
    EXPECT_EQ(missing_in_view(c, json::serialize(view(held))), 0);
    Held lost = held;
    lost.answers.erase("i1");
    EXPECT_EQ(missing_in_view(c, json::serialize(view(lost))), 1);
    Held other = held;
    other.answers["i2"] = R"({"kind":"multiple_response","options":["c"]})";
    other.notes.begin()->second = "something else";
    EXPECT_EQ(missing_in_view(c, json::serialize(view(other))), 2);
    EXPECT_EQ(missing_in_view(c, R"({"work":null})"), 40);
    EXPECT_EQ(missing_in_view(c, "<html>"), 40);
}

TEST(Missing, CountsWhatALogDoesNotHold) {
    const Candidate c = candidate(40);
    json::array log;
    for (std::int64_t n = 1; n <= 40; ++n) {
        log.push_back(json::object{{"cause", c.journal->id(n)}});
    }
    EXPECT_EQ(missing_in_log(c, json::serialize(log)), 0);
    log.erase(log.begin() + 7);
    EXPECT_EQ(missing_in_log(c, json::serialize(log)), 1);
    EXPECT_EQ(missing_in_log(c, "[]"), 40);
}

TEST(Acknowledgement, NamesTheSequence) {
    EXPECT_TRUE(says_saved(R"({"saved":[7],"refused":[]})", 7));
    EXPECT_TRUE(says_saved(R"({"saved":[5,6,7],"refused":[]})", 7));
    EXPECT_FALSE(says_saved(R"({"saved":[],"refused":[{"sequence":7}]})", 7));
    EXPECT_FALSE(says_saved(R"({"saved":[70]})", 7));
    EXPECT_FALSE(says_saved(R"({"error":"busy"})", 7));
    EXPECT_FALSE(says_saved(R"({"saved":[7)", 8));
}

}  // namespace load
