// Bringing together: associate, match, gap match.
#include "compiling.hpp"

#include <base/text.hpp>

namespace exchange {
namespace {

using qti::BaseType;
using qti::Cardinality;

bool known(const auto& list, const std::string& id) {
    return std::ranges::any_of(list, [&](const auto& each) { return each.id == id; });
}

// How often this one is part of a right pair: it must be allowed at least as often.
std::size_t uses(const Question& q, const std::string& id, bool as_target, bool either) {
    const bool weighted = std::ranges::any_of(q.pairs, [](const QuestionPair& p) { return p.fraction > 0; });
    return static_cast<std::size_t>(std::ranges::count_if(q.pairs, [&](const QuestionPair& p) {
        const bool right = !weighted || p.fraction > 0;
        return right && ((as_target || either ? p.target == id : false) ||
                         (!as_target || either ? p.option == id : false));
    }));
}

pugi::xml_node associable(Compiling& c, pugi::xml_node into, const std::string& id, const std::string& text,
                          const std::string& group, std::string match_max, bool fixed,
                          const std::string& pointer) {
    if (trimmed(text).empty()) {
        c.problem("option_without_text", pointer + "/text", "write what it says.");
    }
    pugi::xml_node node = add(into, "qti-simple-associable-choice",
                              {{"identifier", written_id(id)}, {"match-max", std::move(match_max)}});
    if (!group.empty()) {
        node.append_attribute("match-group").set_value(group.c_str());
    }
    if (fixed) {
        node.append_attribute("fixed").set_value("true");
    }
    c.html(node, text, pointer + "/text");
    return node;
}

std::string place(const char* list, std::size_t i) { return std::string(list) + "/" + std::to_string(i); }

std::string few(const Question& q) {
    const auto count = std::min<std::int64_t>(q.least, static_cast<std::int64_t>(q.pairs.size()));
    return count > 0 ? std::to_string(count) : "";
}

}  // namespace

bool score_pairs(Compiling& c, Scored& s, bool directed) {
    const Question& q = c.q;
    s.cardinality = Cardinality::multiple;
    s.type = directed ? BaseType::directed_pair : BaseType::pair;
    bool fine = true;
    std::vector<double> percents;
    std::set<std::pair<std::string, std::string>> seen;
    for (std::size_t i = 0; i < q.pairs.size(); ++i) {
        const QuestionPair& pair = q.pairs[i];
        if (!known(q.options, pair.option)) {
            c.problem("no_such_option", place("/pairs", i) + "/option",
                      "there is no \"" + pair.option + "\".");
            fine = false;
        }
        if (directed ? !known(q.targets, pair.target)
                     : !known(q.options, pair.target) || pair.target == pair.option) {
            c.problem("no_such_target", place("/pairs", i) + "/target",
                      "there is no \"" + pair.target + "\".");
            fine = false;
        }
        auto ends = std::pair(pair.option, pair.target);
        if (!directed && ends.second < ends.first) {
            std::swap(ends.first, ends.second);
        }
        if (!seen.insert(ends).second) {
            c.problem("id_twice", place("/pairs", i), "this pair is there twice.");
            fine = false;
        }
        percents.push_back(pair.fraction);
    }
    if (std::ranges::none_of(percents, [](double p) { return p > 0; })) {
        // Pairs without percents are all right, and each counts the same.
        std::ranges::fill(percents, percents.empty() ? 0.0 : 100.0 / static_cast<double>(percents.size()));
    }
    const auto fair = shares(percents);
    if (percents.empty() || (!fair && !q.all_or_nothing)) {
        c.problem(percents.empty() ? "no_right_answer" : "fractions_below_100", "/pairs",
                  percents.empty() ? "say what belongs together." : "the pairs together need 100 percent.");
        return false;
    }
    for (std::size_t i = 0; i < q.pairs.size(); ++i) {
        const std::string written = written_id(q.pairs[i].option) + " " + written_id(q.pairs[i].target);
        if (percents[i] > 0) {
            s.correct.push_back(written);
        }
        if (!q.all_or_nothing && (*fair)[i] != 0) {
            s.mapping.emplace_back(written, s.worth * (*fair)[i] / 100);
        }
    }
    s.by = q.all_or_nothing ? Scored::By::match : Scored::By::mapping;
    for (const QuestionOption& o : q.options) {
        c.option_feedback(o, o.id);
    }
    return fine;
}

void compile_pairs(Compiling& c) {
    const Question& q = c.q;
    const bool match = q.type == QuestionType::match;
    Scored s{.worth = q.points};
    if (q.options.empty() || (match ? q.targets.empty() : q.options.size() < 2)) {
        c.problem("no_options", "/options", "write what is to be brought together.");
    }
    score_pairs(c, s, match);
    pugi::xml_node at =
        c.interaction(c.content, match ? "qti-match-interaction" : "qti-associate-interaction",
                      {{"shuffle", q.shuffle ? "true" : "false"},
                       {"max-associations", at_most(q.most, s.correct.size())},
                       {"min-associations", few(q)}});
    c.prompt(at);
    pugi::xml_node first = match ? add(at, "qti-simple-match-set") : at;
    for (std::size_t i = 0; i < q.options.size(); ++i) {
        const QuestionOption& o = q.options[i];
        associable(c, first, o.id, o.text, o.group, at_most(o.most, uses(q, o.id, false, !match)), o.fixed,
                   place("/options", i));
    }
    if (match) {
        pugi::xml_node second = add(at, "qti-simple-match-set");
        for (std::size_t i = 0; i < q.targets.size(); ++i) {
            const QuestionTarget& t = q.targets[i];
            associable(c, second, t.id, t.text, t.group, at_most(t.most, uses(q, t.id, true, false)), false,
                       place("/targets", i));
        }
    }
    c.scored.push_back(std::move(s));
}

void compile_gaps(Compiling& c) {
    const Question& q = c.q;
    const bool graphic = q.type == QuestionType::graphic_gap_match;
    Scored s{.worth = q.points};
    if (q.options.empty() || q.targets.empty()) {
        c.problem("no_options", q.options.empty() ? "/options" : "/targets",
                  "write the words to drag and the places they go to.");
    }
    score_pairs(c, s, true);
    pugi::xml_node at =
        c.interaction(c.content, graphic ? "qti-graphic-gap-match-interaction" : "qti-gap-match-interaction",
                      {{"shuffle", graphic     ? ""
                                   : q.shuffle ? "true"
                                               : "false"},
                       {"max-associations", at_most(q.most, s.correct.size())},
                       {"min-associations", few(q)}});
    if (graphic) {
        c.prompt(at);
        picture(c, at);
    }
    for (std::size_t i = 0; i < q.options.size(); ++i) {
        const QuestionOption& o = q.options[i];
        const std::string pointer = place("/options", i);
        if (trimmed(o.text).empty()) {
            c.problem("option_without_text", pointer + "/text",
                      o.picture.empty() ? "write the word to drag." : "say in words what the picture shows.");
        }
        pugi::xml_node node = add(
            at, o.picture.empty() ? "qti-gap-text" : "qti-gap-img",
            {{"identifier", written_id(o.id)}, {"match-max", at_most(o.most, uses(q, o.id, false, false))}});
        if (!o.group.empty()) {
            node.append_attribute("match-group").set_value(o.group.c_str());
        }
        if (o.picture.empty()) {
            c.html(node, o.text, pointer + "/text");
        } else {
            add(node, "img", {{"src", in_one_line(o.picture)}, {"alt", in_one_line(o.text)}});
        }
    }
    std::set<std::string> placed;
    if (!graphic) {
        pugi::xml_node text = add(at, "div");
        c.html(text, q.text, "/text");
        Compiling::marks(text, [&](pugi::xml_node before, const std::string& id, const std::string& words) {
            const auto target = std::ranges::find(q.targets, id, &QuestionTarget::id);
            if (!words.empty()) {
                return false;
            }
            if (target == q.targets.end() || !placed.insert(id).second) {
                c.problem(target == q.targets.end() ? "no_such_target" : "id_twice", "/text",
                          "\"[[" + id + "]]\" is no gap of this question, or stands there twice.");
                return true;
            }
            pugi::xml_node gap = before.parent().insert_child_before("qti-gap", before);
            gap.append_attribute("identifier").set_value(written_id(id).c_str());
            if (!target->group.empty()) {
                gap.append_attribute("match-group").set_value(target->group.c_str());
            }
            return true;
        });
    }
    for (std::size_t i = 0; i < q.targets.size(); ++i) {
        const QuestionTarget& t = q.targets[i];
        if (!graphic && !placed.contains(t.id)) {
            c.problem("blank_without_place", place("/targets", i),
                      "say where the gap is: write \"[[" + t.id + "]]\" in the text.");
        }
        if (!graphic && uses(q, t.id, true, false) > 1) {
            c.problem("gap_takes_one", place("/targets", i),
                      "a gap takes one word; there are several pairs.");
        }
    }
    c.scored.push_back(std::move(s));
}

}  // namespace exchange
