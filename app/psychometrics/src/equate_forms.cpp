#include "equate_tables.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <fstream>

namespace psychometrics::commands {
namespace {

Result<std::vector<std::string>> header_of(const std::string& path) {
    auto in = TRY(open_file(path));
    CsvRows rows(in);
    std::vector<std::string_view> fields;
    if (!TRY(rows.next(fields))) {
        return refuse("csv_empty", "The file " + path + " has no header.");
    }
    return std::vector<std::string>(fields.begin(), fields.end());
}

Result<FormRead> of_sums(const Responses& r, const EquateForms& forms, const std::vector<std::string>& anchor,
                         Side side) {
    SumScores sums =
        TRY(sum_scores(r, anchor, forms.external ? AnchorKind::external : AnchorKind::internal, side.form));
    side.range.lowest = side.range.lowest.value_or(0);
    side.range.highest = side.range.highest.value_or(sums.highest);
    side.range.anchor_lowest = side.range.anchor_lowest.value_or(0);
    side.range.anchor_highest = side.range.anchor_highest.value_or(sums.anchor_highest);
    FormRead out;
    out.problems = std::move(sums.problems);
    out.table = TRY(tabulate(sums.totals, sums.anchors, side.range));
    return out;
}

// The items that are the form's: presented to somebody, and no pretest items, which are in no score.
void keep_the_form(Loaded& loaded, const std::vector<std::string>& pretest, const std::string& form) {
    const Responses& r = loaded.responses;
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < r.item_count(); ++i) {
        bool presented = false;
        for (std::size_t p = 0; p < r.person_count() && !presented; ++p) {
            presented = r.at(p, i) != not_presented;
        }
        if (!presented && !loaded.record) {
            loaded.notices.push_back(
                {"item_not_presented", r.items[i],
                 fmt::format("Nobody of form {} was presented the item; it is left out.", form)});
        }
        if (presented && std::find(pretest.begin(), pretest.end(), r.items[i]) == pretest.end()) {
            kept.push_back(i);
        }
    }
    loaded.responses = with_items(r, kept);
}

Result<Loaded> load(const EquateForms& forms, const Side& side) {
    ResponsesInput input;
    input.file = side.file;
    input.exam = forms.exam;
    input.form = forms.exam.empty() ? "" : side.form == "X" ? forms.form : forms.form_y;
    input.data = forms.data;
    input.database = forms.database;
    input.first_attempts = forms.first_attempts;
    input.leave_out = forms.leave_out;
    Loaded out = TRY(input.load());
    keep_the_form(out, TRY(forms.pretest.items(out)), side.form);
    if (out.record) {
        if (std::int64_t(out.responses.person_count()) < forms.minimum) {
            return refuse(
                "too_few_persons",
                fmt::format(
                    "Form {} has {} results on record; an equating needs {}. Use identity until there "
                    "are more, or ask for another number with --minimum.",
                    input.form, out.responses.person_count(), forms.minimum));
        }
    }
    if (out.responses.items.empty()) {
        return refuse("no_persons", fmt::format("Nobody of form {} was presented an item.", side.form));
    }
    out.responses = settle(std::move(out.responses), forms.blanks.blanks());
    return out;
}

Result<FormsRead> of_responses(const EquateForms& forms, const Side& x, const Side& y,
                               EquatingDesign design) {
    Loaded of_x = TRY(load(forms, x)), of_y = TRY(load(forms, y));
    std::vector<std::string> anchor;
    if (design == EquatingDesign::anchor) {
        anchor = forms.anchor.empty() ? common_items(of_x.responses, of_y.responses) : forms.anchor;
        if (anchor.empty()) {
            return refuse("disconnected_anchor",
                          "The two forms have no item in common, so nothing says how the groups differ. Name "
                          "the anchor, "
                          "or use --design equivalent_groups if the groups are random.");
        }
    }
    FormRead read_x = TRY(of_sums(of_x.responses, forms, anchor, x)),
             read_y = TRY(of_sums(of_y.responses, forms, anchor, y));
    FormsRead out{std::move(read_x.table), std::move(read_y.table), std::move(of_x.notices)};
    for (auto* more : {&of_y.notices, &read_x.problems, &read_y.problems}) {
        out.problems.insert(out.problems.end(), more->begin(), more->end());
    }
    return out;
}

}  // namespace

