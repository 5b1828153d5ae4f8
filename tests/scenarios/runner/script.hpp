// A scenario's text as steps. docs/scenarios.md says what may stand in it.
#pragma once
#include <boost/json.hpp>

#include <string>
#include <variant>
#include <vector>

namespace scenario {
namespace json = boost::json;

struct Expectation {
    enum class How { equal, contains, present, absent } how;
    std::string pointer;
    json::value value;
};

struct MoveClock {
    std::string to;
};  // an instant, or +14d
struct NewPerson {
    std::string name, zone;
    std::vector<std::string> roles;
};
struct Sits {
    std::string who, exam;
    std::int64_t right;
    std::string without;  // this item is left blank, whatever the form
};  // that many scored items right
struct Ask {
    std::string who, method, path, body;
};  // who is empty: nobody
struct Expect {
    int status;
    std::vector<Expectation> all;
};
struct Keep {
    std::string name, pointer;
};
struct Announced {
    std::string topic;
    std::int64_t count;
};
struct Announce {
    std::string topic, payload;
};  // as a module above would: its hearers run at once
struct Edit {
    std::string file, from, to;
};  // in a copy of the programme's folder
struct Write {
    std::string file, text;
};  // a file of its own in that copy
struct Reads {
    std::string language;
};  // everybody, from here on
struct Import {};  // that copy, as `assay import` does; the reply is its report
struct Mailed {
    std::string who, subject;
    bool none;
};

struct Step {
    int line;
    std::string text;
    std::variant<MoveClock, NewPerson, Sits, Ask, Expect, Keep, Announced, Announce, Edit, Write, Reads,
                 Import, Mailed>
        what;
};

// Throws std::runtime_error with "line N: …" when the text is no scenario.
std::vector<Step> parse(const std::string& text);
}  // namespace scenario
