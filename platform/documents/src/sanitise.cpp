#include "sanitise.hpp"

#include "address.hpp"

#include <gumbo.h>
#include <algorithm>
#include <array>
#include <base/must.hpp>
#include <base/text.hpp>
#include <map>
#include <memory>
#include <set>

namespace documents {
namespace {

constexpr int built_depth_max = 4 * depth_max;  // the parser adds what HTML implies, such as <tbody>

constexpr std::array<std::string_view, 29> allowed{
    "p",          "h1",  "h2",   "h3", "h4",     "h5",  "h6",   "ul",  "ol",    "li",
    "blockquote", "pre", "code", "em", "strong", "del", "a",    "img", "table", "thead",
    "tbody",      "tr",  "th",   "td", "hr",     "br",  "span", "sub", "sup"};
// Their insides are not words.
constexpr std::array<std::string_view, 9> dropped{"script", "style",  "template", "svg",  "math",
                                                  "iframe", "object", "noscript", "title"};
constexpr std::array<std::string_view, 13> blocks{"p",  "h1", "h2", "h3",         "h4",  "h5", "h6",
                                                  "li", "tr", "hr", "blockquote", "pre", "br"};

constexpr std::array<std::string_view, 8> frames{"html", "table", "thead", "tbody",
                                                 "tr",   "ul",    "ol",    "blockquote"};

bool is_in(const auto& list, std::string_view name) { return std::ranges::find(list, name) != list.end(); }
bool is_void(std::string_view name) { return name == "img" || name == "hr" || name == "br"; }
bool is_heading(std::string_view name) {
    return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += c;
        }
    }
    return out;
}
std::string attribute(std::string_view name, std::string_view value) {
    return " " + std::string(name) + "=\"" + escaped(value) + "\"";
}

std::string name_of(const GumboElement& e) {
    if (e.tag != GUMBO_TAG_UNKNOWN) {
        return gumbo_normalized_tagname(e.tag);
    }
    GumboStringPiece piece = e.original_tag;
    gumbo_tag_from_original_text(&piece);
    return piece.data != nullptr ? lower({piece.data, piece.length}) : "";
}
std::string value_of(const GumboElement& e, const char* name) {
    const GumboAttribute* a = gumbo_get_attribute(&e.attributes, name);
    return a != nullptr ? a->value : "";
}

std::string text_below(const GumboNode& node) {
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA) {
        return node.v.text.text;
    }
    std::string out;
    if (node.type == GUMBO_NODE_ELEMENT && !is_in(dropped, name_of(node.v.element))) {
        const GumboVector& children = node.v.element.children;
        for (unsigned i = 0; i < children.length; ++i) {
            out += text_below(*static_cast<const GumboNode*>(children.data[i]));
        }
    }
    return out;
}

// A fragment's nodes hang below <html>. The parser wants the text to outlive them.
class Parsed {
  public:
    explicit Parsed(std::string_view html) : text_(html) {
        GumboOptions options = kGumboDefaultOptions;
        options.fragment_context = GUMBO_TAG_DIV;
        options.max_errors = 0;
        output_.reset(gumbo_parse_with_options(&options, text_.data(), text_.size()));
    }
    const GumboNode& root() const { return *output_->root; }

  private:
    struct Free {
        void operator()(GumboOutput* o) const { gumbo_destroy_output(&kGumboDefaultOptions, o); }
    };
    std::string text_;
    std::unique_ptr<GumboOutput, Free> output_;
};

class Builder {
  public:
    explicit Builder(const HtmlOptions& options) : options_(options) {}

    std::string take() { return std::move(out_); }

    void node(const GumboNode& n, int depth) {
        MUST(depth <= built_depth_max);
        if (n.type == GUMBO_NODE_ELEMENT) {
            element(n, depth);
        } else if (n.type == GUMBO_NODE_TEXT || n.type == GUMBO_NODE_WHITESPACE ||
                   n.type == GUMBO_NODE_CDATA) {
            out_ += escaped(n.v.text.text);
        }
    }
    void children(const GumboElement& e, int depth) {
        for (unsigned i = 0; i < e.children.length; ++i) {
            node(*static_cast<const GumboNode*>(e.children.data[i]), depth + 1);
        }
    }

  private:
    void element(const GumboNode& n, int depth) {
        const GumboElement& e = n.v.element;
        const std::string name = name_of(e);
        if (name == "x-equation") {
            formula(n);
        } else if (is_in(dropped, name) || e.tag_namespace != GUMBO_NAMESPACE_HTML) {
            return;
        } else if (!is_in(allowed, name)) {
            children(e, depth);
        } else if (name == "img") {
            picture(e);
        } else if (name == "a") {
            link(e, depth);
        } else {
            const std::string tag = is_heading(name) ? shifted(name) : name;
            out_ += "<" + tag + attributes(n, name) + ">";
            if (!is_void(name)) {
                children(e, depth);
                out_ += "</" + tag + ">";
            }
        }
    }

