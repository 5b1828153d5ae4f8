#include "connection.hpp"
#include "target.hpp"

#include <base/clock.hpp>
#include <base/random.hpp>
#include <base/text.hpp>
#include <http/server.hpp>

#include <fmt/format.h>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace http {
namespace {
namespace beast_http = boost::beast::http;

Random& ids() {
    static Random random;
    return random;
}

const char* reason(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 204:
            return "No Content";
        case 304:
            return "Not Modified";
        case 404:
            return "Not Found";
        default:
            return status < 300   ? "Success"
                   : status < 400 ? "See Other"
                   : status < 500 ? "Refused"
                                  : "Failed";
    }
}

// Callbacks share the connection: it lives as long as one of them may still come. Coroutines would read
// better, but this compiler miscompiles some of them (docs/decisions/0002).
class Connection : public std::enable_shared_from_this<Connection> {
  public:
    Connection(std::unique_ptr<Stream> s, std::string remote, const Surroundings& around,
               std::function<void()> gone)
        : stream_(std::move(s)),
          remote_(std::move(remote)),
          around_(around),
          gone_(std::move(gone)),
          timer_(around.io) {}
    ~Connection() { gone_(); }

    void start() {
        deadline(header_time);
        stream_->handshake([self = shared_from_this()](error_code ec) {
            if (ec) {
                self->close();
            } else {
                self->next_request();
            }
        });
    }
    void close_if_idle() {
        if (idle_) {
            close();
        }
    }

  private:
    void deadline(std::chrono::seconds after) {
        timer_.expires_after(after);
        timer_.async_wait([weak = weak_from_this()](error_code ec) {
            if (const auto self = weak.lock(); self && !ec) {
                self->close();
            }
        });
    }
    void close() {
        timer_.cancel();
        stream_->close();
    }

