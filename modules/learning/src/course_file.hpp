// courses/<id>/course.toml and checks/<check>.toml as they are written.
#pragma once
#include <learning/words.hpp>

namespace learning {

using ShortId = schema::Text<1, 64>;
struct ActivityFile {
    ShortId id;
    ActivityKind kind;
    schema::Text<1, 160> title;
    schema::Whole<1, 600> minutes;
    std::optional<schema::List<ShortId, 60>> objectives;
};
BOOST_DESCRIBE_STRUCT(ActivityFile, (), (id, kind, title, minutes, objectives))
struct ModuleFile {
    schema::Text<1, 160> title;
    schema::List<ActivityFile, 100> activity;
};
BOOST_DESCRIBE_STRUCT(ModuleFile, (), (title, activity))
struct CourseFile {
    ShortId id;
    schema::Text<1, 160> title;
    schema::Text<1, 300> summary;
    schema::Whole<1, 100'000> version;
    std::optional<catalog::Level> level;
    schema::List<schema::Text<1, 80>, 30> roles;
    schema::Whole<1, 100'000> minutes;
    schema::Text<2, 12> language;
    schema::json::value price;
    std::optional<std::string> currency;
    std::optional<double> credits;
    std::optional<schema::List<ShortId, 20>> certifications;
    schema::Text<0, 20'000> about;
    schema::List<ModuleFile, 100> module;
};
BOOST_DESCRIBE_STRUCT(CourseFile, (),
                      (id, title, summary, version, level, roles, minutes, language, price, currency, credits,
                       certifications, about, module))

struct OptionFile {
    ShortId id;
    schema::Text<1, 1000> text;
    bool correct;
    schema::Text<1, 2000> why;
};
BOOST_DESCRIBE_STRUCT(OptionFile, (), (id, text, correct, why))
struct QuestionFile {
    ShortId id;
    QuestionKind kind;
    std::optional<schema::Whole<2, 8>> choose;
    schema::Text<1, 4000> stem;
    schema::List<OptionFile, 12> option;
};
BOOST_DESCRIBE_STRUCT(QuestionFile, (), (id, kind, choose, stem, option))
struct CheckFile {
    schema::List<QuestionFile, 40> question;
};
BOOST_DESCRIBE_STRUCT(CheckFile, (), (question))

}  // namespace learning
