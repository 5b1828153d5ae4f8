// What an installation remembers about itself: small texts by key, such as the clock's offset.
#pragma once
#include <store/database.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace store {

std::optional<std::string> setting(Reader&, std::string_view key);
void put_setting(Tx&, std::string_view key, std::string_view value);

}  // namespace store
