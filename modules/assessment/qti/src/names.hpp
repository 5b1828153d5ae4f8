// One vocabulary, whatever the version: the steps of to_qti3.
#pragma once
#include <qti/item.hpp>

namespace qti {

// As to_qti3, for any fragment: by its namespaces, and of a fragment without one as `version` has it.
void bring_names(Xml&, Problems&, const std::string& version);

// Version 2's way of carrying a portable custom interaction, below an element whose names are brought.
void bring_portable_interactions(Xml&, Problems&);

// The standard template an address of any version names, as version 3 writes it; "" for another address.
std::string template_address(std::string_view address);

}  // namespace qti
