// The key of a recovered question: fractions, pairs, accepted texts and numbers.
#include <base/text.hpp>

#include "landing.hpp"
#include "recovering.hpp"

namespace exchange {
namespace {

std::string written(const qti::Declaration& d, const qti::Single& value) {
    return qti::write_single(d.type, value);
}

bool right(const qti::Declaration& d, const std::string& id) {
    return std::ranges::any_of(d.correct.items,
                               [&](const qti::Single& each) { return written(d, each) == written_id(id); });
}

// The text a pattern of ours was made from.
std::string text_of_pattern(std::string_view pattern, bool& sensitive) {
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        if (c == '\\' && i + 1 < pattern.size()) {
            ++i;
            out += pattern[i] == '*' ? "\\" : "";
            out += pattern[i];
        } else if (c == '.' && i + 1 < pattern.size() && pattern[i + 1] == '*') {
            out += '*';
            ++i;
        } else if (c == '[' && i + 3 < pattern.size() && pattern[i + 3] == ']') {
            out += pattern[i + 1];
            i += 3;
        } else {
            sensitive = sensitive || (static_cast<unsigned char>(c) < 0x80 &&
                                      std::isalpha(static_cast<unsigned char>(c)) != 0);
            out += c;
        }
    }
    return out;
}

// One branch of the rules: what is accepted, and what it gives.
bool read_branch(const Recovering& r, pugi::xml_node branch, const std::string& outcome, double worth,
                 bool& sensitive, QuestionOption& option) {
    const auto parts = elements_in(branch);
    if (parts.empty()) {
        return false;
    }
    const pugi::xml_node test = parts[0];
    const std::string_view name = test.name();
    const std::string value = qti::text_of(test.child("qti-base-value"));
    if (name == "qti-string-match") {
        option.text = value;
        sensitive = sensitive || test.attribute("case-sensitive").as_bool(true);
    } else if (name == "qti-pattern-match") {
        option.text = text_of_pattern(test.attribute("pattern").value(), sensitive);
    } else if (name == "qti-equal") {
        option.text = value;
        const std::string_view tolerance = test.attribute("tolerance").value();
        option.tolerance = number_in(split(tolerance, ' ')[0]).value_or(0);
    } else if (name == "qti-not") {
        option.text.push_back('*');
    } else {
        return false;
    }
    for (const pugi::xml_node set : branch.children("qti-set-outcome-value")) {
        const std::string id = set.attribute("identifier").value();
        if (id == outcome) {
            option.fraction = percent_of(set.child("qti-base-value").text().as_double(), worth);
        } else if (id == "FEEDBACK") {
            option.feedback = r.feedback_of(qti::text_of(set.child("qti-multiple").child("qti-base-value")));
        }
    }
    return true;
}

}  // namespace

void recover_fractions(const qti::Declaration& d, double worth, std::vector<QuestionOption>& options) {
    const auto rights = static_cast<double>(d.correct.items.size());
    for (QuestionOption& o : options) {
        if (d.mapping) {
            const auto entry = std::ranges::find(d.mapping->entries, written_id(o.id), &qti::MapEntry::key);
            o.fraction =
                percent_of(entry == d.mapping->entries.end() ? d.mapping->fallback : entry->mapped, worth);
        } else {
            o.fraction = right(d, o.id) ? 100 / rights : 0;
        }
    }
}

void recover_pairs(Recovering& r, const qti::Declaration& d) {
    const auto add_pair = [&](const std::string& pair, double fraction) {
        const std::size_t gap = std::min(pair.find(' '), pair.size());
        r.q.pairs.push_back({id_written(pair.substr(0, gap)),
                             id_written(pair.substr(std::min(gap + 1, pair.size()))), fraction});
    };
    if (d.mapping) {
        for (const qti::MapEntry& entry : d.mapping->entries) {
            add_pair(entry.key, percent_of(entry.mapped, r.q.points));
        }
        return;
    }
    for (const qti::Single& each : d.correct.items) {
        add_pair(written(d, each), 100.0 / static_cast<double>(d.correct.items.size()));
    }
}

bool recover_accepted(const Recovering& r, const qti::Declaration& d, const std::string& outcome,
                      double worth, std::vector<QuestionOption>& options, bool& case_sensitive) {
    case_sensitive = false;
    if (d.mapping) {
        for (const qti::MapEntry& entry : d.mapping->entries) {
            options.push_back({.id = letter_id(options.size()),
                               .text = entry.key,
                               .fraction = percent_of(entry.mapped, worth)});
            case_sensitive = case_sensitive || entry.case_sensitive;
        }
        return !options.empty();
    }
    // The condition whose first branch asks whether this response is blank.
    const pugi::xml_node rules = r.item.document->root().child("qti-response-processing");
    for (const pugi::xml_node condition : rules.children("qti-response-condition")) {
        const pugi::xml_node asked =
            condition.child("qti-response-if").child("qti-is-null").child("qti-variable");
        if (asked.attribute("identifier").value() != d.id) {
            continue;
        }
        for (const pugi::xml_node branch : condition.children("qti-response-else-if")) {
            QuestionOption& option = options.emplace_back();
            option.id = letter_id(options.size() - 1);
            if (!read_branch(r, branch, outcome, worth, case_sensitive, option)) {
                return false;
            }
        }
    }
    return !options.empty();
}

}  // namespace exchange