    std::string shifted(std::string_view heading) const {
        return "h" + std::to_string(std::clamp(heading[1] - '0' + options_.heading_shift, 1, 6));
    }

    std::string attributes(const GumboNode& n, std::string_view name) {
        const GumboElement& e = n.v.element;
        if (is_heading(name)) {
            return attribute("id", heading_id(text_below(n)));
        }
        if (name == "code") {
            const std::string language = value_of(e, "class");
            const bool is_plain = std::ranges::all_of(language, [](char c) {
                return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '#';
            });
            return language.starts_with("language-") && is_plain ? attribute("class", language) : "";
        }
        if (name == "td" || name == "th") {
            const std::string align = value_of(e, "align");
            return align == "right" || align == "center" ? attribute("class", "align-" + align) : "";
        }
        if (name == "ol") {
            const std::string start = value_of(e, "start");
            const bool is_number = !start.empty() && start.size() < 10 &&
                                   std::ranges::all_of(start, [](char c) { return c >= '0' && c <= '9'; });
            return is_number ? attribute("start", start) : "";
        }
        return "";
    }

    std::string heading_id(std::string_view text) {
        std::string slug = search_key(text);
        std::ranges::replace(slug, ' ', '-');
        slug = options_.id_prefix + (slug.empty() ? "section" : slug);
        const int count = ++ids_[slug];
        return count == 1 ? slug : slug + "-" + std::to_string(count);
    }

    void formula(const GumboNode& n) {
        const std::string tex = text_below(n);
        const bool is_block = value_of(n.v.element, "type") == "display";
        out_ += "<span" + attribute("class", is_block ? "math math-block" : "math") +
                attribute("data-tex", tex) + ">" + escaped(tex) + "</span>";
    }

    void picture(const GumboElement& e) {
        const std::string written = value_of(e, "src"), words = value_of(e, "alt");
        const std::string address =
            options_.picture && leads(written) == Leads::inside ? options_.picture(written) : written;
        if (leads(address) != Leads::inside) {
            out_ += escaped(words);
            return;
        }
        out_ +=
            "<img" + attribute("src", address) + attribute("alt", words) + title(e) + " loading=\"lazy\">";
    }

    void link(const GumboElement& e, int depth) {
        const std::string written = value_of(e, "href");
        std::string address = written;
        if (written.starts_with("#")) {
            address = "#" + options_.id_prefix + written.substr(1);
        } else if (options_.link && leads(written) != Leads::nowhere) {
            address = options_.link(written);
        }
        const Leads where = leads(address);
        if (where == Leads::nowhere) {
            children(e, depth);
            return;
        }
        out_ += "<a" + attribute("href", address) + title(e) +
                (where == Leads::outside ? attribute("rel", "noopener") : "") + ">";
        children(e, depth);
        out_ += "</a>";
    }
    static std::string title(const GumboElement& e) {
        const std::string words = value_of(e, "title");
        return words.empty() ? "" : attribute("title", words);
    }

    const HtmlOptions& options_;
    std::string out_;
    std::map<std::string, int> ids_;
};

void add_words(const GumboNode& node, std::string& out) {
    if (node.type != GUMBO_NODE_ELEMENT) {
        // Line breaks between the parts of a table or a list are layout, not words.
        const bool is_layout = node.type == GUMBO_NODE_WHITESPACE && node.parent != nullptr &&
                               is_in(frames, name_of(node.parent->v.element));
        out += node.type == GUMBO_NODE_COMMENT || is_layout ? "" : node.v.text.text;
        return;
    }
    const std::string name = name_of(node.v.element);
    if (name == "img") {
        out += value_of(node.v.element, "alt");
    }
    if ((name == "td" || name == "th") && !out.empty() && out.back() != '\n') {
        out += ' ';
    }
    const GumboVector& children = node.v.element.children;
    for (unsigned i = 0; i < children.length && !is_in(dropped, name); ++i) {
        add_words(*static_cast<const GumboNode*>(children.data[i]), out);
    }
    if (is_in(blocks, name) && !out.empty() && out.back() != '\n') {
        out += '\n';
    }
}

}  // namespace

int depth_of(std::string_view html) {
    int depth = 0, deepest = 0;
    for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
        const std::string_view tag = html.substr(at + 1, 3);
        if (tag.starts_with('/')) {
            depth = std::max(0, depth - 1);
        } else if (tag != "img" && !tag.starts_with("hr") && !tag.starts_with("br")) {
            deepest = std::max(deepest, ++depth);
        }
    }
    return deepest;
}

std::string sanitise(std::string_view html, const HtmlOptions& options) {
    MUST(depth_of(html) <= depth_max);
    const Parsed parsed(html);
    Builder builder(options);
    builder.children(parsed.root().v.element, 0);
    return builder.take();
}

std::string words_of(std::string_view html) {
    MUST(depth_of(html) <= depth_max);
    const Parsed parsed(html);
    std::string out;
    add_words(parsed.root(), out);
    return trimmed(out);
}

}  // namespace documents
