// A question as people write it, apart from every file format: what importers make, what the editors edit,
// and what QTI is compiled from.
#pragma once
#include <qti/item.hpp>
#include <schema/schema.hpp>

namespace exchange {

BOOST_DEFINE_ENUM_CLASS(QuestionType, choice, multiple_response, true_false, inline_choice, text_entry,
                        numeric, extended_text, order, associate, match, gap_match, hot_text, hotspot,
                        graphic_order, graphic_associate, graphic_gap_match, select_point, position_object,
                        slider, media, drawing, upload, cloze, description)

// All texts are HTML of a safe subset (see clean_html), whatever they were in the file.
struct QuestionArea {
    qti::AreaShape shape = qti::AreaShape::rectangle;
    std::vector<double> coords;
    bool operator==(const QuestionArea&) const = default;
};
BOOST_DESCRIBE_STRUCT(QuestionArea, (), (shape, coords))

// One way to answer: an option to choose, a step in the right order, an accepted text or number, a hot spot,
// a word to drag, an area that counts.
struct QuestionOption {
    std::string id;       // short, unique in the question; made up where the file has none ("a", "b", …)
    std::string text;     // HTML; of text_entry the accepted text itself, "*" for any
    double fraction = 0;  // percent of the points, -100 to 100
    std::optional<double> tolerance;  // numeric: how far off still counts
    std::string feedback;
    std::optional<QuestionArea> area;
    std::string picture;    // path of the picture to drag
    bool fixed = false;     // keeps its place when the rest is shuffled
    std::string group;      // gaps take words of their own group alone
    std::int64_t most = 1;  // how often it may be used; 0: without limit
    bool operator==(const QuestionOption&) const = default;
};
BOOST_DESCRIBE_STRUCT(QuestionOption, (),
                      (id, text, fraction, tolerance, feedback, area, picture, fixed, group, most))

// The other side of a match, a gap in the text ("[[id]]"), a target in a picture.
struct QuestionTarget {
    std::string id, text;
    std::optional<QuestionArea> area;
    std::string group;
    std::int64_t most = 1;
    bool operator==(const QuestionTarget&) const = default;
};
BOOST_DESCRIBE_STRUCT(QuestionTarget, (), (id, text, area, group, most))
struct QuestionPair {
    std::string option, target;
    double fraction = 0;  // percent of the points
    bool operator==(const QuestionPair&) const = default;
};
BOOST_DESCRIBE_STRUCT(QuestionPair, (), (option, target, fraction))

// cloze and inline_choice: one place to answer inside the text, where "[[id]]" stands.
struct QuestionBlank {
    std::string id;
    QuestionType type =
        QuestionType::text_entry;  // text_entry, numeric, inline_choice, choice, multiple_response
    double weight = 1;
    bool case_sensitive = false;
    std::vector<QuestionOption> options;
    bool operator==(const QuestionBlank&) const = default;
};
BOOST_DESCRIBE_STRUCT(QuestionBlank, (), (id, type, weight, case_sensitive, options))

struct QuestionPicture {
    std::string path;  // among the question's files
    std::string alt;   // required by the editors; importers warn without one
    std::int64_t width = 0, height = 0;
    bool operator==(const QuestionPicture&) const = default;
};
BOOST_DESCRIBE_STRUCT(QuestionPicture, (), (path, alt, width, height))
struct QuestionSlider {
    double low = 0, high = 100, step = 1, answer = 50, tolerance = 0;
    bool vertical = false;
    bool operator==(const QuestionSlider&) const = default;
};
BOOST_DESCRIBE_STRUCT(QuestionSlider, (), (low, high, step, answer, tolerance, vertical))
struct QuestionFeedback {
    std::string general, correct, partly, wrong;
    bool operator==(const QuestionFeedback&) const = default;
};
BOOST_DESCRIBE_STRUCT(QuestionFeedback, (), (general, correct, partly, wrong))

struct Question {
    QuestionType type = QuestionType::choice;
    std::string name;   // what the file calls it: an identifier, may be empty
    std::string title;  // may be empty
    std::string text;   // the stem
    double points = 1;
    std::int64_t least = 0, most = 1;  // how many to choose, to place, to point at; most 0: without limit
    bool shuffle = true;
    bool case_sensitive = false;
    bool all_or_nothing = true;  // false: fractions add up
    std::int64_t lines = 0;      // extended_text: the height offered
    std::vector<QuestionOption> options;
    std::vector<QuestionTarget> targets;
    std::vector<QuestionPair> pairs;
    std::vector<QuestionBlank> blanks;
    std::optional<QuestionPicture> picture;
    std::optional<QuestionSlider> slider;
    QuestionFeedback feedback;
    std::vector<std::string> hints, tags;
    std::string language;
    bool operator==(const Question&) const = default;
};
BOOST_DESCRIBE_STRUCT(Question, (),
                      (type, name, title, text, points, least, most, shuffle, case_sensitive, all_or_nothing,
                       lines, options, targets, pairs, blanks, picture, slider, feedback, hints, tags,
                       language))

// The safe subset: elements of prose, lists, tables, pictures, sub and sup, code, MathML, ruby; no script, no
// handler, no style but direction and alignment classes, no address but http(s), mailto and relative paths.
// What was taken out is named in `removed` ("script", "onclick", …).
std::string clean_html(std::string_view html, std::vector<std::string>* removed = nullptr);
std::string html_of_plain(std::string_view text);  // paragraphs at blank lines, breaks at line ends

// A QTI 3 item. Every question compiles: what is incomplete gives problems and no document. Hot text marks
// its words in the stem, "[[id:the words]]". An order is always shuffled. A description is worth nothing.
std::optional<std::string> to_qti(const Question&, const std::string& identifier, qti::Problems&);
// The question a document was compiled from, where it is one of ours; tested by compiling it again. Of other
// tools, plain choice, order, match and gap match items that score the same when compiled.
std::optional<Question> question_of(const qti::Item&);

}  // namespace exchange
