// What a course version holds, frozen as JSON. Pure.
#pragma once
#include <learning/words.hpp>
#include <schema/schema.hpp>

namespace learning {

struct Option {
    std::string id, text, why;
    bool correct = false;
};
BOOST_DESCRIBE_STRUCT(Option, (), (id, text, why, correct))
struct Question {
    std::string id;
    QuestionKind kind = QuestionKind::choice;
    std::int64_t choose = 1;
    std::string stem;
    std::vector<Option> options;
};
BOOST_DESCRIBE_STRUCT(Question, (), (id, kind, choose, stem, options))
// A film, kept in platform/files, and what is said in it.
struct Captions {
    std::string language;  // the middle of the file's name: <activity>.en.vtt
    std::string text;      // WebVTT
};
BOOST_DESCRIBE_STRUCT(Captions, (), (language, text))
struct Film {
    std::string file;  // SHA-256
    std::string type;  // media type
    std::int64_t bytes = 0;
    std::vector<Captions> captions;
};
BOOST_DESCRIBE_STRUCT(Film, (), (file, type, bytes, captions))
struct Activity {
    std::string id;
    ActivityKind kind = ActivityKind::lesson;
    std::string title;
    std::int64_t minutes = 0;
    std::vector<std::string> objectives;
    std::string text;                 // of a lesson; the transcript of a video
    std::vector<Question> questions;  // of a check
    std::optional<Film> film;         // of a video
};
BOOST_DESCRIBE_STRUCT(Activity, (), (id, kind, title, minutes, objectives, text, questions, film))
struct Module {
    std::string title;
    std::vector<Activity> activities;
};
BOOST_DESCRIBE_STRUCT(Module, (), (title, activities))
struct Content {
    std::string title, summary, about, language;
    std::optional<catalog::Level> level;
    std::vector<std::string> roles, certifications;
    std::int64_t minutes = 0;
    double credits = 0;
    std::vector<Module> modules;
    std::map<std::string, std::string> pictures;  // name in the lesson -> digest
};
BOOST_DESCRIBE_STRUCT(Content, (),
                      (title, summary, about, language, level, roles, certifications, minutes, credits,
                       modules, pictures))

std::vector<const Activity*> activities_of(const Content&);  // in order
const Activity* find_activity(const Content&, const std::string& id);
const Question* find_question(const Activity&, const std::string& id);

// Whether exactly the right options were chosen. Refused: bad_response, when an option is unknown, named
// twice, or the number is not what the question asks for.
Result<bool> is_right(const Question&, const std::vector<std::string>& chosen);

// Whole percent of the activities that are done; 100 only when all are.
std::int64_t percent_done(std::size_t done, std::size_t all);

}  // namespace learning
