#include "connection.hpp"
#include "target.hpp"

#include <base/random.hpp>
#include <base/text.hpp>
#include <http/server.hpp>

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <array>

namespace http {
namespace {
namespace beast_http = boost::beast::http;

const char* reason(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 204:
            return "No Content";
        case 206:
            return "Partial Content";
        case 304:
            return "Not Modified";
        case 404:
            return "Not Found";
        case 416:
            return "Range Not Satisfiable";
        default:
            return status < 300   ? "Success"
                   : status < 400 ? "See Other"
                   : status < 500 ? "Refused"
                                  : "Failed";
    }
}

// Unlike any other's by its first half, unlike one's own others by the second.
std::string next_request_id() {
    static const std::string process = Random().token().substr(0, 12);
    static std::uint64_t count = 0;
    return process + "." + std::to_string(++count);
}

std::string_view view(boost::beast::string_view s) { return {s.data(), s.size()}; }

// Callbacks share the connection: it lives as long as one of them may still come. Coroutines would read
// better, but this compiler miscompiles some of them (docs/decisions/0002).
class HttpConnection final : public Connection {
  public:
    HttpConnection(std::unique_ptr<Stream> s, std::string remote, Surroundings& around)
        : stream_(std::move(s)), remote_(std::move(remote)), around_(around) {}

    void start() override {
        wait_at_most(header_time);
        stream_->handshake([self = mine()](error_code ec) {
            if (ec) {
                self->close();
            } else {
                self->next_request();
            }
        });
    }
    bool overdue(Moment now) const override { return now > deadline_; }
    void close() override {
        if (!closed_) {
            closed_ = true;
            stream_->close();
            around_.gone(*this);
        }
    }
    void finish() override {
        if (idle_) {
            close();
        }
    }
    void send(Reply reply) override;

  private:
    std::shared_ptr<HttpConnection> mine() {
        return std::static_pointer_cast<HttpConnection>(shared_from_this());
    }
    void wait_at_most(std::chrono::seconds time) { deadline_ = around_.now + time; }

    void next_request() {
        parser_.emplace();
        parser_->header_limit(header_bytes_max);
        parser_->body_limit(boost::none);  // by address, once the header is known: see header_refused()
        parser_->eager(true);
        header_checked_ = false;
        idle_ = pending_.empty();
        wait_at_most(idle_ ? idle_time : header_time);
        pending_.empty() ? read_more() : consume();
    }
    void read_more() {
        stream_->read(buffer_, [self = mine()](error_code ec, std::size_t n) {
            if (ec || self->closed_) {
                return self->close();
            }
            if (self->idle_) {
                self->idle_ = false;
                self->wait_at_most(header_time);
            }
            self->pending_.append(self->buffer_.data(), n);
            self->consume();
        });
    }
    void consume();
    bool header_refused();
    void too_large() {
        request_id_ = "refused";
        keep_ = head_only_ = false;
        send(problem_reply({Why::too_large, "too_large", "That is more than this address takes.", {}, {}}));
    }
    void refuse_and_close(int status, const char* code, const char* detail) {
        request_id_ = "refused";
        keep_ = head_only_ = false;
        send(problem_reply(status, {Why::malformed, code, detail, {}, {}}));
    }
    void have_request();
    void believe_proxy(Request&) const;
    void become_socket(std::shared_ptr<Socket>);
    void write_head();
    void written();

