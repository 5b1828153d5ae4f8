// The second fence: whatever HTML comes in, what goes out is built anew from a list of what is allowed.
#pragma once
#include <documents/html.hpp>

#include <string>
#include <string_view>

namespace documents {

constexpr int depth_max = 64;

// How deep the elements stand inside each other, counted from the tags alone, so that no parser has to
// survive it.
int depth_of(std::string_view html);

std::string sanitise(std::string_view html, const HtmlOptions&);  // depth_of(html) <= depth_max
std::string words_of(std::string_view html);                      // the text; blocks on lines of their own

}  // namespace documents
