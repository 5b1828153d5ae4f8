// Questions answered by writing, and texts without a question.
#include <base/text.hpp>

#include "landing.hpp"
#include "moodle.hpp"

namespace exchange {

void moodle_short_answer(MoodleQuestion& read) {
    Question& q = read.question;
    q.case_sensitive = read.flag("usecase", false);
    q.all_or_nothing = false;
    q.shuffle = false;
    for (const pugi::xml_node answer : read.node().children("answer")) {
        QuestionOption option;
        option.id = letter_id(q.options.size());
        option.text = read.plain(answer);
        option.fraction = read.fraction(answer);
        option.feedback = read.inner(answer.child("feedback"));
        q.options.push_back(std::move(option));
    }
}

void moodle_numerical(MoodleQuestion& read) {
    Question& q = read.question;
    q.all_or_nothing = false;
    q.shuffle = false;
    for (const pugi::xml_node answer : read.node().children("answer")) {
        QuestionOption option;
        option.id = letter_id(q.options.size());
        option.fraction = read.fraction(answer);
        option.feedback = read.inner(answer.child("feedback"));
        if (read.plain(answer) == "*") {
            option.text = "*";
        } else {
            std::string written = read.plain(answer);
            if (!written.contains('.')) {
                std::ranges::replace(written, ',', '.');
            }
            if (!number_in(written)) {
                read.texts.at(read.line_of(answer));
                read.texts.error("number_unreadable", "The answer \"" + written.substr(0, 40) +
                                                          "\" is no number. Write it like 3.5.");
                read.texts.at(read.line_of(read.node()));
            }
            option.text = written;
            option.tolerance = read.number(answer.child("tolerance"), 0);
            if (*option.tolerance < 0) {
                read.texts.error("tolerance_negative", "A tolerance cannot be less than 0.");
            }
        }
        q.options.push_back(std::move(option));
    }
    std::vector<std::string> units;
    for (const pugi::xml_node unit : read.node().child("units").children("unit")) {
        units.push_back(trimmed(unit.child("unit_name").text().get()).substr(0, 40));
    }
    if (!units.empty()) {
        read.texts.not_kept("the units (" + joined(units, ", ").substr(0, 200) +
                            "): say in the text which one is meant");
    }
}

void moodle_essay(MoodleQuestion& read) {
    Question& q = read.question;
    q.shuffle = false;
    q.lines = std::int64_t(std::clamp(read.number("responsefieldlines", 15), 0.0, 100.0));
    const std::string format = lower(read.plain("responseformat"));
    const bool wants_files = read.number("attachments", 0) != 0;
    if (format == "noinline") {
        q.type = QuestionType::upload;
        q.lines = 0;
    } else if (wants_files) {
        read.texts.not_kept("that files may be attached to the text");
    }
    if (format == "monospaced") {
        read.texts.not_kept("letters of equal width");
    }
    if (!read.words(read.node().child("graderinfo")).empty()) {
        read.texts.not_kept("the information for graders");
    }
    if (!read.words(read.node().child("responsetemplate")).empty()) {
        read.texts.not_kept("the text that stands in the answer from the start");
    }
    if (read.number("minwordlimit", 0) > 0 || read.number("maxwordlimit", 0) > 0) {
        read.texts.not_kept("the limits on the number of words");
    }
    if (!read.plain("filetypeslist").empty()) {
        read.texts.not_kept("the kinds of files asked for");
    }
}

void moodle_description(MoodleQuestion& read) {
    read.question.points = 0;
    read.question.shuffle = false;
}

}  // namespace exchange
