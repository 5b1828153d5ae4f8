#include "stream.hpp"

#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>

#include <sys/socket.h>

namespace http {
namespace {

template <class S>
class Over : public Stream {
  public:
    static constexpr bool is_plain = std::is_same_v<S, asio::ip::tcp::socket>;

    template <class... A>
    explicit Over(A&&... a) : s_(std::forward<A>(a)...) {}

    void handshake(std::move_only_function<void(error_code)> done) override {
        if constexpr (is_plain) {
            done({});
        } else {
            s_.async_handshake(asio::ssl::stream_base::server, std::move(done));
        }
    }
    void read(std::span<char> into, Moved done) override {
        s_.async_read_some(asio::buffer(into.data(), into.size()), std::move(done));
    }
    void write(std::string_view head, std::string_view body, Moved done) override {
        const std::array<asio::const_buffer, 2> parts{asio::buffer(head.data(), head.size()),
                                                      asio::buffer(body.data(), body.size())};
        asio::async_write(s_, parts, std::move(done));
    }
    std::size_t write_now(std::string_view bytes) override {
        if constexpr (is_plain) {
            // An error shows again, and is dealt with, when the rest is written.
            const auto n =
                ::send(s_.native_handle(), bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
            return n > 0 ? std::size_t(n) : 0;
        } else {
            return 0;
        }
    }
    void close() override {
        error_code ignored;
        s_.lowest_layer().shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
        s_.lowest_layer().close(ignored);
    }

  private:
    S s_;
};

}  // namespace

std::unique_ptr<Stream> plain_stream(asio::ip::tcp::socket socket) {
    return std::make_unique<Over<asio::ip::tcp::socket>>(std::move(socket));
}
std::unique_ptr<Stream> tls_stream(asio::ip::tcp::socket socket, asio::ssl::context& context) {
    return std::make_unique<Over<asio::ssl::stream<asio::ip::tcp::socket>>>(std::move(socket), context);
}
}  // namespace http
