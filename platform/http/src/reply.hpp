// What replies have in common inside this folder.
#pragma once
#include <http/message.hpp>

namespace http {
// 503 and 429 say when to come back; a little apart, so that those who wait do not come back together.
void retry_after(Reply&, int seconds);  // replaces what was said before
}  // namespace http
