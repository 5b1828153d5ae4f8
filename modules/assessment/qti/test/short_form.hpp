// Expressions in a few characters, for rows of tests.
#pragma once
#include "running.hpp"

#include <algorithm>
#include <sstream>

namespace qti::test {

// The variables that the rows name, by what they hold.
inline std::string variables() {
    const auto with = [](const std::string& values) {
        std::string out = "<qti-default-value>";
        std::istringstream words(values);
        for (std::string word; std::getline(words, word, '|');) {
            out += "<qti-value>" + word + "</qti-value>";
        }
        return out + "</qti-default-value>";
    };
    return declare("outcome", "I7", "single", "integer", with("7")) +
           declare("response", "INULL", "single", "integer") +
           declare("outcome", "IMAX", "single", "integer", with("9223372036854775807")) +
           declare("outcome", "IMIN", "single", "integer", with("-9223372036854775808")) +
           declare("outcome", "F25", "single", "float", with("2.5")) +
           declare("response", "FNULL", "single", "float") +
           declare("outcome", "FBIG", "single", "float", with("1e308")) +
           declare("outcome", "BNULL", "single", "boolean") +
           declare("outcome", "SNULL", "single", "string") +
           declare("outcome", "STEXT", "single", "string", with("Straße")) +
           declare("outcome", "PATTERN", "single", "string", with("[a-c]+")) +
           declare("outcome", "MI", "multiple", "integer", with("3|1|2|1")) +
           declare("outcome", "OI", "ordered", "integer", with("3|1|2|1")) +
           declare("outcome", "MF", "multiple", "float", with("1|2|3|4")) +
           declare("outcome", "MID", "multiple", "identifier", with("a|b|c")) +
           declare("outcome", "OID", "ordered", "identifier", with("a|b|c|a")) +
           declare("outcome", "MNULL", "multiple", "identifier") +
           declare("outcome", "ONULL", "ordered", "float") +
           declare("outcome", "MP", "multiple", "pair", with("A B|C D")) +
           declare("outcome", "MD", "multiple", "directedPair", with("A B|C D")) +
           declare("outcome", "POINT", "single", "point", with("10 20")) +
           declare("outcome", "POINTS", "multiple", "point", with("500 500|10 20")) +
           declare("outcome", "MIN5", "single", "duration", with("300"));
}

// "sum(1, 2.5)" as QTI writes it: numbers, true, "text", 'identifier', VARIABLE, null, and calls whose
// attributes stand in square brackets: equal[tolerance-mode=exact](1, 1).
class Short {
  public:
    explicit Short(std::string_view text) : text_(text) {}
    std::string xml() {
        skip();
        const char c = text_[at_];
        if (c == '"' || c == '\'') {
            const auto end = text_.find(c, at_ + 1);
            const auto inside = text_.substr(at_ + 1, end - at_ - 1);
            at_ = end + 1;
            return base(c == '"' ? "string" : "identifier", std::string(inside));
        }
        const auto end = std::min(text_.find_first_of(",()[ ", at_), text_.size());
        const std::string word(text_.substr(at_, end - at_));
        at_ = end;
        if (c == '-' || (c >= '0' && c <= '9')) {
            return base(word.find_first_of(".e") == std::string::npos ? "integer" : "float", word);
        }
        if (word == "true" || word == "false") {
            return base("boolean", word);
        }
        if (std::isupper(static_cast<unsigned char>(c)) != 0) {
            return "<qti-variable identifier=\"" + word + "\"/>";
        }
        return call(word);
    }

  private:
    static std::string base(const std::string& type, const std::string& text) {
        return "<qti-base-value base-type=\"" + type + "\">" + text + "</qti-base-value>";
    }
    void skip() { at_ = std::min(text_.find_first_not_of(" ,", at_), text_.size()); }
    std::string call(const std::string& word) {
        std::string out = "<qti-" + word;
        if (at_ < text_.size() && text_[at_] == '[') {
            const auto end = text_.find("](", at_);
            std::istringstream attributes{std::string(text_.substr(at_ + 1, end - at_ - 1))};
            for (std::string one; std::getline(attributes, one, ';');) {
                const auto equals = one.find('=');
                out += " " + one.substr(0, equals) + "=\"" + one.substr(equals + 1) + "\"";
            }
            at_ = end + 1;
        }
        out += ">";
        if (at_ < text_.size() && text_[at_] == '(') {
            ++at_;
            for (skip(); text_[at_] != ')'; skip()) {
                out += xml();
            }
            ++at_;
        }
        return out + "</qti-" + word + ">";
    }
    std::string_view text_;
    std::size_t at_ = 0;
};

// Sets an outcome of each cardinality and type to the expression; the one that can hold it is the answer.
inline std::string evaluated(const std::string& expression, Problems* problems = nullptr) {
    const std::string xml = Short(expression).xml();
    const std::string rule = "<qti-set-outcome-value identifier=\"OUT\">" + xml + "</qti-set-outcome-value>";
    Problems last;
    for (const char* cardinality : {"single", "multiple", "ordered"}) {
        for (const char* type : {"integer", "float", "boolean", "identifier", "pair", "point", "duration"}) {
            Problems found;
            const auto item =
                read(variables() + declare("outcome", "OUT", cardinality, type) + "<qti-item-body/>" +
                         "<qti-response-processing>" + rule + "</qti-response-processing>",
                     &found);
            if (!item) {
                last = found;
                continue;
            }
            Problems run;
            State state = begin(*item, 1, &run);
            respond(*item, state, {}, &run);
            const bool cannot = std::ranges::any_of(run, [](const Problem& p) {
                return p.code == "wrong_type" && p.message.contains("cannot hold");
            });
            if (cannot) {
                last = run;
                continue;
            }
            if (problems != nullptr) {
                *problems = run;
            }
            return written(value_of(*item, state, "OUT"));
        }
    }
    if (problems != nullptr) {
        *problems = last;
        return "refused";
    }
    return "refused: " + said(last);
}

}  // namespace qti::test
