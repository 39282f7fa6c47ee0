// The X protocol (libxcb1-dev, which SDL's own development files bring as well).
#include <xcb/xcb.h>
