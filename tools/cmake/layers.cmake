# One static library a layer, made of every source file below src/<layer>.
#
#   offprint_layer(NAME [USES layer…] [LIBRARIES target…])
#
# USES are layers whose headers this one includes. LIBRARIES are third-party targets: they are PRIVATE, so a layer's
# third-party headers cannot be seen from any other layer.

add_library(offprint_flags INTERFACE)
target_include_directories(offprint_flags INTERFACE ${PROJECT_SOURCE_DIR}/src)
target_compile_options(offprint_flags INTERFACE -Wall -Wextra -Wpedantic)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  # g++ 12 gives false ones on strings (GCC bug 105651).
  target_compile_options(offprint_flags INTERFACE -Wno-restrict)
endif()
if(OFFPRINT_WERROR)
  target_compile_options(offprint_flags INTERFACE -Werror)
endif()
if(OFFPRINT_SANITIZE)
  target_compile_options(offprint_flags INTERFACE -fsanitize=${OFFPRINT_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(offprint_flags INTERFACE -fsanitize=${OFFPRINT_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    # What g++ 12 says of library headers once sanitizers have changed the code.
    target_compile_options(offprint_flags INTERFACE -Wno-maybe-uninitialized -Wno-tsan)
  endif()
endif()

if(OFFPRINT_FUZZ)
  target_compile_options(offprint_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

function(offprint_layer name)
  cmake_parse_arguments(PARSE_ARGV 1 layer "" "" "USES;LIBRARIES")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.cc ${PROJECT_SOURCE_DIR}/src/${name}/*.c)
  add_library(offprint_${name} STATIC ${sources})
  target_link_libraries(offprint_${name} PUBLIC offprint_flags PRIVATE ${layer_LIBRARIES})
  foreach(used IN LISTS layer_USES)
    target_link_libraries(offprint_${name} PUBLIC offprint_${used})
  endforeach()
endfunction()
