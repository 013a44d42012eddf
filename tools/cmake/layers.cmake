# One static library a layer, made of every source file below src/<layer>.
#
#   offprint_layer(NAME [USES layer…] [LIBRARIES target…])
#
# USES are layers whose headers this one includes. LIBRARIES are third-party targets: they are PRIVATE, so a layer's
# third-party headers cannot be seen from any other layer.

add_library(offprint_plain_flags INTERFACE)
target_include_directories(offprint_plain_flags INTERFACE ${PROJECT_SOURCE_DIR}/src)
target_compile_options(offprint_plain_flags INTERFACE -Wall -Wextra -Wpedantic)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  # g++ 12 gives false ones on strings (GCC bug 105651).
  target_compile_options(offprint_plain_flags INTERFACE -Wno-restrict)
endif()
if(OFFPRINT_WERROR)
  target_compile_options(offprint_plain_flags INTERFACE -Werror)
endif()

add_library(offprint_flags INTERFACE)  # with sanitizers
target_link_libraries(offprint_flags INTERFACE offprint_plain_flags)
if(OFFPRINT_SANITIZE)
  target_compile_options(offprint_flags INTERFACE -fsanitize=${OFFPRINT_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(offprint_flags INTERFACE -fsanitize=${OFFPRINT_SANITIZE})
  string(REPLACE "," ";" sanitizers ${OFFPRINT_SANITIZE})
  foreach(sanitizer IN LISTS sanitizers)  # for OFFPRINT_SANITIZE_THREAD, OFFPRINT_SANITIZE_ADDRESS …
    string(TOUPPER OFFPRINT_SANITIZE_${sanitizer} definition)
    target_compile_definitions(offprint_flags INTERFACE ${definition})
  endforeach()
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    # What g++ 12 says of library headers once sanitizers have changed the code.
    target_compile_options(offprint_flags INTERFACE -Wno-maybe-uninitialized -Wno-tsan)
  endif()
endif()

if(OFFPRINT_FUZZ)
  target_compile_options(offprint_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

# Reads HEADERS once for TARGET.
function(offprint_precompile target)
  target_precompile_headers(${target} PRIVATE ${ARGN})
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)  # for ccache
endfunction()

function(offprint_layer name)
  cmake_parse_arguments(PARSE_ARGV 1 layer "" "" "USES;LIBRARIES")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.cc ${PROJECT_SOURCE_DIR}/src/${name}/*.c)
  add_library(offprint_${name} STATIC ${sources})
  target_link_libraries(offprint_${name} PUBLIC offprint_flags PRIVATE ${layer_LIBRARIES})
  foreach(used IN LISTS layer_USES)
    target_link_libraries(offprint_${name} PUBLIC offprint_${used})
  endforeach()
  if(OFFPRINT_PRECOMPILE)
    offprint_precompile(offprint_${name} <algorithm> <array> <charconv> <cstdint> <fmt/format.h> <functional> <map>
      <memory> <optional> <set> <string> <string_view> <unordered_map> <utility> <vector>)
  endif()
endfunction()
