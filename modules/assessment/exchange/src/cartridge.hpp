// QTI 1.2 as Common Cartridge has it, and Canvas and Blackboard write it: one item at a time.
#pragma once
#include <exchange/intake.hpp>

#include "attachments.hpp"
#include "texts.hpp"

namespace exchange {

// Children and descendants by their names without prefix.
std::vector<pugi::xml_node> children_of(pugi::xml_node, std::string_view name);
pugi::xml_node child_of(pugi::xml_node, std::string_view name);
std::vector<pugi::xml_node> below(pugi::xml_node, std::string_view name);

struct OldLabel {
    std::string id, text;
    bool fixed = false;
};
struct OldResponse {
    enum class Kind { choice, text, number, order, other };
    Kind kind = Kind::choice;
    std::string id;
    std::string prompt;  // the words in front of it: the left side of a pair, the name of a blank
    bool several = false, shuffle = false;
    std::int64_t lines = 0;
    std::vector<OldLabel> labels;
};
struct OldItem {
    std::string id, title;
    std::map<std::string, std::string> facts;  // of its metadata, labels in lower case
    std::string stem;                          // with "[[r1]]" where the first response stands in the flow
    std::vector<OldResponse> responses;
    pugi::xml_node processing;
    std::map<std::string, std::string> feedback;  // by identifier
    std::vector<std::string> hints;

    std::string fact(std::string_view label) const;  // "" without one
};

class OldReader {
  public:
    OldReader(const qti::Xml&, pugi::xml_node item, const qti::Files& package, qti::Problems&);

    Texts texts;
    Attachments files;

    OldItem read();

  private:
    void metadata(OldItem&);
    void presentation(OldItem&, pugi::xml_node);
    void response(OldItem&, pugi::xml_node);
    void label(OldResponse&, pugi::xml_node);
    void feedback(OldItem&);
    enum class As { block, line };
    std::string material(pugi::xml_node, As);
    std::string text_of_material(pugi::xml_node, As);
    std::optional<std::string> file_at(const std::string& address) const;

    const qti::Xml& xml_;
    pugi::xml_node item_;
    const qti::Files& package_;
    std::string folder_;
};

// What response processing makes of answers. Bounded: `spent` after rules_steps_max conditions looked at.
using OldAnswers = std::map<std::string, std::vector<std::string>>;
struct OldOutcome {
    double score = 0;
    std::vector<std::string> shown;  // identifiers of feedback
};
inline constexpr std::size_t rules_steps_max = 2'000'000;

class OldRules {
  public:
    explicit OldRules(const OldItem&);

    OldOutcome run(const OldAnswers&);
    double most() const { return most_; }  // the points processing counts up to
    bool spent() const { return steps_ >= rules_steps_max; }

    // What the conditions compare this response with.
    struct Compared {
        std::string kind;  // "varequal", "varsubstring", "vargte", …
        std::string value;
        bool case_sensitive = false;
        pugi::xml_node inside;  // what it stands in, for ranges
    };
    std::vector<Compared> compared(std::string_view response) const;
    // The values a response must have in the first condition that gives everything.
    std::vector<std::string> right(std::string_view response);

  private:
    bool holds(pugi::xml_node, const OldAnswers&);
    bool all_or_any(pugi::xml_node, const OldAnswers&);
    bool compares(pugi::xml_node, std::string_view name, const OldAnswers&);
    void set(pugi::xml_node, double& score) const;

    const OldItem& item_;
    std::vector<pugi::xml_node> conditions_;
    double most_ = 100;
    std::size_t steps_ = 0;
};

// The question an item asks. Problems are told through the reader's texts.
Question question_of_old(const OldItem&, OldReader&);

}  // namespace exchange
