#include "moodle.hpp"

#include <base/text.hpp>

#include "base64.hpp"
#include "html_lists.hpp"
#include "landing.hpp"
#include "moodle_slices.hpp"

namespace exchange {
namespace {

struct Kind {
    std::string_view type;
    QuestionType makes;
    void (*read)(MoodleQuestion&);
};
constexpr auto kinds = std::to_array<Kind>({
    {"multichoice", QuestionType::choice, moodle_choice},
    {"multichoiceset", QuestionType::multiple_response, moodle_choice_set},
    {"oumultiresponse", QuestionType::multiple_response, moodle_choice},
    {"truefalse", QuestionType::true_false, moodle_true_false},
    {"shortanswer", QuestionType::text_entry, moodle_short_answer},
    {"numerical", QuestionType::numeric, moodle_numerical},
    {"matching", QuestionType::match, moodle_matching},
    {"match", QuestionType::match, moodle_matching},
    {"ddmatch", QuestionType::match, moodle_matching},
    {"essay", QuestionType::extended_text, moodle_essay},
    {"description", QuestionType::description, moodle_description},
    {"ordering", QuestionType::order, moodle_ordering},
    {"cloze", QuestionType::cloze, moodle_cloze},
    {"multianswer", QuestionType::cloze, moodle_cloze},
    {"gapselect", QuestionType::inline_choice, moodle_gap_select},
    {"ddwtos", QuestionType::gap_match, moodle_drag_words},
    {"ddimageortext", QuestionType::graphic_gap_match, moodle_drag_pictures},
    {"ddmarker", QuestionType::graphic_gap_match, moodle_drag_markers},
});

// What one or the other reader looks at, and what says only how Moodle shows the question.
constexpr auto known = std::to_array<std::string_view>({"name",
                                                        "questiontext",
                                                        "generalfeedback",
                                                        "defaultgrade",
                                                        "penalty",
                                                        "hidden",
                                                        "idnumber",
                                                        "tags",
                                                        "hint",
                                                        "single",
                                                        "shuffleanswers",
                                                        "shuffleoptions",
                                                        "answernumbering",
                                                        "showstandardinstruction",
                                                        "correctfeedback",
                                                        "partiallycorrectfeedback",
                                                        "incorrectfeedback",
                                                        "shownumcorrect",
                                                        "answer",
                                                        "usecase",
                                                        "units",
                                                        "unitgradingtype",
                                                        "unitpenalty",
                                                        "showunits",
                                                        "unitsleft",
                                                        "instructions",
                                                        "subquestion",
                                                        "responseformat",
                                                        "responserequired",
                                                        "responsefieldlines",
                                                        "minwordlimit",
                                                        "maxwordlimit",
                                                        "attachments",
                                                        "attachmentsrequired",
                                                        "maxbytes",
                                                        "filetypeslist",
                                                        "graderinfo",
                                                        "responsetemplate",
                                                        "layouttype",
                                                        "selecttype",
                                                        "selectcount",
                                                        "gradingtype",
                                                        "showgrading",
                                                        "numberingstyle",
                                                        "shownumpartscorrect",
                                                        "selectoption",
                                                        "dragbox",
                                                        "drag",
                                                        "drop",
                                                        "file",
                                                        "showmisplaced",
                                                        "image",
                                                        "image_base64",
                                                        "category",
                                                        "length",
                                                        "qtype",
                                                        "versions",
                                                        "statenoofcorrect",
                                                        "statecorrect"});

constexpr std::size_t tags_max = 20, tag_bytes_max = 80;

// "$course$/top/Networks/TCP//IP" is Networks, and TCP/IP in it.
std::vector<std::string> parts_of_category(std::string_view path) {
    std::vector<std::string> parts(1);
    for (std::size_t at = 0; at < path.size(); ++at) {
        if (path[at] != '/') {
            parts.back() += path[at];
        } else if (path.substr(at + 1).starts_with('/')) {
            parts.back() += '/';
            ++at;
        } else {
            parts.emplace_back();
        }
    }
    std::vector<std::string> kept;
    for (std::string part : parts) {
        part = trimmed(part).substr(0, tag_bytes_max);
        const bool is_place = part.size() > 2 && part.starts_with('$') && part.ends_with('$');
        if (!part.empty() && !is_place && part != "top" && is_utf8(part)) {
            kept.push_back(std::move(part));
        }
    }
    return kept;
}

class Reader {
  public:
    Reader(const std::string& file, Intake& intake) : file_(file), intake_(intake), landing_(file, intake) {}

