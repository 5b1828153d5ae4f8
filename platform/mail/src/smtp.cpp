#include "smtp.hpp"

#include "message.hpp"

#include <curl/curl.h>
#include <algorithm>
#include <base/must.hpp>
#include <cstring>

namespace mail {
namespace {

constexpr long connect_seconds_max = 10, letter_seconds_max = 60;

struct Url {
    std::string scheme, user, host;
};
// The parts of the address, or nothing.
std::optional<Url> parsed(const std::string& text) {
    const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> url(curl_url(), curl_url_cleanup);
    if (url == nullptr || curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) {
        return {};
    }
    const auto part = [&](CURLUPart which) {
        char* value = nullptr;
        if (curl_url_get(url.get(), which, &value, 0) != CURLUE_OK) {
            return std::string();
        }
        std::string out(value);
        curl_free(value);
        return out;
    };
    return Url{part(CURLUPART_SCHEME), part(CURLUPART_USER), part(CURLUPART_HOST)};
}

bool is_this_machine(const std::string& host) {
    return host == "localhost" || host == "[::1]" || host.starts_with("127.");
}

// libcurl pulls the letter in pieces.
std::size_t next_piece(char* out, std::size_t size, std::size_t count, void* state) {
    auto& rest = *static_cast<std::string_view*>(state);
    const std::size_t n = std::min(rest.size(), size * count);
    std::memcpy(out, rest.data(), n);
    rest.remove_prefix(n);
    return n;
}

// libcurl asks about once a second, also while it waits.
int asked_to_stop(void* state, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<const std::stop_token*>(state)->stop_requested() ? 1 : 0;
}

}  // namespace

struct Smtp::Curl {
    CURL* handle = curl_easy_init();
    std::array<char, CURL_ERROR_SIZE> error{};
    ~Curl() { curl_easy_cleanup(handle); }
};

Smtp::Smtp(const SmtpSettings& settings) : settings_(settings), curl_(std::make_unique<Curl>()) {
    MUST(curl_->handle != nullptr);
    const std::optional<Url> url = parsed(settings_.url);
    MUST(url.has_value());
    CURL* c = curl_->handle;
    curl_easy_setopt(c, CURLOPT_URL, settings_.url.c_str());
    curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    // A password crosses a network only under TLS; without one, TLS when the server offers it.
    const bool needs_tls = !url->user.empty() && !is_this_machine(url->host);
    curl_easy_setopt(c, CURLOPT_USE_SSL, long(needs_tls ? CURLUSESSL_ALL : CURLUSESSL_TRY));
    curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, connect_seconds_max);
    curl_easy_setopt(c, CURLOPT_TIMEOUT, letter_seconds_max);
    curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(c, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(c, CURLOPT_ERRORBUFFER, curl_->error.data());
    curl_easy_setopt(c, CURLOPT_MAIL_FROM, ("<" + settings_.from_address + ">").c_str());
    curl_easy_setopt(c, CURLOPT_READFUNCTION, next_piece);
    curl_easy_setopt(c, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(c, CURLOPT_XFERINFOFUNCTION, asked_to_stop);
}
Smtp::~Smtp() = default;

Done Smtp::send(std::string_view to_address, std::string_view letter, const std::stop_token& stop) {
    CURL* c = curl_->handle;
    curl_slist* to = curl_slist_append(nullptr, ("<" + std::string(to_address) + ">").c_str());
    curl_easy_setopt(c, CURLOPT_MAIL_RCPT, to);
    curl_easy_setopt(c, CURLOPT_READDATA, &letter);
    curl_easy_setopt(c, CURLOPT_XFERINFODATA, &stop);
    curl_->error[0] = '\0';
    const CURLcode done = curl_easy_perform(c);
    long code = 0;
    curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &code);
    curl_easy_setopt(c, CURLOPT_MAIL_RCPT, nullptr);
    curl_slist_free_all(to);
    if (done == CURLE_OK) {
        return {};
    }
    const std::string detail =
        std::string(curl_->error[0] != '\0' ? curl_->error.data() : curl_easy_strerror(done)) +
        (code != 0 ? " (" + std::to_string(code) + ")" : "");
    // 5yz is final for this letter (RFC 5321, section 4.2.1); a rejected login is our own trouble, not the
    // letter's.
    const bool is_final = code >= 500 && code < 600 && done != CURLE_LOGIN_DENIED;
    return is_final ? fail(Why::invalid, "mail_refused", detail)
                    : fail(Why::unavailable, "mail_unavailable", detail);
}

Done check(const SmtpSettings& s) {
    const std::optional<Url> url = parsed(s.url);
    if (!url || (url->scheme != "smtp" && url->scheme != "smtps") || url->host.empty()) {
        return refuse(
            "smtp_settings_wrong",
            "The SMTP address must look like smtp://user:password@mail.example.org:587 or smtps://….");
    }
    if (!is_address(s.from_address)) {
        return refuse("smtp_settings_wrong",
                      "The sender must be one mail address, such as office@example.org.");
    }
    return {};
}

}  // namespace mail
