// The names of QTI 3: what an element may be called and which attributes it may carry.
#pragma once
#include <string>
#include <string_view>

namespace qti {

// "base-type" of "baseType", "duration-lt" of "durationLT".
std::string kebab(std::string_view camel);

// By its name without "qti-": "choice-interaction".
bool is_qti_name(std::string_view name);
bool is_qti_attribute(std::string_view element, std::string_view attribute);
bool is_html_name(std::string_view name);  // of what QTI takes from HTML 5

inline constexpr std::string_view qti3_namespace = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";
inline constexpr std::string_view math_namespace = "http://www.w3.org/1998/Math/MathML";
inline constexpr std::string_view svg_namespace = "http://www.w3.org/2000/svg";
inline constexpr std::string_view ssml_namespace = "http://www.w3.org/2001/10/synthesis";
inline constexpr std::string_view include_namespace = "http://www.w3.org/2001/XInclude";

}  // namespace qti
