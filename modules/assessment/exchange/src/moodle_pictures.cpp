// Pictures with places to drag something to.
#include <base/text.hpp>
#include <cmath>

#include "landing.hpp"
#include "moodle.hpp"

namespace exchange {
namespace {

// What Moodle's pages give a dragged text; the file does not say it.
constexpr double letter_width = 8, text_margin = 16, text_height = 28;

struct Size {
    double width = 0, height = 0;
};
struct Drag {
    std::string id, group;
    Size size;
};

bool background(MoodleQuestion& read) {
    const std::optional<Attachments::Kept> kept = read.picture(read.node().child("file"));
    if (!kept) {
        return false;
    }
    read.question.picture = QuestionPicture{
        .path = kept->path, .width = kept->shape.picture->width, .height = kept->shape.picture->height};
    read.texts.warn("alt_missing",
                    "The picture has no words for those who cannot see it. Add them before review.");
    return true;
}

std::map<std::string, Drag> drags_of(MoodleQuestion& read, bool& has_texts) {
    std::map<std::string, Drag> drags;
    Question& q = read.question;
    for (const pugi::xml_node node : read.node().children("drag")) {
        const std::string number = read.plain(node.child("no"));
        Drag drag{.id = "d" + std::to_string(q.options.size() + 1),
                  .group = node.child("draggroup") ? read.group(node.child("draggroup")) : ""};
        const std::string words = read.words(node);
        QuestionOption option{.id = drag.id, .text = read.inner(node), .group = drag.group};
        const double count = read.number(node.child("noofdrags"), 1);
        option.most = node.child("infinite") ? 0 : std::int64_t(std::clamp(count, 0.0, 100.0));
        if (node.child("file")) {
            if (const auto kept = read.picture(node.child("file"))) {
                option.picture = kept->path;
                drag.size = {double(kept->shape.picture->width), double(kept->shape.picture->height)};
            }
        } else {
            has_texts = true;
            drag.size = {letter_width * double(characters(words)) + text_margin, text_height};
        }
        q.options.push_back(std::move(option));
        drags.emplace(number, std::move(drag));
    }
    return drags;
}

void share_points(Question& q) {
    for (QuestionPair& pair : q.pairs) {
        pair.fraction = 100.0 / double(q.pairs.size());
    }
}

// "30,40;10" is a circle, "10,20;300,40" a corner with width and height, "1,2;3,4;5,6" a polygon.
std::optional<QuestionArea> area_of(std::string_view shape, std::string_view coords) {
    std::vector<double> numbers;
    for (const std::string& point : split(coords, ';')) {
        for (const std::string& number : split(point, ',')) {
            const std::optional<double> value = number_in(number);
            if (!value || std::abs(*value) > 100'000 || numbers.size() >= 200) {
                return std::nullopt;
            }
            numbers.push_back(*value);
        }
    }
    if (shape == "circle" && numbers.size() == 3) {
        return QuestionArea{qti::AreaShape::circle, numbers};
    }
    if (shape == "rectangle" && numbers.size() == 4) {
        return QuestionArea{qti::AreaShape::rectangle,
                            {numbers[0], numbers[1], numbers[0] + numbers[2], numbers[1] + numbers[3]}};
    }
    if (shape == "polygon" && numbers.size() >= 6 && numbers.size() % 2 == 0) {
        return QuestionArea{qti::AreaShape::polygon, numbers};
    }
    return std::nullopt;
}

}  // namespace

void moodle_drag_pictures(MoodleQuestion& read) {
    Question& q = read.question;
    if (!background(read)) {
        return;
    }
    bool has_texts = false;
    const std::map<std::string, Drag> drags = drags_of(read, has_texts);
    std::map<std::string, Size> largest;  // a group's places are as large as the largest that fits there
    for (const auto& [number, drag] : drags) {
        Size& size = largest[drag.group];
        size = {std::max(size.width, drag.size.width), std::max(size.height, drag.size.height)};
    }
    q.most = 0;
    q.all_or_nothing = false;
    for (const pugi::xml_node node : read.node().children("drop")) {
        const auto right = drags.find(read.plain(node.child("choice")));
        if (right == drags.end()) {
            read.texts.at(read.line_of(node));
            read.texts.error("choice_missing",
                             "A place in the picture names something to drag that is not there.");
            read.texts.at(read.line_of(read.node()));
            return;
        }
        const double x = read.number(node.child("xleft"), 0), y = read.number(node.child("ytop"), 0);
        const Size size = largest[right->second.group];
        const std::string id = "p" + std::to_string(q.targets.size() + 1);
        q.targets.push_back(
            {.id = id,
             .text = read.inner(node),
             .area = QuestionArea{qti::AreaShape::rectangle, {x, y, x + size.width, y + size.height}},
             .group = right->second.group});
        q.pairs.push_back({right->second.id, id});
    }
    share_points(q);
    if (q.pairs.empty()) {
        read.texts.error("pairs_missing", "The picture has no place to drag something to.");
    }
    if (has_texts) {
        read.texts.warn(
            "size_guessed",
            "The file does not say how large the places for words are. Look at them in the editor.");
    }
}

void moodle_drag_markers(MoodleQuestion& read) {
    Question& q = read.question;
    if (!background(read)) {
        return;
    }
    bool has_texts = false;
    const std::map<std::string, Drag> drags = drags_of(read, has_texts);
    q.most = 0;
    q.all_or_nothing = false;
    for (const pugi::xml_node node : read.node().children("drop")) {
        const auto right = drags.find(read.plain(node.child("choice")));
        std::optional<QuestionArea> area =
            area_of(lower(read.plain(node.child("shape"))), read.plain(node.child("coords")));
        if (right == drags.end() || !area) {
            read.texts.at(read.line_of(node));
            read.texts.error(area ? "choice_missing" : "area_unreadable",
                             area ? "An area names a marker that is not there."
                                  : "The shape or the coordinates of an area are unreadable.");
            read.texts.at(read.line_of(read.node()));
            return;
        }
        const std::string id = "p" + std::to_string(q.targets.size() + 1);
        q.targets.push_back({.id = id, .text = {}, .area = std::move(area), .group = {}});
        q.pairs.push_back({right->second.id, id});
    }
    share_points(q);
    if (q.pairs.empty()) {
        read.texts.error("pairs_missing", "The picture has no area for a marker.");
        return;
    }
    read.texts.not_kept("that the areas are hidden from the candidate");
}

}  // namespace exchange
