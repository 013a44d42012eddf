# offprint-image: what decodes, scales and draws pictures. A program of its own, which offprint starts where it needs it:
# its libraries take a tenth of a second to load, and a picture that breaks it breaks nothing else.
pkg_check_modules(vips REQUIRED IMPORTED_TARGET vips)
pkg_check_modules(pango REQUIRED IMPORTED_TARGET pangocairo pangoft2 fontconfig)

file(GLOB_RECURSE image_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/image/*.cc)
list(REMOVE_ITEM image_sources ${PROJECT_SOURCE_DIR}/src/image/main.cc)
# A library, too, so that tests can reach what it is made of.
add_library(offprint_image STATIC ${image_sources})
set(image_flags offprint_flags)
if(OFFPRINT_SANITIZE STREQUAL thread)
  # It has one thread of its own; what those of its libraries do cannot be seen, since they are built without sanitizers.
  set(image_flags offprint_plain_flags)
endif()
target_link_libraries(offprint_image PUBLIC ${image_flags} PRIVATE PkgConfig::vips PkgConfig::pango PkgConfig::libdeflate)

add_executable(offprint-image src/image/main.cc)
target_link_libraries(offprint-image PRIVATE offprint_image)
