# offprint-image, which decodes and scales pictures, and offprint-cover, which draws covers. Programs of their own, which
# offprint starts where it needs them: a picture that breaks one breaks nothing else. They are two because the libraries that
# read pictures take longer to load than a cover to draw.
pkg_check_modules(vips REQUIRED IMPORTED_TARGET vips)
pkg_check_modules(pango REQUIRED IMPORTED_TARGET pangocairo pangoft2 fontconfig)
pkg_check_modules(seccomp REQUIRED IMPORTED_TARGET libseccomp)

file(GLOB_RECURSE image_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/image/*.cc)
list(FILTER image_sources EXCLUDE REGEX "main\\.cc$")
# A library, too, so that tests can reach what they are made of.
add_library(offprint_image STATIC ${image_sources})
set(image_flags offprint_flags)
if(OFFPRINT_SANITIZE STREQUAL thread)
  # It has one thread of its own; what those of its libraries do cannot be seen, since they are built without sanitizers.
  set(image_flags offprint_plain_flags)
endif()
target_link_libraries(offprint_image PUBLIC ${image_flags} PRIVATE PkgConfig::vips PkgConfig::pango PkgConfig::seccomp
                                    PkgConfig::libdeflate)

add_executable(offprint-image src/image/main.cc)
target_link_libraries(offprint-image PRIVATE offprint_image)

add_executable(offprint-cover src/image/cover_main.cc)
target_link_libraries(offprint-cover PRIVATE offprint_image)
target_link_options(offprint-cover PRIVATE -Wl,--as-needed)  # not what reads pictures
