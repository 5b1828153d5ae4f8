// A question on its way to QTI: the document being built, and how its responses are scored.
#pragma once
#include <exchange/question.hpp>

#include <functional>
#include <set>

namespace exchange {

inline constexpr std::size_t options_max = 500;  // of one question or blank; of targets, pairs and blanks too
inline constexpr double points_max = 1'000'000;
inline constexpr double sum_slack = 0.1;  // percent by which fractions may miss 100: three thirds

using Attributes = std::initializer_list<std::pair<const char*, std::string>>;
pugi::xml_node add(pugi::xml_node parent, const char* name, Attributes = {});
void add_text(pugi::xml_node parent, std::string_view text);
std::string number(double);  // the shortest text that reads back to the same
std::string without_controls(std::string_view);
std::string in_one_line(std::string_view);  // for titles and labels: blanks folded
// An identifier of QTI begins with a letter or "_": "1" is written "_1".
std::string written_id(const std::string& id);
std::string id_written(const std::string& identifier);  // and back

// One way to answer a blank to type in, tried in this order.
struct Accepted {
    std::string text;  // a text, perhaps with "*"; of numbers, the number, or "*" for any other
    double tolerance = 0, value = 0;
    std::string feedback;  // identifier of what to show
};
// How one response scores. `worth` is the most it gives.
struct Scored {
    enum class By { nobody, match, mapping, area, accepted, places, played };
    std::string response = "RESPONSE";
    std::string outcome = "SCORE";
    qti::Cardinality cardinality = qti::Cardinality::single;
    qti::BaseType type = qti::BaseType::identifier;
    By by = By::match;
    double worth = 1;
    std::vector<std::string> correct;  // as written
    std::vector<std::pair<std::string, double>> mapping;
    std::vector<std::pair<QuestionArea, double>> areas;
    std::vector<Accepted> accepted;
    bool case_sensitive = false;
    std::int64_t plays = 1;
    std::vector<std::pair<std::string, std::string>> feedback;  // option chosen -> what to show
};

class Compiling {
  public:
    Compiling(const Question& question, qti::Problems& problems) : q(question), problems_(problems) {}

    const Question& q;
    pugi::xml_document document;
    pugi::xml_node root, content;  // the item, and the one <div> of its body
    std::vector<Scored> scored;
    std::vector<std::pair<std::string, std::string>> modal;  // identifier -> HTML

    void problem(std::string code, const std::string& pointer, const std::string& message);
    bool failed() const { return failed_; }

    // Clean HTML into the document. False, with a problem, where it is no well-formed text.
    void html(pugi::xml_node into, std::string_view text, const std::string& pointer);
    pugi::xml_node interaction(pugi::xml_node parent, const char* name, Attributes = {});
    void prompt(pugi::xml_node interaction);
    // Calls for every "[[id]]" and "[[id:words]]" below `node`; what it returns false for stays text.
    using AtMark =
        std::function<bool(pugi::xml_node before, const std::string& id, const std::string& words)>;
    static void marks(pugi::xml_node node, const AtMark&);

    // What is to be shown when this option was chosen; "" for nothing.
    std::string option_feedback(const QuestionOption&, const std::string& id, const std::string& blank = "");

  private:
    qti::Problems& problems_;
    bool failed_ = false;
};

// The families of types; each adds its interaction to `content` and its responses to `scored`.
void compile_choice(Compiling&);
void compile_order(Compiling&);
void compile_pairs(Compiling&);
void compile_gaps(Compiling&);
void compile_hot_text(Compiling&);
void compile_words(Compiling&);  // text entry, numbers, extended text
void compile_cloze(Compiling&);  // and inline choice
void compile_picture(Compiling&);
void compile_other(Compiling&);  // slider, media, drawing, upload

// Parts they share.
bool choose(Compiling&, Scored&, const std::vector<QuestionOption>&, const std::string& at, bool several,
            bool all_or_nothing, const std::string& blank = "");
bool accept(Compiling&, Scored&, const std::vector<QuestionOption>&, const std::string& at, QuestionType,
            bool case_sensitive, const std::string& blank = "");
void simple_choices(Compiling&, pugi::xml_node interaction, const std::vector<QuestionOption>&,
                    const std::string& at);
bool score_pairs(Compiling&, Scored&, bool directed);
// Percents that add up to 100 as well as numbers can; nothing where they stay below.
std::optional<std::vector<double>> shares(std::vector<double> percents);
pugi::xml_node picture(Compiling&, pugi::xml_node into);
// How many may be placed: what was asked for, but never too few for the right answer.
std::string at_most(std::int64_t asked, std::size_t needed);
std::string shape_name(qti::AreaShape);
std::string coords_of(const QuestionArea&);
std::vector<double> centre_of(const QuestionArea&);  // a point inside

bool by_a_person(const Compiling&);  // nothing scores it by itself
void write_declarations(Compiling&);
void write_processing(Compiling&);

}  // namespace exchange
