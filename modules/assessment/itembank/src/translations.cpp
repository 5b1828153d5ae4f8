// Whether a translation fits its item. The same is asked of files and of what was edited in the browser.
#include "translations.hpp"

#include <fmt/format.h>
#include <base/text.hpp>

#include "composite.hpp"

namespace itembank {
namespace {

std::string primary(std::string_view tag) { return lower(tag.substr(0, tag.find('-'))); }

// What the processing looks at and shows by: feedback, template parts, printed variables.
std::multiset<std::string> marks(const qti::Item& item) {
    static const std::set<std::string_view> names{"qti-modal-feedback",  "qti-feedback-block",
                                                  "qti-feedback-inline", "qti-template-block",
                                                  "qti-template-inline", "qti-printed-variable"};
    std::multiset<std::string> out;
    item.document->root().find_node([&](pugi::xml_node node) {
        const std::string_view name = qti::local_name(node);
        if (names.contains(name)) {
            std::string text(name.substr(4));
            for (const char* key : {"outcome-identifier", "template-identifier", "identifier", "show-hide"}) {
                if (const char* value = node.attribute(key).value(); *value != '\0') {
                    text += fmt::format(" {}={}", key, value);
                }
            }
            out.insert(std::move(text));
        }
        return false;  // go on
    });
    return out;
}

bool same_mapping(const std::optional<qti::Mapping>& a, const std::optional<qti::Mapping>& b) {
    const auto same_entry = [](const qti::MapEntry& x, const qti::MapEntry& y) {
        return x.key == y.key && x.mapped == y.mapped;
    };
    return a.has_value() == b.has_value() && (!a || std::ranges::equal(a->entries, b->entries, same_entry));
}

class Comparer {
  public:
    Comparer(const qti::Item& own, const qti::Item& other) : own_(own), other_(other) {}

    qti::Problems run(const std::string& language) {
        if (own_.identifier != other_.identifier) {
            problem(1, fmt::format("its identifier must be the item's, \"{}\"", own_.identifier));
        }
        if (own_.adaptive != other_.adaptive) {
            problem(1, "must be adaptive just as the item is");
        }
        if (!other_.language.empty() && primary(other_.language) != primary(language)) {
            problem(1, fmt::format("says xml:lang=\"{}\", and its name says {}", other_.language, language));
        }
        declarations();
        if (problems_.empty()) {
            fields();
            shown_by();
        }
        return std::move(problems_);
    }

  private:
    void problem(std::int64_t line, std::string message) {
        problems_.push_back({"", line, qti::Severity::error, "translation_differs", std::move(message)});
    }
    void declarations() {
        for (const qti::Declaration& mine : own_.declarations) {
            if (other_.find(mine.id) == nullptr) {
                problem(1, fmt::format("does not declare {}, as the item does", mine.id));
            }
        }
        for (const qti::Declaration& theirs : other_.declarations) {
            const qti::Declaration* mine = own_.find(theirs.id);
            if (mine == nullptr) {
                problem(theirs.line, fmt::format("declares {}, which the item does not have", theirs.id));
            } else if (mine->kind != theirs.kind || mine->cardinality != theirs.cardinality ||
                       mine->type != theirs.type) {
                problem(theirs.line, fmt::format("declares {} in another way than the item", theirs.id));
            } else if (mine->correct != theirs.correct || !same_mapping(mine->mapping, theirs.mapping)) {
                problem(
                    theirs.line,
                    fmt::format("has another right answer for {} than the item; answers are scored by the "
                                "item's own document",
                                theirs.id));
            }
        }
        if (problems_.empty() && !std::ranges::equal(own_.declarations, other_.declarations, {},
                                                     &qti::Declaration::id, &qti::Declaration::id)) {
            problem(1, "declares its variables in another order than the item");
        }
    }
    std::int64_t line_of(const std::string& response) const {
        const pugi::xml_node at = other_.document->root().find_node(
            [&](pugi::xml_node node) { return response == node.attribute("response-identifier").value(); });
        return at ? other_.document->line_of(at) : 1;
    }
    // Words move in a sentence, and with them what stands in it: gaps and hot text. All else keeps its order,
    // so that a choice stands where it stands in the item.
    static std::vector<std::string> in_order(std::vector<std::string> ids, bool moves) {
        if (moves) {
            std::ranges::sort(ids);
        }
        return ids;
    }
    void fields() {
        const auto mine = qti::fields_of(own_), theirs = qti::fields_of(other_);
        for (const qti::Field& field : mine) {
            const auto at = std::ranges::find(theirs, field.id, &qti::Field::id);
            if (at == theirs.end() || at->interaction != field.interaction) {
                problem(line_of(field.id),
                        fmt::format("has no {} for {}, as the item has",
                                    field.interaction.empty() ? "interaction" : field.interaction, field.id));
                continue;
            }
            const bool hot = field.interaction == "hottext-interaction";
            const bool gaps = field.interaction == "gap-match-interaction";
            if (in_order(field.options, hot) != in_order(at->options, hot) ||
                in_order(field.targets, gaps) != in_order(at->targets, gaps)) {
                problem(line_of(field.id),
                        fmt::format("must have the same choices for {} as the item, by the same identifiers "
                                    "in the same order",
                                    field.id));
            } else if (field.kind != at->kind || field.ordered != at->ordered || field.least != at->least ||
                       field.most != at->most) {
                problem(line_of(field.id),
                        fmt::format("must take as many answers for {} as the item", field.id));
            }
        }
    }
    void shown_by() {
        const auto mine = marks(own_), theirs = marks(other_);
        for (const std::string& mark : mine) {
            if (theirs.count(mark) != mine.count(mark)) {
                return problem(1, fmt::format("must have {} as often as the item", mark));
            }
        }
        for (const std::string& mark : theirs) {
            if (!mine.contains(mark)) {
                return problem(1, fmt::format("has {}, which the item does not have", mark));
            }
        }
    }

