// An installation without an operator waits for one: a page makes the account, names the programme, and
// offers the demo's files to begin with.
#pragma once
#include "installation.hpp"

#include <plain/plain.hpp>

namespace app {

enum class Template { demo, empty };

struct ProgrammeNames {
    std::string id, title, issuer, contact;
    std::vector<std::string> languages;
};

// The id of a programme from its title: "Harbour Academy!" is "harbour-academy"; "programme" when nothing is
// left.
std::string programme_id(const std::string& title);
// A programme's files to begin with: the demo's under the new name, or programme.toml alone. Pure.
plain::Folder beginning(const plain::Folder& demo, const ProgrammeNames&, Template);

// The code that shows the right to the first start: printed where the server was started, good until an
// operator exists. Nothing when nobody is waited for.
std::optional<std::string> first_start_code(const shell::Shell&);

}  // namespace app
