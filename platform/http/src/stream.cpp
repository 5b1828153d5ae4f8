#include "stream.hpp"

#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>

namespace http {
namespace {

template <class S>
class Over : public Stream {
  public:
    template <class... A>
    explicit Over(A&&... a) : s_(std::forward<A>(a)...) {}

    void handshake(std::function<void(error_code)> done) override {
        if constexpr (requires { s_.next_layer(); }) {
            s_.async_handshake(asio::ssl::stream_base::server, std::move(done));
        } else {
            done({});
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
