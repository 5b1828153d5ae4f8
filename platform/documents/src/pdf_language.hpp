// What cairo 1.16 cannot say of a PDF: its language, and that a viewer shows the title rather than the file's
// name.
#pragma once
#include <string>

namespace documents {

// Appends a new version of the catalog object, as ISO 32000-1, section 7.5.6 lets an update do. A file whose
// structure is not as cairo writes it comes back as it is.
std::string with_language(std::string pdf, const std::string& language);

}  // namespace documents
