// Tags and words of HTML as browsers cut them, in one pass and in time linear in the text. Makes no tree.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace exchange {

struct HtmlToken {
    enum class Kind { words, opening, closing, end };
    Kind kind = Kind::end;
    std::string_view words;                                            // as written, entities and all
    std::string name;                                                  // lower case
    std::vector<std::pair<std::string, std::string_view>> attributes;  // lower-case names, values as written
    bool empty = false;                                                // written <x/>
};

class HtmlTokens {
  public:
    explicit HtmlTokens(std::string_view html) : html_(html) {}

    // Comments, declarations and processing instructions are passed over; what a CDATA section holds is
    // words.
    HtmlToken next();
    // Passes over everything up to the closing tag of an element whose insides are no HTML, and that tag.
    void skip_raw(std::string_view name);

  private:
    HtmlToken tag();
    void attributes(HtmlToken&);
    std::string_view value();
    void pass_over(std::string_view until);
    void blanks();
    bool at(std::string_view text) const { return html_.substr(at_).starts_with(text); }

    std::string_view html_;
    std::size_t at_ = 0;
};

}  // namespace exchange