    void next_request() {
        parser_.emplace();
        parser_->header_limit(header_bytes_max);
        parser_->body_limit(boost::none);  // by address, once the header is known: see header_refused()
        parser_->eager(true);
        header_checked_ = false;
        idle_ = pending_.empty();
        deadline(idle_ ? idle_time : header_time);
        pending_.empty() ? read_more() : consume();
    }
    void read_more() {
        stream_->read(buffer_, [self = shared_from_this()](error_code ec, std::size_t n) {
            if (ec) {
                return self->close();
            }
            if (self->idle_) {
                self->idle_ = false;
                self->deadline(header_time);
            }
            self->pending_.append(self->buffer_.data(), n);
            self->consume();
        });
    }
    void consume() {
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
    bool header_refused() {
        const auto& m = parser_->get();
        const auto refuse = [&](int status, const char* code, const char* detail) {
            refuse_and_close(status, code, detail);
            return true;
        };
        if (m.version() == 11 && m.count(beast_http::field::host) != 1) {
            return refuse(400, "malformed", "The request names no host.");
        }
        const auto coding = m[beast_http::field::transfer_encoding];
        if (!coding.empty() && !boost::beast::iequals(coding, "chunked")) {
            return refuse(501, "malformed", "This transfer coding is not known.");
        }
        if (m.target().size() > target_bytes_max) {
            return refuse(414, "malformed", "The address is too long.");
        }
        const auto target = parse_target(std::string_view(m.target().data(), m.target().size()));
        if (!target) {
            return refuse(400, "malformed", "The address is not readable.");
        }
        const auto method = m.method_string();
        body_max_ = around_.body_max({method.data(), method.size()}, target->path);
        if (parser_->content_length() && *parser_->content_length() > body_max_) {
            too_large();
            return true;
        }
        deadline(body_time);
        if (boost::beast::iequals(m[beast_http::field::expect], "100-continue") && !parser_->is_done()) {
            stream_->write("HTTP/1.1 100 Continue\r\n\r\n", {},
                           [self = shared_from_this()](error_code, std::size_t) {});
        }
        return false;
    }
    void too_large() {
        keep_ = head_only_ = false;
        request_id_ = "refused";
        send(problem_reply({Why::too_large, "too_large", "That is more than this address takes.", {}, {}}));
    }
    void refuse_and_close(int status, const char* code, const char* detail) {
        keep_ = false;
        head_only_ = false;
        request_id_ = "refused";
        send(problem_reply(status, {Why::malformed, code, detail, {}, {}}));
    }

    void have_request() {
        const auto& m = parser_->get();
        Request r;
        r.id = request_id_ = ids().uuid7(Clock::machine_now());
        const auto method = m.method_string();
        r.method = {method.data(), method.size()};
        const auto target = parse_target(std::string_view(m.target().data(), m.target().size()));
        r.path = target->path;
        r.query = target->query;
        for (const auto& field : m) {
            const std::string name = lower({field.name_string().data(), field.name_string().size()});
            std::string& value = r.headers[name];
            value += (value.empty() ? "" : name == "cookie" ? "; " : ", ");
            value.append(field.value().data(), field.value().size());
        }
        r.remote = remote_;
        r.secure = around_.tls;
        if (!around_.trust_proxy.empty() && in_range(remote_, around_.trust_proxy)) {
            believe_proxy(r);
        }
        keep_ = m.keep_alive() && !around_.draining();
        head_only_ = r.method == "HEAD";
        r.body = std::move(parser_->get().body());
        timer_.cancel();
        const bool taken = around_.serve(
            std::move(r), [self = shared_from_this()](Reply reply) { self->send(std::move(reply)); });
        if (!taken) {
            send(problem_reply({Why::unavailable,
                                "busy",
                                "Many people are here right now. Try again in a moment.",
                                {},
                                {}}));
        }
    }
    static void believe_proxy(Request& r) {
        const std::string_view chain = r.header("x-forwarded-for");
        if (!chain.empty()) {
            r.remote = trimmed(chain.substr(chain.rfind(',') + 1));  // the proxy's own entry is the last
        }
        r.secure = r.header("x-forwarded-proto") == "https";
    }

    void send(Reply reply) {
        reply_ = std::move(reply);
        const std::string_view body = reply_.body.empty() ? reply_.fixed : std::string_view(reply_.body);
        head_ = fmt::format("HTTP/1.1 {} {}\r\nX-Request-Id: {}\r\n", reply_.status, reason(reply_.status),
                            request_id_);
        for (const auto& [name, value] : reply_.headers) {
            head_ += fmt::format("{}: {}\r\n", name, value);
        }
        if (reply_.status != 204 && reply_.status != 304) {
            head_ += fmt::format("Content-Length: {}\r\n", body.size());
        }
        head_ += keep_ ? "\r\n" : "Connection: close\r\n\r\n";
        deadline(write_time);
        stream_->write(head_, head_only_ ? std::string_view() : body,
                       [self = shared_from_this()](error_code ec, std::size_t) {
                           if (ec || !self->keep_) {
                               return self->close();
                           }
                           self->reply_ = {};
                           self->next_request();
                       });
    }

    std::unique_ptr<Stream> stream_;
    std::string remote_;
    const Surroundings& around_;
    std::function<void()> gone_;
    asio::steady_timer timer_;
    std::array<char, 8192> buffer_{};
    std::string pending_;
    std::optional<beast_http::request_parser<beast_http::string_body>> parser_;
    bool header_checked_ = false, idle_ = false, keep_ = true, head_only_ = false;
    std::size_t body_max_ = 0;
    std::string request_id_, head_;
    Reply reply_;
};

}  // namespace

std::function<void()> serve_connection(std::unique_ptr<Stream> s, std::string remote,
                                       const Surroundings& around, std::function<void()> gone) {
    const auto c = std::make_shared<Connection>(std::move(s), std::move(remote), around, std::move(gone));
    c->start();
    return [weak = std::weak_ptr(c)] {
        if (const auto self = weak.lock()) {
            self->close_if_idle();
        }
    };
}
}  // namespace http
