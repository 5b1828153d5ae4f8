// Pure rules of identity.
#pragma once
#include <base/result.hpp>
#include <identity/words.hpp>

namespace identity {
bool needs_review(Preset);                              // false: self-service
bool looks_like_email(std::string_view);                // the mail proves the rest
Done role_wall(const std::vector<std::string>& roles);  // unknown_role, role_wall

// On the machine's clock.
constexpr Days session_life{30};
constexpr Hours confirm_link_life{48}, reset_link_life{1};
constexpr Minutes session_touch{10};  // how often a session's last use is written down
}  // namespace identity
