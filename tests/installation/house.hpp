// A whole installation in a folder that goes away, and its routes without a network.
#pragma once
#include <installation.hpp>
#include <routes.hpp>

#include <logs/logs.hpp>

#include <gtest/gtest.h>
#include <sodium.h>
#include <filesystem>

class House : public testing::Test {
  protected:
    House() {
        logs::quiet();
        EXPECT_GE(sodium_init(), 0);
        installation_ = std::make_unique<app::Installation>(app::Settings{.data = folder_.string()});
        app::all_routes(*router_, *installation_, [] { return std::string(); });
        router_->authenticate_with([this](const http::Request&) -> std::optional<http::Caller> {
            if (role_.empty()) {
                return std::nullopt;
            }
            return http::Caller{"00000000-0000-7000-8000-000000000000", {"candidate", role_}, "session"};
        });
    }
    ~House() override {
        router_.reset();
        installation_.reset();
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    app::Installation& installation() { return *installation_; }
    http::Reply request(const std::string& method, const std::string& path, const std::string& body = "") {
        http::Request request;
        request.method = method;
        request.path = path;
        request.body = body;
        request.headers["x-assay-csrf"] = "1";
        if (!body.empty()) {
            request.headers["content-type"] = "application/json";
        }
        return router_->answer(request);
    }
    schema::json::value ask(const std::string& method, const std::string& path, const std::string& body = "",
                            int status = 200) {
        const http::Reply reply = request(method, path, body);
        EXPECT_EQ(reply.status, status) << method << " " << path << ": " << reply.body;
        return reply.body.empty() ? schema::json::value() : schema::json::parse(reply.body);
    }

    std::string role_;  // who asks; nobody when empty

  private:
    std::filesystem::path folder_ = std::filesystem::temp_directory_path() /
                                    ("assay-installation-" + Random().uuid7(Clock::machine_now()));
    std::unique_ptr<app::Installation> installation_;
    std::unique_ptr<http::Router> router_ = std::make_unique<http::Router>();
};