    const qti::Item& own_;
    const qti::Item& other_;
    qti::Problems problems_;
};

template <class A, class B>
bool same_names(const std::vector<A>& mine, const std::vector<B>& theirs) {
    return std::ranges::equal(mine, theirs, {}, &A::name, &B::name);
}

std::string why_not(const Content& c, const Translation& t) {
    if (c.composed.has_value() != t.composed.has_value()) {
        return "it was made for another kind of question";
    }
    if (c.composed) {
        qti::Problems problems;
        const auto own = read_composed(*c.composed, problems);
        const auto other = read_composed(*t.composed, problems);
        if (!own || !other) {
            return "its document cannot be read";
        }
        const auto found = differences(*own, *other, t.language);
        return found.empty() ? "" : "it " + found.front().message;
    }
    if (!same_names(c.options, t.options) || !same_names(c.prompts, t.prompts)) {
        return "the question has other parts than it";
    }
    if (c.case_study.has_value() != t.case_study.has_value()) {
        return "the case study is another";
    }
    return "";
}

}  // namespace

qti::Problems differences(const qti::Item& own, const qti::Item& translated, const std::string& language) {
    return Comparer(own, translated).run(language);
}

Done translations_fit(const Content& c) {
    for (const Translation& t : c.translations.value_or(Translations{})) {
        if (const std::string why = why_not(c, t); !why.empty()) {
            return refuse(
                "translation_unfit",
                fmt::format("The translation \"{}\" does not fit the question any more: {}. Leave it "
                            "out of this version, and bring it again with the programme's files.",
                            t.language, why),
                {{"language", t.language}});
        }
    }
    return {};
}

Content without_unfit_translations(Content c) {
    if (c.translations) {
        std::erase_if(*c.translations, [&](const Translation& t) { return !why_not(c, t).empty(); });
        if (c.translations->empty()) {
            c.translations.reset();
        }
    }
    return c;
}

static std::vector<ItemFile> with_translated(std::vector<ItemFile> out,
                                             const std::optional<Translations>& translations) {
    for (const Translation& t : translations.value_or(Translations{})) {
        for (const ItemFile& file : t.composed ? t.composed->files : std::vector<ItemFile>{}) {
            if (std::ranges::find(out, file.path, &ItemFile::path) == out.end()) {
                out.push_back(file);
            }
        }
    }
    return out;
}
std::vector<ItemFile> files_of(const Content& c) {
    return with_translated(c.composed ? c.composed->files : std::vector<ItemFile>{}, c.translations);
}
std::vector<ItemFile> files_of(const DraftBody& body) {
    return with_translated(body.files, body.translations);
}

std::string content_hash(const Content& c) {
    // Without translations as it was before there were any: no item becomes another because of this field.
    schema::json::value json = schema::write(c);
    if (!c.translations) {
        json.as_object().erase("translations");
    }
    return sha256(schema::json::serialize(json));
}

}  // namespace itembank
