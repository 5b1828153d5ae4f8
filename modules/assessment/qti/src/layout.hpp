// Which blanks of a document mean something: by the name of the element they stand in.
#pragma once
#include <string_view>

namespace qti {

enum class Blanks {
    none,  // elements alone: blanks between them are layout
    trim,  // a block of text: blanks at its ends and beside blocks are layout, others count as one
    one,   // a piece of a line: any run counts as one
    all    // as written
};
Blanks blanks_in(std::string_view local);
bool is_block(std::string_view local);  // stands on lines of its own

}  // namespace qti
