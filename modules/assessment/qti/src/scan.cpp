#include "scan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace qti {

namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr std::size_t entity_length_max = 40;

bool is_blank(char one) { return blanks.contains(one); }

class Scanner {
  public:
    Scanner(std::string& text, const XmlLimits& limits) : text_(text), view_(text), limits_(limits) {}

    std::optional<Refusal> run() {
        while (!refusal_ && at_ < view_.size()) {
            if (view_[at_] != '<') {
                words();
            } else if (starts("<!--")) {
                skip_to("-->", "comment");
            } else if (starts("<![CDATA[")) {
                skip_to("]]>", "CDATA section");
            } else if (starts("<?")) {
                skip_to("?>", "processing instruction");
            } else if (starts("<!")) {
                doctype();
            } else if (starts("</")) {
                close();
            } else {
                open();
            }
        }
        if (!refusal_ && (depth_ != 0 || roots_ == 0)) {
            refuse("xml_malformed", depth_ != 0
                                        ? "The file ends before its elements are closed; it may be cut off."
                                        : "There is no XML element in the file.");
        }
        return std::move(refusal_);
    }

  private:
    void refuse(std::string code, std::string message) {
        if (!refusal_) {
            refusal_ = Refusal{std::min(at_, view_.size()), std::move(code), std::move(message)};
        }
    }
    bool starts(std::string_view with) const { return view_.substr(at_, with.size()) == with; }
    void skip_blanks() { at_ = std::min(view_.find_first_not_of(blanks, at_), view_.size()); }

    // Comments and their like count as elements: they cost as much.
    bool one_more() {
        if (++pieces_ > limits_.elements) {
            refuse("too_many_elements",
                   fmt::format("The file has more than {} elements. Split it into several files.",
                               limits_.elements));
            return false;
        }
        return true;
    }

    void skip_to(std::string_view end, std::string_view what) {
        const auto found = view_.find(end, at_ + 2);
        if (found == std::string_view::npos) {
            refuse("xml_malformed", fmt::format("The {} that begins here never ends.", what));
        } else if (one_more()) {
            if (end == "]]>" && depth_ == 0) {
                refuse("xml_malformed", "There is text outside of the outermost element.");
            }
            at_ = found + end.size();
        }
    }

    void words() {
        const auto end = std::min(view_.find('<', at_), view_.size());
        if (depth_ == 0 && view_.substr(at_, end - at_).find_first_not_of(blanks) != std::string_view::npos) {
            refuse("xml_malformed", "There is text outside of the outermost element.");
            return;
        }
        references(end);
        at_ = end;
    }

    // Every & up to `end` begins a reference XML knows by itself.
    void references(std::size_t end) {
        const auto words = view_.substr(0, end);  // never looks further: that would take quadratic time
        for (auto and_sign = words.find('&', at_); and_sign < end; and_sign = words.find('&', and_sign + 1)) {
            const auto stop =
                view_.substr(0, std::min(end, and_sign + entity_length_max)).find(';', and_sign);
            const auto name = stop == std::string_view::npos
                                  ? std::string_view()
                                  : view_.substr(and_sign + 1, stop - and_sign - 1);
            if (!is_known(name)) {
                at_ = and_sign;
                refuse("xml_malformed",
                       name.empty()
                           ? "A & stands alone here. Write &amp; for it."
                           : fmt::format("XML does not know &{};. Write the character itself.", name));
                return;
            }
        }
    }

    static bool is_known(std::string_view name) {
        if (!name.starts_with('#')) {
            return name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos";
        }
        name.remove_prefix(1);
        const bool hexadecimal = name.starts_with('x');
        name.remove_prefix(hexadecimal ? 1 : 0);
        std::uint32_t code = 0;
        const auto [end, error] =
            std::from_chars(name.data(), name.data() + name.size(), code, hexadecimal ? 16 : 10);
        if (error != std::errc{} || end != name.data() + name.size()) {
            return false;
        }
        return code == '\t' || code == '\n' || code == '\r' || (code >= 0x20 && code < 0xD800) ||
               (code >= 0xE000 && code < 0xFFFE) || (code >= 0x10000 && code < 0x110000);
    }

