#include <exchange/question.hpp>

#include <gumbo.h>
#include <base/must.hpp>
#include <base/text.hpp>
#include <qti/write.hpp>

#include "address.hpp"
#include "html_balance.hpp"
#include "html_lists.hpp"
#include "html_style.hpp"

namespace exchange {
namespace {

constexpr std::size_t built_depth_max = 4 * html_depth_max;  // a parser adds what HTML implies: <tbody>, <tr>
constexpr std::string_view math_namespace = "http://www.w3.org/1998/Math/MathML";

// Control characters are not even allowed as references in XML, and no text needs them.
std::string printable(std::string_view text) {
    std::string kept;
    kept.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto c = static_cast<unsigned char>(text[at]);
        const bool is_control = c == 0x7f || (c < 0x20 && c != '\n' && c != '\t');
        const bool is_no_character =
            text.substr(at).starts_with("\xEF\xBF\xBE") || text.substr(at).starts_with("\xEF\xBF\xBF");
        if (is_no_character) {
            at += 2;
        } else if (c == '\r') {
            kept += text.substr(at + 1).starts_with('\n') ? "" : "\n";
        } else if (!is_control) {
            kept += text[at];
        }
    }
    return kept;
}
std::string words_of(std::string_view text) {
    std::string out;
    for (const char c : printable(text)) {
        out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c);
    }
    return out;
}
std::string attribute(std::string_view name, std::string_view value) {
    return " " + std::string(name) + "=\"" + qti::escaped(printable(value)) + "\"";
}

std::string name_of(const GumboElement& e) {
    if (e.tag != GUMBO_TAG_UNKNOWN) {
        return gumbo_normalized_tagname(e.tag);
    }
    GumboStringPiece piece = e.original_tag;
    gumbo_tag_from_original_text(&piece);
    return piece.data != nullptr ? lower({piece.data, piece.length}) : "";
}

// The parser wants the text to outlive its nodes.
class Parsed {
  public:
    explicit Parsed(std::string html) : text_(std::move(html)) {
        GumboOptions options = kGumboDefaultOptions;
        options.fragment_context = GUMBO_TAG_DIV;
        options.max_errors = 0;
        output_.reset(gumbo_parse_with_options(&options, text_.data(), text_.size()));
    }
    const GumboElement& root() const { return output_->root->v.element; }

  private:
    struct Free {
        void operator()(GumboOutput* o) const { gumbo_destroy_output(&kGumboDefaultOptions, o); }
    };
    std::string text_;
    std::unique_ptr<GumboOutput, Free> output_;
};

// The second fence: whatever the tree is, what goes out is written anew from the lists. It is well-formed XML
// too, so that it can stand in a QTI document as it is.
class Writer {
  public:
    explicit Writer(std::vector<std::string>& removed) : removed_(removed) {}

    std::string take() { return std::move(out_); }

    void children(const GumboElement& e, std::size_t depth) {
        for (unsigned i = 0; i < e.children.length; ++i) {
            node(*static_cast<const GumboNode*>(e.children.data[i]), depth + 1);
        }
    }

  private:
    void node(const GumboNode& n, std::size_t depth) {
        MUST(depth <= built_depth_max);
        if (n.type == GUMBO_NODE_ELEMENT) {
            element(n.v.element, depth);
        } else if (n.type == GUMBO_NODE_TEXT || n.type == GUMBO_NODE_WHITESPACE ||
                   n.type == GUMBO_NODE_CDATA) {
            const std::string text = words_of(n.v.text.text);
            // HTML swallows a line end that opens <pre>, XML does not.
            const bool opens = out_.size() == pre_begins_;
            out_ += opens ? text.substr(std::min(text.find_first_not_of('\n'), text.size())) : text;
        }
    }

    void element(const GumboElement& e, std::size_t depth) {
        const std::string name = name_of(e);
        const bool is_math = e.tag_namespace == GUMBO_NAMESPACE_MATHML && is_in(math_elements, name);
        const bool is_html = e.tag_namespace == GUMBO_NAMESPACE_HTML &&
                             (is_in(block_elements, name) || is_in(inner_elements, name));
        if (!is_math && !is_html) {
            children(e, depth);
            return;
        }
        std::string written;
        if (!attributes(e, name, written)) {
            out_ += name == "img" ? words_of(attribute_of(e, "alt")) : "";
            children(e, depth);
            return;
        }
        out_ += "<" + name + written;
        if (is_in(empty_elements, name)) {
            out_ += "/>";
            return;
        }
        out_ += ">";
        pre_begins_ = name == "pre" ? out_.size() : pre_begins_;
        children(e, depth);
        out_ += "</" + name + ">";
    }

    static std::string attribute_of(const GumboElement& e, const char* name) {
        const GumboAttribute* a = gumbo_get_attribute(&e.attributes, name);
        return a != nullptr ? a->value : "";
    }

