#include "pages.hpp"
#include "embedded.hpp"

#include <http/router.hpp>

namespace app {
namespace {

// Scripts and styles come from here alone; pictures may be made by the page itself (a preview, a drawing).
constexpr const char* content_policy =
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'";

// What an author programmed runs in a page of its own (the player's sandboxed frame): on a null origin,
// without cookies, network or a way to the rest. Its modules come to it as text, and run from addresses it
// makes.
constexpr std::string_view custom_page = "custom-interaction/frame.html";
constexpr const char* custom_policy =
    "default-src 'none'; script-src 'self' blob:; style-src 'unsafe-inline' blob:; img-src blob: data:; "
    "media-src blob: data:; font-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; "
    "sandbox allow-scripts";

bool is_file_name(std::string_view path) {
    return path.substr(path.rfind('/') + 1).find('.') != std::string_view::npos;
}

// An address of the pages' own router is answered by the page that holds it.
const assets::Asset* asset_for(std::string_view path) {
    path.remove_prefix(1);
    if (const auto* asset = path.empty() ? nullptr : page_at(path)) {
        return asset;
    }
    if (path.starts_with("player/")) {
        return page_at("player.html");
    }
    return is_file_name(path) ? nullptr : page_at("index.html");
}

}  // namespace

http::Reply page(const http::Request& r) {
    if (r.method != "GET" && r.method != "HEAD") {
        return http::problem_reply(
            {Why::not_found, "not_found", "There is nothing at this address.", {}, {}});
    }
    const assets::Asset* asset = asset_for(r.path);
    if (asset == nullptr) {
        return http::problem_reply({Why::not_found, "not_found", "There is no such page.", {}, {}});
    }
    const bool document = asset->type.starts_with("text/html");
    const std::string etag = "\"" + std::string(asset->etag) + "\"";
    http::Reply reply;
    reply.headers = {
        {"Content-Type", std::string(asset->type)},
        {"ETag", etag},
        {"Vary", "Accept-Encoding"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "same-origin"},
        {"Cache-Control",
         asset->path.starts_with("assets/") ? "public, max-age=31536000, immutable" : "no-cache"}};
    if (document) {
        const bool custom = asset->path == custom_page;
        reply.headers.emplace_back("Content-Security-Policy", custom ? custom_policy : content_policy);
        reply.headers.emplace_back("X-Frame-Options", custom ? "SAMEORIGIN" : "DENY");
        if (r.secure) {
            reply.headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
        }
    }
    if (r.header("if-none-match") == etag) {
        reply.status = 304;
        return reply;
    }
    if (!asset->gzip.empty() && r.header("accept-encoding").find("gzip") != std::string_view::npos) {
        reply.headers.emplace_back("Content-Encoding", "gzip");
        reply.fixed = asset->gzip;
    } else {
        reply.fixed = asset->body;
    }
    return reply;
}
}  // namespace app
