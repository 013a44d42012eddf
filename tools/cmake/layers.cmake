# One static library a layer, made of every source file below src/<layer>.
#
#   offprint_layer(NAME [USES layer…] [LIBRARIES target…])
#
# USES are layers whose headers this one includes. LIBRARIES are third-party targets: they are PRIVATE, so a layer's
# third-party headers cannot be seen from any other layer.

add_library(offprint_plain_flags INTERFACE)
target_include_directories(offprint_plain_flags INTERFACE ${PROJECT_SOURCE_DIR}/src)
target_compile_options(offprint_plain_flags INTERFACE -pthread -Wall -Wextra -Wpedantic)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  # g++ 12 gives false ones on strings (GCC bug 105651).
  target_compile_options(offprint_plain_flags INTERFACE -Wno-restrict)
endif()
if(OFFPRINT_WERROR)
  target_compile_options(offprint_plain_flags INTERFACE -Werror)
endif()

# What Debian builds its own programs with, and a higher level of checks of sizes (tests/tools/hardening_test.py proves
# that they are there).
if(OFFPRINT_HARDEN)
  target_compile_options(offprint_plain_flags INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fPIE
    -fstack-protector-strong -fstack-clash-protection -fcf-protection)
  target_link_options(offprint_plain_flags INTERFACE -pie -Wl,-z,relro,-z,now)
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

# A target that reads HEADERS once for all that have the same flags.
function(offprint_precompiled name)
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/${name}.cc CONTENT "// Only headers are wanted.\n")
  add_library(${name} OBJECT ${PROJECT_BINARY_DIR}/${name}.cc)
  target_link_libraries(${name} PRIVATE offprint_flags)
  target_compile_options(${name} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)  # for ccache
  target_precompile_headers(${name} PRIVATE ${ARGN})
endfunction()

function(offprint_precompile target precompiled)
  target_precompile_headers(${target} REUSE_FROM ${precompiled})
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endfunction()

# Compiles the sources of TARGET in groups, MOST of them at most: the headers and templates that they share cost their
# time once. Each configuring makes the groups anew.
function(offprint_unite target most)
  if(most LESS 2)
    return()
  endif()
  execute_process(COMMAND python3 ${PROJECT_SOURCE_DIR}/tools/cmake/unite.py ${most} ${ARGN}
                  OUTPUT_VARIABLE lines OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  string(REPLACE "\n" ";" lines "${lines}")
  foreach(line IN LISTS lines)
    string(REGEX MATCH "^([0-9]+) (.+)$" ignored "${line}")
    set_source_files_properties(${CMAKE_MATCH_2} PROPERTIES UNITY_GROUP ${CMAKE_MATCH_1})
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  # g++ takes what an included source keeps for itself for a header's.
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endfunction()

if(OFFPRINT_PRECOMPILE)
  offprint_precompiled(offprint_precompiled <algorithm> <array> <charconv> <cstdint> <fmt/format.h> <functional> <map>
    <memory> <optional> <set> <string> <string_view> <unordered_map> <utility> <vector>)
endif()

function(offprint_layer name)
  cmake_parse_arguments(PARSE_ARGV 1 layer "" "" "USES;LIBRARIES")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.cc ${PROJECT_SOURCE_DIR}/src/${name}/*.c)
  add_library(offprint_${name} STATIC ${sources})
  target_link_libraries(offprint_${name} PUBLIC offprint_flags PRIVATE ${layer_LIBRARIES})
  foreach(used IN LISTS layer_USES)
    target_link_libraries(offprint_${name} PUBLIC offprint_${used})
  endforeach()
  offprint_unite(offprint_${name} ${OFFPRINT_UNITY} ${sources})
  if(OFFPRINT_PRECOMPILE)
    offprint_precompile(offprint_${name} offprint_precompiled)
  endif()
endfunction()
