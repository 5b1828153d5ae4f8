// What both documents ask of the words they are given.
#pragma once
#include <base/result.hpp>
#include <documents/pdf.hpp>

#include <string_view>

namespace documents {

Done check(const CertificateText&);
Done check(const ReportText&);

}  // namespace documents
