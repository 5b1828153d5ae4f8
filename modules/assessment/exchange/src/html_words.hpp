// The words of cleaned HTML.
#pragma once
#include <string>
#include <string_view>

namespace exchange {

// Tags gone, the five entities of XML decoded, blanks folded. For what clean_html gave.
std::string words_of_html(std::string_view clean);
std::string unescaped(std::string_view text);  // the five entities of XML alone

}  // namespace exchange