    // False when reading stops for good.
    bool question(const qti::Xml& xml, pugi::xml_node node, std::int64_t lines_before) {
        const std::int64_t line = xml.line_of(node) + lines_before;
        if (landing_.full(line)) {
            return false;
        }
        const std::string type = lower(node.attribute("type").value());
        if (type == "category") {
            category(node);
            return true;
        }
        const auto kind = std::ranges::find(kinds, type, &Kind::type);
        if (kind == kinds.end()) {
            landing_.error(line, "type_not_supported",
                           "Questions of type \"" + type.substr(0, 40) +
                               "\" cannot be imported. Leave it out, or write it anew as another type.");
            return true;
        }
        MoodleQuestion read(xml, node, lines_before, intake_.problems);
        read.question.type = kind->makes;
        common(read);
        kind->read(read);
        if (const std::string bytes = read.plain("image_base64"); !bytes.empty()) {
            old_picture(read, bytes);
        }
        tell(read);
        land(read, line);
        return true;
    }

  private:
    void category(pugi::xml_node node) {
        category_ = trimmed(moodle_text(node.child("category")));
        category_tags_ = parts_of_category(category_);
    }

    void common(MoodleQuestion& read) {
        Question& q = read.question;
        q.title = read.words(read.node().child("name"));
        q.name = read.plain("idnumber");
        if (q.type != QuestionType::cloze && q.type != QuestionType::inline_choice &&
            q.type != QuestionType::gap_match) {
            q.text = read.rich(read.node().child("questiontext"));
        }
        q.points = read.number("defaultgrade", 1);
        if (q.points < 0) {
            read.texts.error("points_negative", "A question cannot give less than no points.");
        }
        q.shuffle = read.flag("shuffleanswers", read.flag("shuffleoptions", true));
        q.feedback.general = read.rich(read.node().child("generalfeedback"));
        q.feedback.correct = read.rich(read.node().child("correctfeedback"));
        q.feedback.partly = read.rich(read.node().child("partiallycorrectfeedback"));
        q.feedback.wrong = read.rich(read.node().child("incorrectfeedback"));
        for (const pugi::xml_node hint : read.node().children("hint")) {
            if (std::string text = read.rich(hint); !text.empty()) {
                q.hints.push_back(std::move(text));
            }
        }
        q.tags = category_tags_;
        for (const pugi::xml_node tag : read.node().child("tags").children("tag")) {
            const std::string text = read.plain(tag).substr(0, tag_bytes_max);
            if (!text.empty() && q.tags.size() < tags_max && !is_in(q.tags, text)) {
                q.tags.push_back(text);
            }
        }
    }

    // Moodle 1.9 kept one picture beside the text.
    static void old_picture(MoodleQuestion& read, const std::string& base64) {
        std::optional<std::string> bytes = from_base64(base64);
        const auto kept = bytes ? read.files.keep(read.plain("image"), std::move(*bytes)) : std::nullopt;
        if (kept) {
            read.question.text +=
                read.texts.of("<p><img src=\"" + kept->path + "\" alt=\"\"></p>", TextFormat::html);
        } else {
            read.texts.not_kept("the picture beside the text, which is damaged");
        }
    }

    // What stands in the file and not in the question.
    void tell(MoodleQuestion& read) {
        if (read.number("penalty", 0) != 0) {
            read.texts.not_kept("the penalty for another try");
        }
        if (read.flag("hidden", false)) {
            read.texts.not_kept("that it was hidden");
        }
        for (const pugi::xml_node child : read.node().children()) {
            if (child.type() == pugi::node_element && !is_in(known, child.name())) {
                read.texts.not_kept("<" + std::string(child.name()).substr(0, 40) + ">");
            }
        }
        read.texts.tell();
    }

