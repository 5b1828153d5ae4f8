#include "corrections.hpp"
#include "count.hpp"
#include "scored_form.hpp"

#include <catalog/catalog.hpp>
#include <delivery/delivery.hpp>
#include <scoring/record.hpp>
#include <scoring/sql/record.hpp>

#include <set>

namespace scoring {
namespace {

std::optional<catalog::Exam> exam_named(store::Reader& reader, const std::string& name) {
    for (auto& exam : catalog::exams(reader)) {
        if (exam.id.value == name || exam.code == name) {
            return std::move(exam);
        }
    }
    return std::nullopt;
}

// The columns of the record, by the version of the item.
class Columns {
  public:
    explicit Columns(std::vector<RecordedItem>& items) : items_(items) {}
    std::size_t of(const itembank::FormItem& placed, const itembank::ItemVersion& version) {
        const auto [found, fresh] = places_.try_emplace(placed.item, items_.size());
        if (fresh) {
            add(placed, version);
        }
        items_[found->second].scored = items_[found->second].scored || placed.scored;
        return found->second;
    }
    // Two versions of an item are two columns, and must have two names.
    void name_versions() {
        std::map<std::string, int> seen;
        for (const auto& item : items_) {
            ++seen[item.name];
        }
        for (std::size_t i = 0; i < items_.size(); ++i) {
            if (seen[items_[i].name] > 1) {
                items_[i].name += "@" + std::to_string(numbers_[i]);
            }
        }
    }

  private:
    void add(const itembank::FormItem& placed, const itembank::ItemVersion& version) {
        RecordedItem item{placed.item, placed.name, placed.domain, placed.scored, 0, "", {}};
        if (version.content.kind == itembank::ItemKind::choice) {
            for (const auto& option : version.content.options) {
                item.options.push_back(option.name);
                item.key = option.correct ? option.name : item.key;
            }
        }
        items_.push_back(std::move(item));
        numbers_.push_back(version.number);
    }
    std::vector<RecordedItem>& items_;
    std::map<itembank::ItemVersionId, std::size_t> places_;
    std::vector<std::int64_t> numbers_;
};

std::int16_t option_of(const itembank::Content& content, const itembank::Response& given) {
    const auto* choice = std::get_if<sitting::Choice>(&given);
    for (std::size_t i = 0; choice != nullptr && i < content.options.size(); ++i) {
        if (content.options[i].id == choice->option) {
            return std::int16_t(i);
        }
    }
    return -1;
}

// One attempt's cells, by the version of the item.
std::map<itembank::ItemVersionId, RecordedCell> cells_of(
    const ScoredForm& form, const delivery::FinalResponses& left, const Remedies& remedies,
    std::map<itembank::ItemVersionId, double>& possible) {
    std::map<itembank::ItemVersionId, RecordedCell> out;
    std::map<itembank::ItemVersionId, const itembank::Content*> contents;
    for (const auto& item : form.items) {
        contents[item.id] = &item.content;
    }
    bool reached = false;  // from the end: something later was answered
    for (auto one = left.items.rbegin(); one != left.items.rend(); ++one) {
        const auto content = contents.find(one->item);
        if (content == contents.end()) {
            continue;
        }
        reached = reached || one->response.has_value();
        const auto remedied = remedies.find(one->item);
        const auto points = points_for(*content->second, one->response, one->seed,
                                       remedied == remedies.end() ? nullptr : &remedied->second);
        RecordedCell cell{one->response ? Seen::answered
                          : reached     ? Seen::omitted
                                        : Seen::not_reached,
                          points.earned};
        cell.option = one->response ? option_of(*content->second, *one->response) : std::int16_t(-1);
        possible[one->item] = points.possible;
        out[one->item] = cell;
    }
    return out;
}

}  // namespace

Result<RecordedExam> record_of(store::Reader& reader, const RecordWish& wish, Instant now) {
    const auto exam = exam_named(reader, wish.exam);
    if (!exam) {
        return fail(Why::not_found, "not_found",
                    "There is no exam " + wish.exam + ": name its id or its code.");
    }
    RecordedExam out{exam->id.value, exam->code, exam->title, {}, {}, {}, {}, 0};
    const Remedies remedies = corrections_of(reader, ExamId(exam->id.value)).remedies();
    Columns columns(out.items);
    std::vector<std::map<std::size_t, RecordedCell>> rows;
    std::set<std::int64_t> cuts;
    std::set<std::string> met;  // persons
    for (const auto& result : sql::official_results_of_exam(reader, {.exam = exam->id.value})) {
        const bool first = met.insert(result.person.value).second;
        const auto form = scored_form(reader, result.form);
        if ((wish.first_attempts && !first) || (!wish.form.empty() && form->form.name != wish.form)) {
            continue;
        }
        const auto left = delivery::responses_of(reader, delivery::AttemptId(result.attempt), now);
        if (!left) {
            ++out.erased;
            continue;
        }
        std::map<itembank::ItemVersionId, double> possible;
        const auto cells = cells_of(*form, *left, remedies, possible);
        auto& row = rows.emplace_back();
        for (std::size_t i = 0; i < form->form.items.size(); ++i) {
            const auto& placed = form->form.items[i];
            const auto cell = cells.find(placed.item);
            const auto version = std::ranges::find(form->items, placed.item, &itembank::ItemVersion::id);
            if (cell == cells.end() || version == form->items.end()) {
                continue;
            }
            const std::size_t column = columns.of(placed, *version);
            out.items[column].possible = std::max(out.items[column].possible, possible[placed.item]);
            row[column] = cell->second;
        }
        cuts.insert(result.cut);
        out.attempts.push_back({AttemptId(result.attempt), form->form.name, result.mode, first, result.raw,
                                result.scaled, result.passed, result.submitted_at});
    }
    if (out.attempts.empty()) {
        return refuse("no_results", "The exam " + wish.exam + " has no official results here to start from.");
    }
    columns.name_versions();
    out.cuts.assign(cuts.begin(), cuts.end());
    out.cells.resize(rows.size() * out.items.size());
    for (std::size_t p = 0; p < rows.size(); ++p) {
        for (const auto& [column, cell] : rows[p]) {
            out.cells[p * out.items.size() + column] = cell;
        }
    }
    return out;
}

}  // namespace scoring
