// The web pages: files of the binary, with the headers that keep them safe and cached.
#pragma once
#include <http/message.hpp>

namespace app {
http::Reply page(const http::Request&);
}  // namespace app