    // Without a subset it does nothing here: what it points at is never fetched.
    void doctype() {
        if (!starts("<!DOCTYPE") || roots_ != 0 || doctypes_++ != 0) {
            refuse("xml_malformed", "This is not XML: a declaration may not stand here.");
            return;
        }
        char quote = 0;
        for (std::size_t end = at_ + 9; end < view_.size(); ++end) {
            const char one = view_[end];
            if (quote != 0) {
                quote = one == quote ? '\0' : quote;
            } else if (one == '"' || one == '\'') {
                quote = one;
            } else if (one == '[' || one == '<') {
                refuse("doctype_refused", "The DOCTYPE declares entities or elements of its own. Remove it.");
                return;
            } else if (one == '>') {
                std::replace_if(
                    text_.begin() + static_cast<std::ptrdiff_t>(at_),
                    text_.begin() + static_cast<std::ptrdiff_t>(end) + 1,
                    [](char c) { return c != '\n' && c != '\r'; }, ' ');
                at_ = end + 1;
                return;
            }
        }
        refuse("xml_malformed", "The DOCTYPE that begins here never ends.");
    }

    void close() {
        const auto end = view_.find('>', at_);
        if (end == std::string_view::npos || depth_ == 0) {
            refuse("xml_malformed",
                   depth_ == 0 ? "This end tag closes nothing." : "This end tag never ends.");
            return;
        }
        --depth_;
        at_ = end + 1;
    }

    std::string_view name() {
        const auto end = std::min(view_.find_first_of(" \t\r\n/>=<\"'&", at_), view_.size());
        const auto found = view_.substr(at_, end - at_);
        const auto begins = [](std::string_view part) {
            return !part.empty() && part[0] != '-' && part[0] != '.' && !(part[0] >= '0' && part[0] <= '9');
        };
        const auto colon = found.find(':');  // one, between a prefix and a name
        const bool whole =
            colon == std::string_view::npos ||
            (begins(found.substr(colon + 1)) && found.find(':', colon + 1) == std::string_view::npos);
        if (!begins(found) || found.starts_with(':') || !whole) {
            refuse("xml_malformed", "A name was expected here. A < in a text is written &lt;.");
        }
        at_ = end;
        return found;
    }

    void open() {
        if (depth_ == 0 && roots_++ != 0) {
            refuse("xml_malformed", "There is more than one outermost element.");
            return;
        }
        if (depth_ == limits_.depth) {
            refuse("xml_too_deep",
                   fmt::format("Elements stand more than {} levels inside each other.", limits_.depth));
            return;
        }
        if (!one_more()) {
            return;
        }
        ++at_;
        name();
        names_.clear();
        while (!refusal_) {
            const bool parted = at_ < view_.size() && is_blank(view_[at_]);
            skip_blanks();
            if (at_ == view_.size()) {
                refuse("xml_malformed", "The file ends inside a tag; it may be cut off.");
            } else if (starts("/>")) {
                at_ += 2;
                break;
            } else if (view_[at_] == '>') {
                ++depth_;
                ++at_;
                break;
            } else if (!parted) {
                refuse("xml_malformed", "A blank or the end of the tag was expected here.");
            } else {
                attribute();
            }
        }
        check_names();
    }

    void attribute() {
        if (names_.size() == limits_.attributes) {
            refuse("too_many_attributes",
                   fmt::format("An element has more than {} attributes.", limits_.attributes));
            return;
        }
        names_.push_back(name());
        skip_blanks();
        if (refusal_ || !starts("=")) {
            refuse("xml_malformed", "An attribute has no value.");
            return;
        }
        ++at_;
        skip_blanks();
        if (!starts("\"") && !starts("'")) {
            refuse("xml_malformed", "The value of an attribute stands in quotes.");
            return;
        }
        const auto end = view_.find(view_[at_], at_ + 1);
        if (end == std::string_view::npos || view_.substr(at_, end - at_).contains('<')) {
            refuse("xml_malformed", "The value of an attribute never ends, or has a <. Write &lt; for it.");
            return;
        }
        references(end);
        if (!refusal_) {
            at_ = end + 1;
        }
    }

    void check_names() {
        std::ranges::sort(names_);
        const auto twice = std::ranges::adjacent_find(names_);
        if (twice != names_.end()) {
            at_ = static_cast<std::size_t>(twice->data() - view_.data());
            refuse("repeated_attribute",
                   fmt::format("The attribute {} stands twice in one tag.", twice->substr(0, 60)));
        }
    }

    std::string& text_;
    std::string_view view_;
    const XmlLimits& limits_;
    std::size_t at_ = 0, depth_ = 0, pieces_ = 0, roots_ = 0, doctypes_ = 0;
    std::vector<std::string_view> names_;
    std::optional<Refusal> refusal_;
};

}  // namespace

std::optional<Refusal> scan(std::string& text, const XmlLimits& limits) {
    return Scanner(text, limits).run();
}

}  // namespace qti
