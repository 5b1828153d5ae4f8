// The guided choice: what fits and why, its file on the way in, and what a visitor sees.
#include "choice.hpp"
#include "house.hpp"

namespace catalog {
namespace {

Choice small_choice() {
    return {"Two questions.",
            {{"role",
              "Role?",
              {{"new", "New", "you are new", {{"basics", 3}, {"master", -2}}},
               {"old", "Old hand", "you are an old hand", {{"basics", -1}, {"master", 3}}}}},
             {"goal",
              "Goal?",
              {{"see", "See", "you want to see", {{"basics", 1}, {"master", 1}}},
               {"win", "Win", "you want to win", {{"basics", 2}, {"master", 2}}}}}},
            {}};
}
const std::map<CertificationId, Level> levels{{CertificationId("basics"), Level::foundational},
                                              {CertificationId("master"), Level::professional}};

std::vector<std::string> ids(const std::vector<Fit>& fits) {
    std::vector<std::string> out;
    for (const Fit& fit : fits) {
        out.push_back(fit.certification.value);
    }
    return out;
}

TEST(Choice, puts_the_best_first_with_its_reasons_and_doubts) {
    const auto fits = fitting(small_choice(), {{"role", "old"}, {"goal", "win"}}, levels);
    ASSERT_EQ(ids(fits), (std::vector<std::string>{"master", "basics"}));
    EXPECT_EQ(fits[0].points, 5);
    EXPECT_EQ(fits[0].reasons, (std::vector<std::string>{"you are an old hand", "you want to win"}));
    EXPECT_EQ(fits[1].reasons, std::vector<std::string>{"you want to win"});
    EXPECT_EQ(fits[1].doubts, std::vector<std::string>{"you are an old hand"});
}

TEST(Choice, leaves_out_what_more_speaks_against_than_for) {
    EXPECT_EQ(ids(fitting(small_choice(), {{"role", "new"}, {"goal", "see"}}, levels)),
              std::vector<std::string>{"basics"});
}

TEST(Choice, of_equals_takes_the_smaller_step_first) {
    EXPECT_EQ(ids(fitting(small_choice(), {{"goal", "win"}}, levels)),
              (std::vector<std::string>{"basics", "master"}));
}

TEST(Choice, of_no_answer_or_unknown_ones_recommends_nothing) {
    EXPECT_TRUE(fitting(small_choice(), {}, levels).empty());
    EXPECT_TRUE(fitting(small_choice(), {{"role", "none"}, {"none", "new"}}, levels).empty());
}

const std::string file =
    "lead = \"Short.\"\n[[question]]\nid = \"role\"\ntext = \"Role?\"\n"
    "[[question.answer]]\nid = \"new\"\ntext = \"New\"\nbecause = \"you are new\"\nfits = { basics = 3 }\n"
    "[[question.answer]]\nid = \"old\"\ntext = \"Old hand\"\nbecause = \"you are an old hand\"\n"
    "fits = { master = 3, basics = -1 }\n";
const std::string german =
    "lead = \"Kurz.\"\n[[question]]\nid = \"role\"\ntext = \"Rolle?\"\n"
    "[[question.answer]]\nid = \"new\"\ntext = \"Neu\"\nbecause = \"Sie neu sind\"\n"
    "[[question.answer]]\nid = \"old\"\ntext = \"Erfahren\"\nbecause = \"Sie erfahren sind\"\n";

std::map<std::string, std::string> with_choice() {
    auto files = small_programme();
    files["choice.toml"] = file;
    files["choice.de.toml"] = german;
    auto& programme = files["programme.toml"];
    programme.replace(programme.find("[\"en\"]"), 6, "[\"en\", \"de\"]");
    return files;
}

class ChoiceFiles : public House {
  protected:
    std::string problem_after(const std::string& name, const std::string& what, const std::string& by) {
        auto files = with_choice();
        auto& text = files[name];
        text.replace(text.find(what), what.size(), by);
        const auto report = import_files(files);
        return report.problems.empty() ? "" : report.problems[0].file + ": " + report.problems[0].message;
    }
};

TEST_F(ChoiceFiles, are_shown_in_the_readers_language_and_explained) {
    EXPECT_EQ(import_files(with_choice()).counts.at("choice").added, 1);
    EXPECT_EQ(import_files(with_choice()).counts.at("choice").unchanged, 1);
    EXPECT_EQ(ask("GET", "/api/choice").at("questions").at(0).at("answers").at(0).at("text"), "New");
    const auto advice = ask("GET", "/api/choice/recommendation", {{"answers", "role:old"}});
    EXPECT_EQ(advice.at("fits").as_array().size(), 1U);
    EXPECT_EQ(advice.at("fits").at(0).at("certification").at("id"), "master");
    EXPECT_EQ(advice.at("fits").at(0).at("reasons").at(0), "you are an old hand");
    EXPECT_EQ(advice.at("answered"), 1);
    http::Request in_german{.method = "GET", .path = "/api/choice/recommendation"};
    in_german.query = {{"answers", "role:old"}};
    in_german.headers["accept-language"] = "de-AT, en;q=0.5";
    const auto reply = schema::json::parse(router_.answer(in_german).body);
    EXPECT_EQ(reply.at("language"), "de");
    EXPECT_EQ(reply.at("fits").at(0).at("reasons").at(0), "Sie erfahren sind");
}

TEST_F(ChoiceFiles, that_are_gone_take_the_choice_with_them) {
    import_files(with_choice());
    import_files(small_programme());
    EXPECT_EQ(ask("GET", "/api/choice", {}, "", 404).at("code"), "not_found");
}

TEST_F(ChoiceFiles, are_refused_by_file_when_something_does_not_fit) {
    EXPECT_EQ(problem_after("choice.toml", "master = 3", "master = 4"),
              "choice.toml: is a whole number from -3 (speaks against) to 3 (speaks for)");
    EXPECT_EQ(problem_after("choice.toml", "master = 3", "nothing = 3"),
              "choice.toml: there is no certification \"nothing\"");
    EXPECT_EQ(problem_after("choice.toml", "id = \"old\"", "id = \"new\""), "choice.toml: is here twice");
    EXPECT_NE(problem_after("choice.de.toml", "id = \"old\"", "id = \"aged\"").find("choice.de.toml"),
              std::string::npos);
    EXPECT_EQ(problem_after("programme.toml", ", \"de\"", ""),
              "choice.de.toml: programme.toml lists no language \"de\"");
}

}  // namespace
}  // namespace catalog
