# One libFuzzer program for each *_fuzz.cpp, linked to the parsers only: the whole house under sanitizers would take
# many minutes to compile, and clang 14 cannot compile the coroutines of the sockets at all.
file(GLOB_RECURSE fuzzed CONFIGURE_DEPENDS
     src/kernel/*.cpp src/platform/shape/*.cpp src/platform/csv/*.cpp src/platform/xlsx/reader.cpp src/platform/http/*.cpp
     src/platform/identity/oidc/jwt.cpp src/platform/identity/oidc/rs256.cpp src/platform/identity/oidc/metadata.cpp
     src/platform/html/safe_html.cpp src/platform/bank/*.cpp src/platform/forms/*.cpp src/platform/files/disk.cpp
     src/contexts/*/jgrants/*.cpp src/contexts/*/nta/*.cpp src/contexts/*/csv/*.cpp src/contexts/*/rules/*.cpp)
list(FILTER fuzzed EXCLUDE REGEX "_(test|dbtest|fuzz)\\.cpp$")
list(FILTER fuzzed EXCLUDE REGEX "platform/forms/(builder|challenge|form_store|published|routes)\\.cpp$")
foreach(source IN LISTS fuzzed)
  file(STRINGS ${source} found REGEX "co_await|co_return|awaitable|http/edge\\.hpp" LIMIT_COUNT 1)
  if(found)
    list(REMOVE_ITEM fuzzed ${source})
  endif()
endforeach()

add_library(banso_fuzzed STATIC ${fuzzed})
target_include_directories(banso_fuzzed PUBLIC ${CMAKE_SOURCE_DIR}/src)
target_precompile_headers(banso_fuzzed PRIVATE ${CMAKE_SOURCE_DIR}/src/pch_platform.hpp)
target_link_libraries(banso_fuzzed PUBLIC
  ICU::uc ICU::i18n Boost::headers Boost::json Boost::url fmt::fmt PkgConfig::PQ PkgConfig::SODIUM
  PkgConfig::ARCHIVE PkgConfig::XML2 OpenSSL::Crypto Threads::Threads)

file(GLOB_RECURSE fuzzers CONFIGURE_DEPENDS src/*_fuzz.cpp)
foreach(fuzzer IN LISTS fuzzers)
  get_filename_component(target ${fuzzer} NAME_WE)
  add_executable(${target} ${fuzzer})
  target_link_options(${target} PRIVATE -fsanitize=fuzzer)
  target_link_libraries(${target} PRIVATE banso_fuzzed)
endforeach()
