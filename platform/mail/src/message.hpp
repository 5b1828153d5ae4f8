// The bytes of one mail (RFC 5322, RFC 2045, RFC 2047). Pure.
#pragma once
#include <base/time.hpp>

#include <string>
#include <string_view>

namespace mail {

struct Party {
    std::string address, name;  // the name may be empty
};

struct Letter {
    std::string id;  // makes the Message-ID, so a mail sent twice can be known as one
    Party from, to;
    std::string subject, body;
    Instant at;
};

// What we send to: printable ASCII, one @, nothing that could end a header or an SMTP command.
bool is_address(std::string_view);
std::string compose(const Letter&);  // lines end with \r\n, none over 998 bytes; only ASCII

std::string encoded_words(std::string_view text);     // RFC 2047 where needed, else the text
std::string quoted_printable(std::string_view text);  // RFC 2045, section 6.7

}  // namespace mail
