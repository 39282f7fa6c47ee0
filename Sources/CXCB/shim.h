// The X protocol (libxcb1-dev, which SDL's own development files bring as well) and its extension that tells whose a
// window is (libxcb-res0-dev).
#include <xcb/res.h>
#include <xcb/xcb.h>
