#include "command.hpp"

#include <delivery/receipt.hpp>
#include <installation.hpp>
#include <keys/keyring.hpp>
#include <keys/signed.hpp>

#include <curl/curl.h>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace cli {
namespace json = boost::json;
namespace {

constexpr std::size_t keys_bytes_max = 1024 * 1024;
constexpr long patience_seconds = 10;

Result<std::string> read_file(const std::string& path, std::size_t bytes_max) {
    std::error_code ec;
    if (!std::filesystem::is_regular_file(path, ec) || std::filesystem::file_size(path, ec) > bytes_max) {
        return refuse("no_such_file", "There is no file '" + path + "', or it is far too large.");
    }
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::size_t collect(char* bytes, std::size_t size, std::size_t count, void* into) {
    auto& text = *static_cast<std::string*>(into);
    if (text.size() + size * count > keys_bytes_max) {
        return 0;  // curl ends the transfer
    }
    text.append(bytes, size * count);
    return size * count;
}

Result<std::string> fetch(const std::string& url) {
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> asking(curl_easy_init(), curl_easy_cleanup);
    std::string text;
    curl_easy_setopt(asking.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(asking.get(), CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(asking.get(), CURLOPT_TIMEOUT, patience_seconds);
    curl_easy_setopt(asking.get(), CURLOPT_FAILONERROR, 1L);
    curl_easy_setopt(asking.get(), CURLOPT_WRITEFUNCTION, collect);
    curl_easy_setopt(asking.get(), CURLOPT_WRITEDATA, &text);
    const CURLcode code = curl_easy_perform(asking.get());
    if (code != CURLE_OK) {
        return fail(Why::unavailable, "keys_unreachable",
                    "Cannot get the keys from " + url + ": " + curl_easy_strerror(code) + ".");
    }
    return text;
}

// The address that the file names as its issuer's: to be believed only because the reader said so.
std::string issuer_in(std::string_view file) {
    boost::system::error_code broken;
    const json::value whole = json::parse(file, broken);
    for (const char* at : {"/receipt/issuer/url", "/held/issuer/url"}) {
        boost::system::error_code none;
        if (const auto* url = whole.find_pointer(at, none); url != nullptr && url->is_string()) {
            return std::string(url->get_string());
        }
    }
    return "";
}

bool is_address(const std::string& s) { return s.starts_with("http://") || s.starts_with("https://"); }

std::string keys_address(std::string url) {
    while (url.ends_with('/')) {
        url.pop_back();
    }
    return url.ends_with("/api/keys") ? url : url + "/api/keys";
}

Result<std::vector<keys::PublicKey>> known_keys(const VerifyWish& wish, std::string_view file,
                                                app::Installation* installation) {
    if (!wish.keys.empty() && !is_address(wish.keys)) {
        return keys::read_key_set(TRY(read_file(wish.keys, keys_bytes_max)));
    }
    if (!wish.keys.empty() || !wish.url.empty()) {
        const std::string url = !wish.keys.empty()     ? wish.keys
                                : wish.url == "issuer" ? issuer_in(file)
                                                       : wish.url;
        if (!is_address(url)) {
            return refuse("no_address", "The file names no issuer to ask. Give its keys with --keys FILE.");
        }
        return keys::read_key_set(TRY(fetch(keys_address(url))));
    }
    return installation->shell().db.read([](store::Reader& r) { return keys::public_keys(r); });
}

std::string words_of(const delivery::Checked& c) {
    std::string out;
    if (c.good) {
        const bool receipt = c.kind == delivery::FileKind::receipt;
        out = std::string("Good. ") + (receipt ? "This receipt" : "These answers") + " of " + c.candidate +
              ", " + c.title + ": " + std::to_string(c.answered) + " of " + std::to_string(c.questions) +
              " questions answered, " + std::to_string(c.entries) + " entries, head " + c.head + ".\n";
        if (c.issued_at) {
            out += "Signed by " + c.issuer + " with the key " + c.key + " on " + to_rfc3339(*c.issued_at) +
                   ".\n";
        }
    }
    for (const delivery::Finding& f : c.wrong) {
        out += "Not good: " + f.detail + "\n";
    }
    for (const delivery::Finding& f : c.notes) {
        out += f.detail + "\n";
    }
    return out;
}

Outcome failed(const Failure& f) { return {{{"code", f.code}}, f.detail, false}; }

}  // namespace

Outcome verify(const app::Settings& settings, const VerifyWish& wish) {
    const auto file = read_file(wish.file, delivery::receipt_file_bytes_max);
    if (!file) {
        return failed(file.error());
    }
    std::unique_ptr<app::Installation> installation;
    if (wish.store) {
        if (settings.database.empty() && !std::filesystem::exists(settings.data + "/assay.sqlite")) {
            return failed(
                refuse("no_such_store", "There is no installation in '" + settings.data + "'.").error());
        }
        installation = std::make_unique<app::Installation>(settings);
    }
    const auto known = known_keys(wish, *file, installation.get());
    if (!known) {
        return failed(known.error());
    }
    delivery::Checked out = delivery::check(*file, *known);
    if (installation && !out.attempt.empty()) {
        installation->shell().db.read([&](store::Reader& r) {
            delivery::compare_with_store(r, out);
            return true;
        });
    }
    return {schema::write(out).as_object(), words_of(out), out.good};
}

}  // namespace cli
