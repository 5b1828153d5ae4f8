// An item's texts in other languages.
#pragma once
#include <itembank/bank.hpp>

namespace itembank {

// Refused: translation_unfit, of a translation whose parts are not the question's.
Done translations_fit(const Content&);
Content without_unfit_translations(Content);
std::vector<ItemFile> files_of(const Content&);  // of all languages, each path once
std::vector<ItemFile> files_of(const DraftBody&);
// Tells versions apart: of what was written, before ids are made.
std::string content_hash(const Content&);

}  // namespace itembank
