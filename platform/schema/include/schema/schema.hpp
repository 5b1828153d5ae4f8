// One declaration a wire type: BOOST_DESCRIBE_STRUCT names the fields once; parsing, validation,
// serialisation, JSON Schema, OpenAPI and TypeScript all come from that list.
#pragma once
#include <schema/describe.hpp>
#include <schema/read.hpp>
#include <schema/vocabulary.hpp>
#include <schema/write.hpp>
