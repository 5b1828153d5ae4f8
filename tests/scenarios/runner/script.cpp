#include "script.hpp"

#include <base/text.hpp>

#include <charconv>
#include <sstream>
#include <stdexcept>

namespace scenario {
namespace {

[[noreturn]] void bad(int line, const std::string& why) {
    throw std::runtime_error("line " + std::to_string(line) + ": " + why);
}

// Words apart by spaces; a JSON value counts as one word, spaces and all.
class Words {
  public:
    Words(std::string_view text, int line) : rest_(text), line_(line) {}
    bool empty() {
        while (rest_.starts_with(' ')) {
            rest_.remove_prefix(1);
        }
        return rest_.empty();
    }
    std::string next() {
        if (empty()) {
            bad(line_, "a word is missing at the end");
        }
        const auto end = std::min(rest_.find(' '), rest_.size());
        std::string out(rest_.substr(0, end));
        rest_.remove_prefix(end);
        return out;
    }
    std::string rest() {
        empty();
        return std::string(std::exchange(rest_, {}));
    }
    json::value value() {
        empty();
        json::stream_parser parser;
        boost::system::error_code ec;
        const std::size_t used = parser.write_some(rest_.data(), rest_.size(), ec);
        if (!ec && !parser.done()) {
            parser.finish(ec);
        }
        if (ec) {
            bad(line_, "'" + std::string(rest_) + "' does not begin with a JSON value");
        }
        rest_.remove_prefix(used);
        return parser.release();
    }
    char peek() { return empty() ? '\0' : rest_.front(); }

  private:
    std::string_view rest_;
    int line_;
};

Expect expectation(int status, Words& words, int line) {
    Expect out{status, {}};
    while (!words.empty()) {
        Expectation e{Expectation::How::equal, words.next(), {}};
        if (!e.pointer.starts_with('/')) {
            bad(line, "'" + e.pointer + "' is no JSON pointer");
        }
        switch (words.peek()) {
            case '~':
                words.next();
                e.how = Expectation::How::contains;
                e.value = words.value();
                break;
            case '?':
                words.next();
                e.how = Expectation::How::present;
                break;
            case '!':
                words.next();
                e.how = Expectation::How::absent;
                break;
            default:
                e.value = words.value();
        }
        out.all.push_back(std::move(e));
    }
    return out;
}

NewPerson person(Words& words, int line) {
    NewPerson out{words.next(), "UTC", {}};
    bool roles = false;
    while (!words.empty()) {
        const std::string word = words.next();
        if (word == "roles") {
            roles = true;
        } else if (word == "zone") {
            out.zone = words.next();
            roles = false;
        } else if (roles) {
            out.roles.push_back(word);
        } else {
            bad(line, "'" + word + "' is not known after a person's name");
        }
    }
    return out;
}

Ask ask(std::string who, Words& words) {
    Ask out{std::move(who), words.next(), words.next(), ""};
    out.body = words.rest();
    return out;
}

decltype(Step::what) step(std::string_view text, int line) {
    Words words(text, line);
    const std::string verb = words.next();
    int status = 0;
    if (std::from_chars(verb.data(), verb.data() + verb.size(), status).ptr == verb.data() + verb.size()) {
        return expectation(status, words, line);
    }
    if (verb == "clock") {
        return MoveClock{words.next()};
    }
    if (verb == "person") {
        return person(words, line);
    }
    if (verb == "sits") {
        std::string who = words.next();
        std::string exam = words.next();
        const std::int64_t right = words.value().as_int64();
        const std::string without = words.empty() ? "" : words.next();
        return Sits{std::move(who), std::move(exam), right, without == "without" ? words.next() : ""};
    }
    if (verb == "as") {
        return ask(words.next(), words);
    }
    if (verb == "nobody") {
        return ask("", words);
    }
    if (verb == "keep") {
        std::string name = words.next();
        return Keep{std::move(name), words.next()};
    }
    if (verb == "announced") {
        std::string topic = words.next();
        return Announced{std::move(topic), words.value().as_int64()};
    }
    if (verb == "announce") {
        std::string topic = words.next();
        return Announce{std::move(topic), words.rest()};
    }
    if (verb == "edit") {
        Edit out{words.next(), "", ""};
        out.from = words.value().as_string();
        out.to = words.value().as_string();
        return out;
    }
    if (verb == "write") {
        Write out{words.next(), ""};
        out.text = words.value().as_string();
        return out;
    }
    if (verb == "reads") {
        return Reads{words.next()};
    }
    if (verb == "import") {
        return Import{};
    }
    if (verb == "mailed") {
        Mailed out{words.next(), "", false};
        const json::value what = words.value();
        out.none = !what.is_string();
        out.subject = what.is_string() ? std::string(what.as_string()) : "";
        return out;
    }
    bad(line, "'" + verb + "' is no verb of a scenario");
}

}  // namespace

std::vector<Step> parse(const std::string& text) {
    std::vector<std::pair<int, std::string>> lines;
    std::istringstream in(text);
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.starts_with("  ") && !lines.empty()) {
            lines.back().second += " " + trimmed(line);
        } else if (!trimmed(line).empty() && !line.starts_with('#')) {
            lines.emplace_back(number, trimmed(line));
        }
    }
    std::vector<Step> out;
    for (auto& [line, words] : lines) {
        auto what = step(words, line);
        out.push_back({line, std::move(words), std::move(what)});
    }
    if (out.empty()) {
        throw std::runtime_error("the scenario is empty");
    }
    return out;
}
}  // namespace scenario
