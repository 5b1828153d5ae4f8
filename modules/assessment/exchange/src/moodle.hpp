// Moodle's quiz XML, one question at a time.
#pragma once
#include <exchange/intake.hpp>

#include "attachments.hpp"
#include "texts.hpp"

namespace exchange {

class MoodleQuestion {
  public:
    // `lines_before`: of the file, in front of the document the node stands in.
    MoodleQuestion(const qti::Xml&, pugi::xml_node, std::int64_t lines_before, qti::Problems&);

    Question question;
    Texts texts;
    Attachments files;

    pugi::xml_node node() const { return node_; }
    std::int64_t line_of(pugi::xml_node) const;

    // What <child> or <child><text> says, without blanks around it; "" where it is absent.
    std::string plain(const char* child) const;
    std::string plain(pugi::xml_node holder) const;
    // A text with its format and its files: as blocks, as what stands in a line, as words alone.
    std::string rich(pugi::xml_node holder);
    std::string inner(pugi::xml_node holder);
    std::string words(pugi::xml_node holder);
    std::string rich(std::string_view written, pugi::xml_node holder);  // instead of what the holder says
    std::string inner(std::string_view written, pugi::xml_node holder);
    std::string words(std::string_view written, pugi::xml_node holder);

    double number(pugi::xml_node holder, double fallback);  // an error for what is no number
    double number(const char* child, double fallback) { return number(node_.child(child), fallback); }
    bool flag(const char* child, bool fallback) const;
    std::string group(pugi::xml_node holder) const;                 // "1" is "g1"
    double fraction(pugi::xml_node answer);                         // in percent
    std::optional<Attachments::Kept> picture(pugi::xml_node file);  // of a <file> that no text names

  private:
    TextFormat format_of(pugi::xml_node holder, std::string_view written) const;
    std::string with_files(std::string_view written, pugi::xml_node holder);

    const qti::Xml& xml_;
    pugi::xml_node node_;
    std::int64_t lines_before_;
};

std::string moodle_text(pugi::xml_node holder);  // as written, with everything inside

// One of each kind of question: they fill in what goes beyond name, text, points, feedback, hints and tags.
void moodle_choice(MoodleQuestion&);
void moodle_choice_set(MoodleQuestion&);
void moodle_true_false(MoodleQuestion&);
void moodle_short_answer(MoodleQuestion&);
void moodle_numerical(MoodleQuestion&);
void moodle_matching(MoodleQuestion&);
void moodle_essay(MoodleQuestion&);
void moodle_description(MoodleQuestion&);
void moodle_ordering(MoodleQuestion&);
void moodle_cloze(MoodleQuestion&);
void moodle_gap_select(MoodleQuestion&);
void moodle_drag_words(MoodleQuestion&);
void moodle_drag_pictures(MoodleQuestion&);
void moodle_drag_markers(MoodleQuestion&);

}  // namespace exchange
