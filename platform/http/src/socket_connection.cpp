#include "connection.hpp"

#include <boost/asio/post.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <atomic>
#include <deque>

namespace http {
namespace {
namespace beast = boost::beast;
namespace websocket = boost::beast::websocket;

// A Stream as Beast wants one.
class Wire {
  public:
    using executor_type = asio::any_io_executor;
    Wire(std::unique_ptr<Stream> s, std::string early, executor_type e)
        : stream_(std::move(s)), early_(std::move(early)), executor_(std::move(e)) {}

    executor_type get_executor() const noexcept { return executor_; }
    void close() { stream_->close(); }

    template <class Buffers, class Handler>
    auto async_read_some(const Buffers& buffers, Handler&& handler) {
        return asio::async_initiate<Handler, void(error_code, std::size_t)>(
            [this](auto&& done, const Buffers& into) {
                const asio::mutable_buffer first = *asio::buffer_sequence_begin(into);
                if (!early_.empty()) {
                    const std::size_t n = asio::buffer_copy(first, asio::buffer(early_));
                    early_.erase(0, n);
                    asio::post(executor_, [done = std::move(done), n]() mutable { done(error_code(), n); });
                } else {
                    stream_->read({static_cast<char*>(first.data()), first.size()}, std::move(done));
                }
            },
            handler, buffers);
    }
    template <class Buffers, class Handler>
    auto async_write_some(const Buffers& buffers, Handler&& handler) {
        return asio::async_initiate<Handler, void(error_code, std::size_t)>(
            [this](auto&& done, const Buffers& from) {
                out_.resize(asio::buffer_size(from));
                asio::buffer_copy(asio::buffer(out_), from);
                stream_->write(out_, {}, std::move(done));
            },
            handler, buffers);
    }

    // Found by Beast when it ends a connection.
    friend void beast_close_socket(Wire& w) { w.close(); }
    friend void teardown(beast::role_type, Wire& w, error_code& ec) {
        w.close();
        ec = {};
    }
    template <class Handler>
    friend void async_teardown(beast::role_type, Wire& w, Handler&& handler) {
        w.close();
        asio::post(w.executor_, [done = std::forward<Handler>(handler)]() mutable { done(error_code()); });
    }

  private:
    std::unique_ptr<Stream> stream_;
    std::string early_, out_;
    executor_type executor_;
};

class SocketConnection final : public Peer {
  public:
    SocketConnection(std::unique_ptr<Stream> s, std::string early, const Headers& handshake,
                     std::shared_ptr<Socket> socket, Surroundings& around)
        : wire_(std::move(s), std::move(early), around.io), socket_(std::move(socket)), around_(around) {
        request_.version(11);
        request_.method(beast::http::verb::get);
        request_.target("/");
        for (const auto& [name, value] : handshake) {
            request_.insert(name, value);
        }
    }
    ~SocketConnection() override { socket_->ended(); }

    void start() override {
        constexpr std::chrono::seconds handshake_time{10}, silence{60};
        // Twice in a silent minute the browser is asked whether it is still there.
        wire_.set_option(websocket::stream_base::timeout{handshake_time, silence, true});
        wire_.read_message_max(message_bytes_max);
        wire_.text(true);
        wire_.async_accept(request_, [self = mine()](error_code ec) {
            if (ec) {
                return self->close();
            }
            self->read_on();
            self->socket_->attach([weak = std::weak_ptr(self), given = self->around_.handover] {
                given->give([weak] {
                    if (const auto open = weak.lock()) {
                        open->take();
                    }
                });
            });
        });
    }
    bool overdue(Moment) const override { return false; }  // Beast keeps the time of a socket
    void close() override {
        if (!closed_) {
            closed_ = true;
            wire_.next_layer().close();
            socket_->ended();
            around_.gone(*this);
        }
    }
    void finish() override {
        farewell_ = websocket::close_code::going_away;
        socket_->close();
    }

  private:
    std::shared_ptr<SocketConnection> mine() {
        return std::static_pointer_cast<SocketConnection>(shared_from_this());
    }
    // What the browser says is not listened to, but its pings and its going are.
    void read_on() {
        wire_.async_read(incoming_, [self = mine()](error_code ec, std::size_t) {
            if (ec) {
                return self->close();
            }
            self->incoming_.clear();
            self->read_on();
        });
    }
    void take() {
        Socket::Outgoing out = socket_->take();
        if (out.drop) {
            return close();
        }
        std::ranges::move(out.texts, std::back_inserter(texts_));
        closing_ = closing_ || out.close;
        write_on();
    }
    void write_on() {
        if (writing_ || closed_ || (texts_.empty() && !closing_)) {
            return;
        }
        writing_ = true;
        if (texts_.empty()) {
            return wire_.async_close(farewell_, [self = mine()](error_code) { self->close(); });
        }
        wire_.async_write(asio::buffer(texts_.front()), [self = mine()](error_code ec, std::size_t) {
            if (ec) {
                return self->close();
            }
            self->socket_->written(self->texts_.front().size());
            self->texts_.pop_front();
            self->writing_ = false;
            self->write_on();
        });
    }

    websocket::stream<Wire, false> wire_;  // false: no compression
    beast::http::request<beast::http::empty_body> request_;
    beast::flat_buffer incoming_;
    std::shared_ptr<Socket> socket_;
    Surroundings& around_;
    std::deque<std::string> texts_;
    websocket::close_code farewell_ = websocket::close_code::normal;
    bool writing_ = false, closing_ = false, closed_ = false;
};

}  // namespace

std::shared_ptr<Peer> socket_connection(std::unique_ptr<Stream> s, std::string early,
                                        const Headers& handshake, std::shared_ptr<Socket> socket,
                                        Surroundings& around) {
    return std::make_shared<SocketConnection>(std::move(s), std::move(early), handshake, std::move(socket),
                                              around);
}
}  // namespace http
