#include <exchange/question.hpp>
#include <pugixml.hpp>

#include <cstdlib>

// What was cleaned once is clean, and is well-formed XML.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string once = exchange::clean_html({reinterpret_cast<const char*>(data), size});
    pugi::xml_document document;
    const bool is_xml(document.load_string(("<x>" + once + "</x>").c_str()));
    if (!is_xml || exchange::clean_html(once) != once || once.find("<script") != std::string::npos) {
        std::abort();
    }
    return 0;
}
