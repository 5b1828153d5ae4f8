#include "client.hpp"

#include <curl/curl.h>
#include <memory>
#include <stdexcept>

namespace scenario {
namespace {
constexpr long seconds_max = 30;

std::size_t collect(char* data, std::size_t size, std::size_t count, void* out) {
    static_cast<std::string*>(out)->append(data, size * count);
    return size * count;
}
struct Cookie {
    std::string pair;
};
std::size_t header(char* data, std::size_t size, std::size_t count, void* out) {
    const std::string_view line(data, size * count);
    constexpr std::string_view name = "Set-Cookie: ";
    if (line.starts_with(name)) {
        static_cast<Cookie*>(out)->pair = line.substr(name.size(), line.find(';') - name.size());
    }
    return size * count;
}
}  // namespace

Answer Client::ask(const std::string& who, const std::string& method, const std::string& path,
                   const std::string& body) {
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), curl_easy_cleanup);
    const std::string url = "http://127.0.0.1:" + std::to_string(port_) + path;
    Answer out;
    Cookie cookie;
    curl_slist* headers = curl_slist_append(nullptr, "X-Assay-Csrf: 1");
    headers = curl_slist_append(headers, "Content-Type: application/json");
    if (!language_.empty()) {
        headers = curl_slist_append(headers, ("Accept-Language: " + language_).c_str());
    }
    curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_CUSTOMREQUEST, method.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, seconds_max);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, collect);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &out.body);
    curl_easy_setopt(curl.get(), CURLOPT_HEADERFUNCTION, header);
    curl_easy_setopt(curl.get(), CURLOPT_HEADERDATA, &cookie);
    if (method != "GET") {
        curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE, long(body.size()));
        curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, body.c_str());
    }
    if (const auto it = cookies_.find(who); it != cookies_.end()) {
        curl_easy_setopt(curl.get(), CURLOPT_COOKIE, it->second.c_str());
    }
    const CURLcode code = curl_easy_perform(curl.get());
    curl_slist_free_all(headers);
    if (code != CURLE_OK) {
        throw std::runtime_error(std::string("no answer: ") + curl_easy_strerror(code));
    }
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    out.status = int(status);
    if (!cookie.pair.empty() && !who.empty()) {
        cookies_[who] = cookie.pair;
    }
    return out;
}
}  // namespace scenario