    std::unique_ptr<Stream> stream_;
    std::string remote_;
    Surroundings& around_;
    Moment deadline_;
    std::array<char, 8192> buffer_{};
    std::string pending_;
    std::optional<beast_http::request_parser<beast_http::string_body>> parser_;
    bool header_checked_ = false, idle_ = false, keep_ = true, head_only_ = false, closed_ = false;
    std::size_t body_max_ = 0;
    std::optional<Target> target_;
    const Route* route_ = nullptr;
    std::string request_id_, head_;
    Reply reply_;
};

void HttpConnection::consume() {
    error_code ec;
    std::size_t used = 0;
    // put() stops after the header once; the second call takes the body.
    while (!parser_->is_done() && used < pending_.size()) {
        const std::size_t n =
            parser_->put(boost::asio::buffer(pending_.data() + used, pending_.size() - used), ec);
        used += n;
        if (ec == beast_http::error::need_more) {
            ec = {};
            break;
        }
        if (ec || n == 0) {
            break;
        }
    }
    pending_.erase(0, used);
    if (ec) {
        const bool header = ec == beast_http::error::header_limit;
        return refuse_and_close(
            header ? 431 : 400, header ? "header_too_large" : "malformed",
            header ? "The request's header is too large." : "This is not an HTTP request.");
    }
    if (parser_->is_header_done() && !header_checked_) {
        header_checked_ = true;
        if (header_refused()) {
            return;
        }
        if (!parser_->is_done() &&
            boost::beast::iequals(parser_->get()[beast_http::field::expect], "100-continue")) {
            return stream_->write("HTTP/1.1 100 Continue\r\n\r\n", {},
                                  [self = mine()](error_code broken, std::size_t) {
                                      broken ? self->close() : self->read_more();
                                  });
        }
    }
    if (header_checked_ && parser_->get().body().size() > body_max_) {
        return too_large();
    }
    if (parser_->is_done()) {
        return have_request();
    }
    read_more();
}

// What the parser leaves to us; true when the request was refused.
bool HttpConnection::header_refused() {
    const auto& m = parser_->get();
    const auto refuse = [&](int status, const char* detail) {
        refuse_and_close(status, "malformed", detail);
        return true;
    };
    if (m.version() == 11 && m.count(beast_http::field::host) != 1) {
        return refuse(400, "The request names no host.");
    }
    const auto coding = m[beast_http::field::transfer_encoding];
    if (!coding.empty() && !boost::beast::iequals(coding, "chunked")) {
        return refuse(501, "This transfer coding is not known.");
    }
    if (m.target().size() > target_bytes_max) {
        return refuse(414, "The address is too long.");
    }
    target_ = parse_target(view(m.target()));
    if (!target_) {
        return refuse(400, "The address is not readable.");
    }
    route_ = around_.router.find(view(m.method_string()), target_->path);
    body_max_ = route_ == nullptr ? std::size_t(64 * 1024) : route_->about.body_bytes_max;
    if (parser_->content_length() && *parser_->content_length() > body_max_) {
        too_large();
        return true;
    }
    wait_at_most(body_time);
    return false;
}

void HttpConnection::have_request() {
    const auto& m = parser_->get();
    auto asked = std::make_shared<Asked>();
    asked->from = std::static_pointer_cast<Connection>(shared_from_this());
    Request& r = asked->request;
    r.id = request_id_ = next_request_id();
    r.method = view(m.method_string());
    r.path = std::move(target_->path);
    r.query = std::move(target_->query);
    r.route = route_;
    for (const auto& field : m) {
        std::string name = lower(view(field.name_string()));
        const auto value = view(field.value());
        if (!r.headers.contains(name)) {
            r.headers.add(std::move(name), std::string(value));
        } else {
            r.headers[name].append(name == "cookie" ? "; " : ", ").append(value);
        }
    }
    r.remote = remote_;
    r.secure = around_.tls;
    if (!around_.trust_proxy.empty() && in_range(remote_, around_.trust_proxy)) {
        believe_proxy(r);
    }
    keep_ = m.keep_alive();
    head_only_ = r.method == "HEAD";
    r.body = std::move(parser_->get().body());
    deadline_ = Moment::max();
    around_.serve(std::move(asked));
}

void HttpConnection::believe_proxy(Request& r) const {
    const std::string_view chain = r.header("x-forwarded-for");
    if (!chain.empty()) {
        r.remote = trimmed(chain.substr(chain.rfind(',') + 1));  // the proxy's own entry is the last
    }
    r.secure = r.header("x-forwarded-proto") == "https";
}

void HttpConnection::send(Reply reply) {
    if (closed_) {
        return;
    }
    if (reply.socket != nullptr) {
        return become_socket(std::move(reply.socket));
    }
    reply_ = std::move(reply);
    keep_ = keep_ && !around_.draining;
    write_head();
    std::string_view body = reply_.body.empty() ? reply_.fixed : std::string_view(reply_.body);
    if (head_only_) {
        body = {};
    }
    constexpr std::size_t small = 4096;
    if (body.size() <= small) {
        head_ += body;
        body = {};
    }
    // Most replies fit into the kernel's buffer: then nothing is waited for. With another request behind this
    // one the long way is taken, which returns to the loop in between.
    std::string_view head = head_;
    head.remove_prefix(stream_->write_now(head));
    if (head.empty() && body.empty() && pending_.empty()) {
        return written();
    }
    wait_at_most(write_time);
    stream_->write(head, body,
                   [self = mine()](error_code ec, std::size_t) { ec ? self->close() : self->written(); });
}
void HttpConnection::written() {
    if (!keep_) {
        return close();
    }
    reply_ = {};
    next_request();
}

void HttpConnection::write_head() {
    const auto line = [this](std::string_view name, std::string_view value) {
        head_.append(name).append(": ").append(value).append("\r\n");
    };
    head_.assign("HTTP/1.1 ").append(std::to_string(reply_.status)).append(" ");
    head_.append(reason(reply_.status)).append("\r\n");
    line("X-Request-Id", request_id_);
    for (const auto& [name, value] : reply_.headers) {
        line(name, value);
    }
    head_ += reply_.fixed_lines;
    if (reply_.status != 204 && reply_.status != 304) {
        line("Content-Length",
             std::to_string(reply_.body.empty() ? reply_.fixed.size() : reply_.body.size()));
    }
    head_ += keep_ ? "\r\n" : "Connection: close\r\n\r\n";
}

void HttpConnection::become_socket(std::shared_ptr<Socket> socket) {
    Headers handshake;
    for (const auto& field : parser_->get()) {
        handshake.add(std::string(view(field.name_string())), std::string(view(field.value())));
    }
    closed_ = true;  // the stream goes on without us
    around_.come(
        socket_connection(std::move(stream_), std::move(pending_), handshake, std::move(socket), around_));
    around_.gone(*this);
}

}  // namespace

std::shared_ptr<Connection> http_connection(std::unique_ptr<Stream> s, std::string remote,
                                            Surroundings& around) {
    return std::make_shared<HttpConnection>(std::move(s), std::move(remote), around);
}
}  // namespace http
