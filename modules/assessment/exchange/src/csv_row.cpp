// One row of a table as a question.
#include "csv_answer.hpp"

#include <base/text.hpp>
#include <cmath>

namespace exchange::csv {
namespace {

std::optional<QuestionType> type_of(const std::string& written) {
    static const std::map<std::string, QuestionType> names{
        {"choice", QuestionType::choice},
        {"single", QuestionType::choice},
        {"multiple_choice", QuestionType::choice},
        {"multiple_response", QuestionType::multiple_response},
        {"multiple", QuestionType::multiple_response},
        {"true_false", QuestionType::true_false},
        {"inline_choice", QuestionType::inline_choice},
        {"text_entry", QuestionType::text_entry},
        {"short_answer", QuestionType::text_entry},
        {"numeric", QuestionType::numeric},
        {"numerical", QuestionType::numeric},
        {"extended_text", QuestionType::extended_text},
        {"essay", QuestionType::extended_text},
        {"order", QuestionType::order},
        {"ordering", QuestionType::order},
        {"match", QuestionType::match},
        {"matching", QuestionType::match},
        {"gap_match", QuestionType::gap_match},
        {"upload", QuestionType::upload},
        {"description", QuestionType::description}};
    std::string name = lower(written);
    std::ranges::replace(name, ' ', '_');
    std::ranges::replace(name, '-', '_');
    const auto found = names.find(name);
    return found == names.end() ? std::nullopt : std::optional(found->second);
}

Faults read_settings(Reading& r) {
    Question& q = r.q;
    if (const std::string written = r.cells["points"]; !written.empty()) {
        const auto value = number_in(written);
        if (!value || *value < 0) {
            return fault("bad_points", "\"points\" is a number, 0 or more.");
        }
        q.points = *value;
    }
    if (const std::string written = r.cells["lines"]; !written.empty()) {
        const auto value = number_in(written);
        if (!value || *value < 1 || *value > 1'000) {
            return fault("bad_value", "\"lines\" is a number from 1 to 1000.");
        }
        q.lines = static_cast<std::int64_t>(*value);
    }
    if (auto wrong = r.setting("shuffle", q.shuffle)) {
        return wrong;
    }
    if (auto wrong = r.setting("case_sensitive", q.case_sensitive)) {
        return wrong;
    }
    const std::string scoring = lower(r.cells["scoring"]);
    if (!scoring.empty() && scoring != "all" && scoring != "parts") {
        return fault("bad_value", "\"scoring\" is all (all or nothing) or parts (every part counts).");
    }
    if (!scoring.empty()) {
        q.all_or_nothing = scoring == "all";
    }
    return std::nullopt;
}

}  // namespace

std::optional<Fault> read_row(const Cells& cells, std::int64_t line, Landing& landing, Question& q) {
    const auto type = type_of(cells["type"]);
    if (!type) {
        return fault("unknown_type", "\"" + cells["type"].substr(0, 40) +
                                         "\" is no type of question a table can hold: see the columns.");
    }
    q.type = *type;
    q.name = cells["name"];
    q.title = cells["title"];
    q.language = cells["language"];
    q.tags = list_of(cells["tags"]);
    q.most = q.type == QuestionType::multiple_response ? 0 : 1;
    q.text = landing.block(cells["text"], Written::guess, line);
    for (std::size_t n = 1; n <= options_max; ++n) {
        if (const std::string hint = cells.numbered("hint", n); !hint.empty()) {
            q.hints.push_back(landing.block(hint, Written::guess, line));
        }
    }
    for (const auto& [column, out] :
         {std::pair("feedback_general", &q.feedback.general),
          std::pair("feedback_correct", &q.feedback.correct),
          std::pair("feedback_partly", &q.feedback.partly), std::pair("feedback_wrong", &q.feedback.wrong)}) {
        if (const std::string said = cells[column]; !said.empty()) {
            *out = landing.block(said, Written::guess, line);
        }
    }
    Reading r{cells, line, landing, q, {}};
    if (auto wrong = read_answer(r)) {
        return wrong;
    }
    if (auto wrong = read_settings(r)) {
        return wrong;
    }
    // "scoring" = "parts": every right option counts the same.
    const auto rights = std::ranges::count_if(q.options, [](const auto& o) { return o.fraction == 100; });
    if (!q.all_or_nothing && q.type == QuestionType::multiple_response && rights > 1) {
        for (QuestionOption& o : q.options) {
            o.fraction = o.fraction == 100 ? 100.0 / static_cast<double>(rights) : o.fraction;
        }
    }
    if (q.type == QuestionType::inline_choice) {
        QuestionBlank blank{.type = QuestionType::inline_choice, .options = std::move(q.options)};
        const std::size_t from = q.text.find("[["), to = q.text.find("]]", std::min(from, q.text.size()));
        if (to == std::string::npos) {
            return fault("blank_without_place", "Write \"[[1]]\" in the text where the choice stands.");
        }
        blank.id = q.text.substr(from + 2, to - from - 2);
        q.options.clear();
        q.blanks.push_back(std::move(blank));
    }
    if (q.type == QuestionType::description) {
        q.points = 0;
    }
    return std::nullopt;
}

}  // namespace exchange::csv