void EquateForms::add_options(CLI::App& app) {
    app.add_option("x", x,
                   "Form X, whose scores are restated: CSV of responses (an item a column), of totals (a "
                   "column \"total\", "
                   "perhaps \"anchor\"), or of counts (\"score\", \"count\", perhaps \"anchor\"); for irt_* "
                   "what calibrate "
                   "prints");
    app.add_option("y", y,
                   "Form Y, whose scale is kept; the same kinds (default: the file of X, with --count-y)");
    app.add_option("--exam", exam, "Instead of files: the official results of this exam, its id or code");
    app.add_option("--form", form, "With --exam: the form that is X");
    app.add_option("--form-y", form_y, "With --exam: the form that is Y");
    app.add_flag("--first-attempts", first_attempts, "With --exam: each person's first attempt alone");
    app.add_option("--data", data, "With --exam: the data folder (default: data)");
    app.add_option("--database", database,
                   "With --exam: postgresql://… instead of SQLite in the data folder");
    app.add_option("--total", total, "The column of totals (default: total)");
    app.add_option("--score", score, "The column of scores in a file of counts (default: score)");
    app.add_option("--count", count, "The column of counts (default: count)");
    app.add_option("--count-y", count_y, "The column of counts of Y (default: as --count)");
    app.add_option(
           "--anchor", anchor,
           "The column of anchor scores (default: anchor), or the items of the anchor with commas between "
           "(default: all both forms have); with single_group the column of Y")
        ->delimiter(',')
        ->allow_extra_args(false);
    app.add_flag("--external", external, "The anchor's items do not count in the total (default: they do)");
    app.add_option("--leave-out", leave_out, "Columns of responses that are no items")
        ->delimiter(',')
        ->allow_extra_args(false);
    app.add_option("--min", lowest,
                   "The lowest score of the scale of both forms (default: 0 of items, else the lowest seen)");
    app.add_option("--max", highest,
                   "The highest score of both (default: the items' points, else the highest seen)");
    app.add_option("--min-y", lowest_y, "The lowest score of Y where it differs (default: as --min)");
    app.add_option("--max-y", highest_y, "The highest score of Y where it differs (default: as --max)");
    app.add_option("--anchor-min", anchor_lowest,
                   "The lowest anchor score (default: 0 of items, else the lowest seen)");
    app.add_option("--anchor-max", anchor_highest,
                   "The highest anchor score (default: its items' points, else the highest seen)");
    app.add_option("--minimum", minimum,
                   "Fewer persons a group are told, and refused from the record (default: 30)")
        ->check(CLI::Range(2, 1'000'000));
    pretest.add_options(app);
    blanks.add_options(app);
}

Result<FormsRead> read_forms(const EquateForms& forms, EquatingDesign design) {
    const Side x{
        "X", forms.x, forms.count, {forms.lowest, forms.highest, forms.anchor_lowest, forms.anchor_highest}};
    const Side y{
        "Y",
        forms.y.empty() ? forms.x : forms.y,
        forms.count_y.empty() ? forms.count : forms.count_y,
        {forms.lowest_y ? forms.lowest_y : forms.lowest, forms.highest_y ? forms.highest_y : forms.highest,
         forms.anchor_lowest, forms.anchor_highest}};
    if (!forms.exam.empty()) {
        if (!forms.x.empty() || forms.form.empty() || forms.form_y.empty()) {
            return refuse("forms_missing",
                          "With --exam name both forms: --form for X and --form-y for Y, and no files.");
        }
        return of_responses(forms, x, y, design);
    }
    if (forms.x.empty()) {
        return refuse("forms_missing", "Name the files of form X and of form Y, or an exam with --exam.");
    }
    const auto header = TRY(header_of(x.file)), header_y = TRY(header_of(y.file));
    const bool table = has_column(header, forms.total) || has_column(header, x.count);
    if (design == EquatingDesign::single_group) {
        if (!table || forms.anchor.size() != 1) {
            return refuse("design_mismatch",
                          "A single group is one file with both scores of each person: --total names the "
                          "column of X, --anchor that of Y.");
        }
        Side both = x;
        both.range = {forms.lowest, forms.highest, forms.lowest_y ? forms.lowest_y : forms.lowest,
                      forms.highest_y ? forms.highest_y : forms.highest};
        FormRead read = TRY(read_form_table(forms, header, both, true));
        return FormsRead{std::move(read.table), {}, std::move(read.problems)};
    }
    if (forms.y.empty() && forms.count_y.empty()) {
        return refuse("forms_missing", "Name the file of form Y, or its column of counts with --count-y.");
    }
    if (!table) {
        return of_responses(forms, x, y, design);
    }
    const bool with_anchor = design == EquatingDesign::anchor;
    FormRead of_x = TRY(read_form_table(forms, header, x, with_anchor)),
             of_y = TRY(read_form_table(forms, header_y, y, with_anchor));
    of_x.problems.insert(of_x.problems.end(), of_y.problems.begin(), of_y.problems.end());
    return FormsRead{std::move(of_x.table), std::move(of_y.table), std::move(of_x.problems)};
}

}  // namespace psychometrics::commands
