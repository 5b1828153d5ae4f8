// A part of a reply (RFC 9110, section 14): how browsers play a film and jump in it.
#pragma once
#include <http/message.hpp>

namespace http {

// The reply, or the one range of it that `range` ("bytes=0-99", "bytes=100-", "bytes=-5") asks for: 206, or
// 416 when there is nothing there. Only a 200 that offers it by "Accept-Ranges: bytes" is cut; several ranges
// at once, or what is no range, give the whole.
Reply in_range(Reply, std::string_view range);

}  // namespace http
