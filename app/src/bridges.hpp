// Facts that travel down: what a module above announces, told to a module below that may not know it.
#pragma once
#include <shell/shell.hpp>

namespace app {
void add_bridges(jobs::Runner&, const shell::Shell&);
}  // namespace app
