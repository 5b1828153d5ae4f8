#include "metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace http {

struct Metrics::Inside {
    prometheus::Registry registry;
    prometheus::Family<prometheus::Histogram>& time =
        prometheus::BuildHistogram()
            .Name("assay_request_seconds")
            .Help("Time to answer a request, by route and status")
            .Register(registry);
    prometheus::Counter& busy = prometheus::BuildCounter()
                                    .Name("assay_requests_refused_total")
                                    .Help("Requests refused because all workers were busy")
                                    .Register(registry)
                                    .Add({});
};

Metrics::Metrics() : inside_(std::make_unique<Inside>()) {}
Metrics::~Metrics() = default;

void Metrics::answered(std::string_view route, std::string_view method, int status, Duration took) {
    static const prometheus::Histogram::BucketBoundaries buckets{.001, .0025, .005, .01, .02,
                                                                 .05,  .1,    .25,  1,   5};
    inside_->time
        .Add({{"route", std::string(route)},
              {"method", std::string(method)},
              {"status", std::to_string(status)}},
             buckets)
        .Observe(double(took.count()) / 1e6);
}
void Metrics::refused() { inside_->busy.Increment(); }
std::string Metrics::text() const {
    return prometheus::TextSerializer().Serialize(inside_->registry.Collect());
}
}  // namespace http