    // False when the element is nothing without an attribute it may not have.
    bool attributes(const GumboElement& e, const std::string& name, std::string& written) {
        if (is_in(math_elements, name)) {
            math(e, name, written);
            return true;
        }
        global(e, name, written);
        if (name == "a") {
            return address(e, "href", leads(attribute_of(e, "href")) != Leads::nowhere, written) &&
                   words(e, "title", written);
        }
        if (name == "img" || name == "source" || name == "track") {
            if (!address(e, "src", leads(attribute_of(e, "src")) == Leads::inside, written)) {
                return false;
            }
            return name == "img" ? picture(e, written) : words(e, "type", written);
        }
        if (name == "audio" || name == "video") {
            const bool has_address = gumbo_get_attribute(&e.attributes, "src") != nullptr;
            if (has_address) {
                address(e, "src", leads(attribute_of(e, "src")) == Leads::inside, written);
            }
            written += attribute("controls", "controls");
            return true;
        }
        if (name == "td" || name == "th" || name == "col" || name == "colgroup" || name == "ol") {
            for (const char* number : {"colspan", "rowspan", "span", "start"}) {
                const std::string value = attribute_of(e, number);
                const bool fits = (std::string_view(number) == "start") == (name == "ol");
                if (fits && is_count(value)) {
                    written += attribute(number, value);
                }
            }
            const std::string scope = attribute_of(e, "scope");
            if (name == "th" && (scope == "row" || scope == "col")) {
                written += attribute("scope", scope);
            }
        }
        if (name == "abbr" || name == "dfn") {
            words(e, "title", written);
        }
        return true;
    }

    void global(const GumboElement& e, const std::string& name, std::string& written) {
        const std::string language = attribute_of(e, "lang");
        if (is_language(language)) {
            written += attribute("lang", language);
        }
        const Look look = look_of({.element = name,
                                   .style = attribute_of(e, "style"),
                                   .classes = attribute_of(e, "class"),
                                   .align = attribute_of(e, "align"),
                                   .direction = attribute_of(e, "dir")});
        if (!look.direction.empty()) {
            written += attribute("dir", look.direction);
        }
        if (!look.classes.empty()) {
            written += attribute("class", look.classes);
        }
        const std::string tex = attribute_of(e, "data-tex");
        if (name == "span" && !tex.empty()) {
            written += attribute("data-tex", tex);
        }
        if (look.lost) {
            add_name(removed_, "style");
        }
    }

    bool address(const GumboElement& e, const char* name, bool may_stay, std::string& written) {
        const std::string value = attribute_of(e, name);
        if (may_stay) {
            written += attribute(name, value);
        } else if (!value.empty()) {
            add_name(removed_, name);
        }
        return may_stay;
    }
    bool words(const GumboElement& e, const char* name, std::string& written) {
        const std::string value = attribute_of(e, name);
        written += value.empty() ? "" : attribute(name, value);
        return true;
    }
    bool picture(const GumboElement& e, std::string& written) {
        written += attribute("alt", attribute_of(e, "alt"));
        for (const char* side : {"width", "height"}) {
            const std::string value = attribute_of(e, side);
            written += is_count(value) ? attribute(side, value) : "";
        }
        return words(e, "title", written);
    }

    void math(const GumboElement& e, const std::string& name, std::string& written) {
        if (name == "math") {
            written += attribute("xmlns", math_namespace);
        }
        for (const std::string_view known : math_attributes) {
            const std::string value = attribute_of(e, std::string(known).c_str());
            const bool is_safe = value.size() <= 64 && !value.contains(':') && !value.contains('\\');
            written += !value.empty() && is_safe ? attribute(known, value) : "";
        }
    }

    std::vector<std::string>& removed_;
    std::string out_;
    std::size_t pre_begins_ = std::string::npos;  // where the insides of the last <pre> begin
};

}  // namespace

std::string clean_html(std::string_view html, std::vector<std::string>* removed) {
    std::vector<std::string> names;
    const Parsed parsed(balanced(html, names));
    Writer writer(names);
    writer.children(parsed.root(), 0);
    if (removed != nullptr) {
        for (const std::string& name : names) {
            add_name(*removed, name);
        }
    }
    return writer.take();
}

std::string html_of_plain(std::string_view text) {
    std::vector<std::string> paragraphs(1);
    for (const std::string& line : split(text, '\n')) {
        const std::string words = words_of(trimmed(line));
        std::string& last = paragraphs.back();
        if (words.empty()) {
            if (!last.empty()) {
                paragraphs.emplace_back();
            }
        } else {
            last += (last.empty() ? "" : "<br/>") + words;
        }
    }
    std::string out;
    for (const std::string& paragraph : paragraphs) {
        out += paragraph.empty() ? "" : "<p>" + paragraph + "</p>";
    }
    return out;
}

}  // namespace exchange