    void land(MoodleQuestion& read, std::int64_t line) {
        if (read.texts.has_failed()) {
            return;
        }
        const std::size_t before = intake_.found.size();
        std::map<std::string, std::string> metadata;
        if (!category_.empty()) {
            metadata["category"] = category_.substr(0, 1'000);
        }
        landing_.land(std::move(read.question), line, std::move(metadata));
        if (intake_.found.size() > before) {
            intake_.found.back().files = read.files.take();
        }
    }

    const std::string& file_;
    Intake& intake_;
    Landing landing_;
    std::string category_;
    std::vector<std::string> category_tags_;
};

constexpr qti::XmlLimits limits{.bytes = text_bytes_max};

void read_slices(const std::string& file, std::string_view text, qti::Problems whole, Reader& reader,
                 Intake& intake) {
    const std::vector<Slice> slices = slices_of(text);
    bool is_any_bad = false;
    for (const Slice& slice : slices) {
        qti::Problems problems;
        const auto xml = qti::Xml::parse(std::string(slice.text), file, problems, limits);
        is_any_bad = is_any_bad || xml == nullptr;
        for (qti::Problem& problem : problems) {
            problem.line += slice.lines_before;
            intake.problems.push_back(std::move(problem));
        }
        if (xml && !reader.question(*xml, xml->root(), slice.lines_before)) {
            return;
        }
    }
    if (!is_any_bad) {  // what is wrong stands between the questions
        std::ranges::move(whole, std::back_inserter(intake.problems));
    }
}

// The declaration has done its work; what comes after it is UTF-8 whatever it says. Line ends stay.
void drop_declaration(std::string& text) {
    const std::size_t from = text.find_first_not_of(" \t\r\n");
    if (from != std::string::npos && text.compare(from, 5, "<?xml") == 0) {
        const std::size_t end = text.find("?>", from);
        if (end != std::string::npos) {
            std::fill(text.begin(), text.begin() + std::ptrdiff_t(end) + 2, ' ');
        }
    }
}

bool names_encoding(std::string_view bytes) {
    const std::string head = lower(bytes.substr(0, 200));
    return head.contains("encoding=\"iso-8859-1\"") || head.contains("encoding=\"windows-1252\"") ||
           head.contains("encoding='iso-8859-1'") || head.contains("encoding='windows-1252'");
}

}  // namespace

void read_moodle(const std::string& file, std::string bytes, Intake& intake) {
    intake.format = Format::moodle_xml;
    if (bytes.size() > text_bytes_max) {
        intake.problems.push_back({file, 0, qti::Severity::error, "file_too_large",
                                   "The file has more than 32 MB. Export the questions in smaller parts."});
        return;
    }
    const bool was_told = names_encoding(bytes);
    qti::Problems encoding;
    std::optional<std::string> text = as_utf8(file, std::move(bytes), encoding);
    if (!was_told || !text) {
        std::ranges::move(encoding, std::back_inserter(intake.problems));
    }
    if (!text) {
        return;
    }
    drop_declaration(*text);
    Reader reader(file, intake);
    qti::Problems problems;
    const auto xml = qti::Xml::parse(*text, file, problems, limits);
    if (!xml) {
        const bool is_refused =
            std::ranges::any_of(problems, [](const qti::Problem& p) { return p.code == "doctype_refused"; });
        if (is_refused || slices_of(*text).empty()) {
            std::ranges::move(problems, std::back_inserter(intake.problems));
        } else {
            read_slices(file, *text, std::move(problems), reader, intake);
        }
        return;
    }
    std::ranges::move(problems, std::back_inserter(intake.problems));
    if (qti::local_name(xml->root()) != "quiz") {
        xml->problem(intake.problems, xml->root(), qti::Severity::error, "not_moodle_xml",
                     "Moodle's question files begin with <quiz>. Export the questions as Moodle XML.");
        return;
    }
    for (const pugi::xml_node node : xml->root().children("question")) {
        if (!reader.question(*xml, node, 0)) {
            return;
        }
    }
    if (intake.found.empty() && !qti::has_errors(intake.problems)) {
        xml->problem(intake.problems, xml->root(), qti::Severity::error, "no_questions",
                     "There is no question in this file.");
    }
}

}  // namespace exchange
