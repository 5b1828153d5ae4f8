// Signing up, confirming, signing in, resetting.
#pragma once
#include <identity/identity.hpp>

namespace identity {
constexpr std::string_view session_cookie = "assay_session";

void account_routes(http::Router&, const shell::Shell&);
void session_routes(http::Router&, const shell::Shell&);
void profile_routes(http::Router&, const shell::Shell&, const std::vector<PersonalData>&);
void accommodation_routes(http::Router&, const shell::Shell&);
void people_routes(http::Router&, const shell::Shell&);

// Opens a session inside `tx`; returns the cookie's header value.
std::string open_session(store::Tx&, const shell::Shell&, const PersonId&, const http::Request&);
void send_link(store::Tx&, const shell::Shell&, const PersonId&, const std::string& purpose,
               const std::string& template_name, const std::string& page, Duration life);
}  // namespace identity
