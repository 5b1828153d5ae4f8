// exams/<exam>/forms/<form>.toml and practice/<set>.toml: which items meet, and whether they may.
#include "parts.hpp"

#include <fmt/format.h>
#include <catalog/catalog.hpp>

namespace itembank {
namespace {

using ShortName = schema::Text<1, 64>;

struct FormItemFile {
    ShortName id;
    std::optional<bool> pretest;
};
BOOST_DESCRIBE_STRUCT(FormItemFile, (), (id, pretest))
struct FormFile {
    ShortName id, exam;
    schema::Whole<1, 400> cut;
    std::optional<schema::List<ShortName, 400>> anchors;
    schema::List<FormItemFile, 400> items;
};
BOOST_DESCRIBE_STRUCT(FormFile, (), (id, exam, cut, anchors, items))

struct PracticeFile {
    ShortName id, exam;
    schema::Text<1, 120> title;
    schema::Whole<1, 600> minutes;
    schema::json::value price;
    std::optional<schema::Text<3, 3>> currency;
    schema::List<ShortName, practice_items_max> items;
};
BOOST_DESCRIBE_STRUCT(PracticeFile, (), (id, exam, title, minutes, price, currency, items))

// A case study is read once: its items follow each other.
void check_cases(const std::string& file, const plain::Lines& lines, const std::vector<Listed>& list,
                 const ReadItems& items, plain::Report& report) {
    std::set<std::string> closed;
    std::string open;
    for (const Listed& entry : list) {
        const auto item = items.find(entry.name);
        const std::string now = item == items.end() || !item->second.content.case_study
                                    ? ""
                                    : item->second.content.case_study->name;
        if (now == open) {
            continue;
        }
        closed.insert(open);
        open = now;
        if (!open.empty() && closed.contains(open)) {
            report.problem(file, lines.of(entry.pointer),
                           fmt::format("the items of the case study {} must stand together", open));
        }
    }
}

std::string domain_of(const Outlines& outlines, const Content& c) {
    const auto outline = outlines.find(c.exam.value);
    if (outline == outlines.end()) {
        return "";
    }
    const auto domain = outline->second.domain_of.find(c.objective);
    return domain == outline->second.domain_of.end() ? "" : domain->second;
}

std::optional<ReadForm> read_form(const std::string& path, const Outlines& outlines, const ReadItems& items,
                                  const plain::Folder& folder, plain::Report& report) {
    const auto read = plain::read<FormFile>(folder, path, report);
    if (!read) {
        return std::nullopt;
    }
    const FormFile& file = read->value;
    const std::string exam = plain::Folder::name_in(path, "exams/*/forms/*.toml", 0);
    const std::string name = plain::Folder::name_in(path, "exams/*/forms/*.toml", 1);
    if (file.id.value != name || !is_short_name(name)) {
        read->problem(report, "/id", fmt::format("must be the file's name, \"{}\", in lower case", name));
    }
    if (file.exam.value != exam) {
        read->problem(report, "/exam", fmt::format("must be the folder's name, \"{}\"", exam));
    }
    ReadForm out{path, exam, name, file.cut.value, {}};
    std::vector<Listed> list;
    std::set<std::string> anchors;
    for (const auto& anchor : file.anchors ? file.anchors->value : std::vector<ShortName>{}) {
        anchors.insert(anchor.value);
    }
    std::int64_t scored = 0;
    for (std::size_t i = 0; i < file.items.value.size(); ++i) {
        const FormItemFile& entry = file.items.value[i];
        const bool pretest = entry.pretest.value_or(false);
        scored += pretest ? 0 : 1;
        list.push_back({entry.id.value, fmt::format("/items/{}", i)});
        if (const auto item = items.find(entry.id.value); item != items.end()) {
            const Content& c = item->second.content;
            if (!pretest && (needs_a_person(c) || score_response(c, {}).possible <= 0)) {
                read->problem(report, fmt::format("/items/{}", i),
                              fmt::format("{} cannot be scored by itself; make it a pretest item", c.item));
            }
            out.items.push_back({{},
                                 c.item,
                                 c.objective,
                                 domain_of(outlines, c),
                                 !pretest,
                                 !pretest && anchors.contains(c.item)});
        }
    }
    check_list(path, read->lines, list, exam, Pool::live, items, report);
    check_cases(path, read->lines, list, items, report);
    if (file.cut.value >= scored) {
        read->problem(report, "/cut", fmt::format("must be below the number of scored items, {}", scored));
    }
    for (std::size_t i = 0; file.anchors && i < file.anchors->value.size(); ++i) {
        const std::string& anchor = file.anchors->value[i].value;
        if (std::ranges::none_of(out.items,
                                 [&](const FormItem& f) { return f.name == anchor && f.scored; })) {
            read->problem(report, fmt::format("/anchors/{}", i),
                          fmt::format("{} is no scored item of this form", anchor));
        }
    }
    return out;
}

// An anchor links forms, so another form must hold it scored too. Consecutive forms may share a fifth at
// most.
void check_overlap(const std::vector<ReadForm>& forms, plain::Report& report) {
    const auto scored_in = [](const ReadForm& form, const std::string& name) {
        return std::ranges::any_of(form.items, [&](const FormItem& f) { return f.name == name && f.scored; });
    };
    for (const ReadForm& form : forms) {
        std::size_t others = 0;
        std::set<std::string> shared;
        for (const ReadForm& other : forms) {
            if (&other == &form || other.exam != form.exam) {
                continue;
            }
            ++others;
            std::size_t overlap = 0;
            for (const FormItem& item : form.items) {
                const bool there =
                    std::ranges::any_of(other.items, [&](const FormItem& f) { return f.name == item.name; });
                overlap += there ? 1 : 0;
                if (scored_in(other, item.name)) {
                    shared.insert(item.name);
                }
            }
            if (overlap * 5 > form.items.size() && form.name < other.name) {
                report.problem(form.file, 1,
                               fmt::format("shares {} of {} items with {}; a fifth is the most", overlap,
                                           form.items.size(), other.file));
            }
        }
        for (const FormItem& item : form.items) {
            if (item.anchor && others > 0 && !shared.contains(item.name)) {
                report.problem(form.file, 1,
                               fmt::format("the anchor {} is scored on no other form", item.name));
            }
        }
    }
}

std::optional<ReadPractice> read_set(const std::string& path, const Outlines& outlines,
                                     const ReadItems& items, const plain::Folder& folder,
                                     plain::Report& report) {
    const auto read = plain::read<PracticeFile>(folder, path, report);
    if (!read) {
        return std::nullopt;
    }
    const PracticeFile& file = read->value;
    const std::string name = plain::Folder::name_in(path, "practice/*.toml");
    if (file.id.value != name || !is_short_name(name)) {
        read->problem(report, "/id", fmt::format("must be the file's name, \"{}\", in lower case", name));
    }
    const auto outline = outlines.find(file.exam.value);
    if (outline == outlines.end() &&
        folder.find(fmt::format("exams/{}/exam.toml", file.exam.value)) == nullptr) {
        read->problem(report, "/exam", fmt::format("there is no exams/{}/exam.toml", file.exam.value));
    }
    const auto price =
        catalog::price_from(file.price, file.currency ? std::optional(file.currency->value) : std::nullopt);
    if (!price) {
        read->problem(report, "/price", price.error().detail);
    }
    ReadPractice out{path, {}, {}, {}};
    out.set = {PracticeId(name),
               ExamId(file.exam.value),
               file.title.value,
               file.minutes.value,
               price.value_or(catalog::Price{}),
               outline == outlines.end() ? "" : outline->second.exam.language,
               std::int64_t(file.items.value.size())};
    std::vector<Listed> list;
    for (std::size_t i = 0; i < file.items.value.size(); ++i) {
        list.push_back({file.items.value[i].value, fmt::format("/items/{}", i)});
        if (const auto item = items.find(list.back().name); item != items.end()) {
            const Content& c = item->second.content;
            out.items.push_back({{}, c.item, c.objective, domain_of(outlines, c), true, false});
        }
    }
    check_list(path, read->lines, list, file.exam.value, Pool::practice, items, report);
    check_cases(path, read->lines, list, items, report);
    return out;
}

}  // namespace

bool is_short_name(std::string_view name) {
    return !name.empty() && name.size() <= 64 && name.front() != '-' && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

void check_list(const std::string& file, const plain::Lines& lines, const std::vector<Listed>& list,
                const std::string& exam, Pool pool, const ReadItems& items, plain::Report& report) {
    if (list.empty()) {
        report.problem(file, lines.of("/items"), "needs at least one item");
    }
    std::set<std::string> seen;
    for (const Listed& entry : list) {
        const auto problem = [&](std::string message) {
            report.problem(file, lines.of(entry.pointer), std::move(message));
        };
        if (!seen.insert(entry.name).second) {
            problem(fmt::format("{} is here twice", entry.name));
        }
        const auto item = items.find(entry.name);
        if (item == items.end()) {
            problem(fmt::format("there is no item {}", entry.name));
            continue;
        }
        if (item->second.content.pool != pool) {
            problem(fmt::format("{} is an item of the {} pool", entry.name,
                                schema::name_of(item->second.content.pool)));
        }
        if (item->second.content.exam.value != exam) {
            problem(fmt::format("{} is an item of another exam", entry.name));
        }
        for (const Listed& other : list) {
            if (std::ranges::find(item->second.content.enemies, other.name) !=
                item->second.content.enemies.end()) {
                problem(fmt::format("{} and {} are enemies and must not meet", entry.name, other.name));
            }
        }
    }
}

std::vector<ReadForm> read_forms(const Outlines& outlines, const ReadItems& items,
                                 const plain::Folder& folder, plain::Report& report) {
    std::vector<ReadForm> out;
    for (const std::string& path : folder.matching("exams/*/forms/*.toml")) {
        if (auto form = read_form(path, outlines, items, folder, report)) {
            out.push_back(std::move(*form));
        }
    }
    check_overlap(out, report);
    return out;
}

std::vector<ReadPractice> read_practice(store::Reader& reader, const Outlines& outlines,
                                        const ReadItems& items, const plain::Folder& folder,
                                        plain::Report& report) {
    std::vector<ReadPractice> out;
    for (const std::string& path : folder.matching("practice/*.toml")) {
        if (auto set = read_set(path, outlines, items, folder, report)) {
            set->translations = catalog::read_offer_texts(reader, folder, path.substr(0, path.size() - 5),
                                                          set->set.language, catalog::About::none, report);
            out.push_back(std::move(*set));
        }
    }
    return out;
}

}  // namespace itembank
