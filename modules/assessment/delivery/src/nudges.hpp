// Open pages are told that an attempt has changed; they then read it the ordinary way.
#pragma once
#include <delivery/words.hpp>
#include <shell/shell.hpp>

namespace delivery {

// After the commit of whatever changed how an attempt stands; from any thread. Costs next to nothing while
// nobody listens, and never waits for a page.
void nudge(const shell::Shell&, const AttemptId&);

}  // namespace delivery
