// A connection's bytes, plain or TLS, behind one type, so that the rest is compiled once.
#pragma once
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>

#include <functional>
#include <memory>
#include <span>
#include <string_view>

namespace http {
namespace asio = boost::asio;
using error_code = boost::system::error_code;
using Moved = std::move_only_function<void(error_code, std::size_t)>;

class Stream {
  public:
    virtual ~Stream() = default;
    virtual void handshake(std::move_only_function<void(error_code)>) = 0;
    virtual void read(std::span<char>, Moved) = 0;
    virtual void write(std::string_view head, std::string_view body, Moved) = 0;  // all of both
    virtual std::size_t write_now(std::string_view) = 0;  // what goes without waiting, perhaps nothing
    virtual void close() = 0;
};

std::unique_ptr<Stream> plain_stream(asio::ip::tcp::socket);
std::unique_ptr<Stream> tls_stream(asio::ip::tcp::socket, asio::ssl::context&);
}  // namespace http
