// Debian's libpng (libpng-dev). Only its simplified interface is used: it returns errors instead of jumping over
// Swift's frames with longjmp.
#include <png.h>

#include <string.h>

// An image description with its version filled in, which the header offers only as macros; 8-bit gray.
static inline png_image CPNG_gray(png_uint_32 width, png_uint_32 height) {
  png_image image;
  memset(&image, 0, sizeof image);
  image.version = PNG_IMAGE_VERSION;
  image.format = PNG_FORMAT_GRAY;
  image.width = width;
  image.height = height;
  return image;
}
