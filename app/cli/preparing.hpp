// What a browser finds while the demo's people are being made: the pages, and for everything else how far it
// is.
#pragma once
#include <settings.hpp>

namespace cli {
// Does nothing unless it is a new demo with people. Keeps the port the settings name, or the free one it
// found, which the settings then name. False: it was told to stop (SIGINT, SIGTERM must be blocked).
bool prepare_demo(app::Settings&, bool json);
}  // namespace cli
