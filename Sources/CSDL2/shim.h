#ifndef CSDL2_SHIM_H
#define CSDL2_SHIM_H

// The program's own main stays main.
#define SDL_MAIN_HANDLED
#include <SDL2/SDL.h>
#include <SDL2/SDL_image.h>
#include <SDL2/SDL_ttf.h>

// Macros that Swift does not import.

static inline int CSDL2_windowPositionCentered(void) { return SDL_WINDOWPOS_CENTERED; }

static inline Uint32 CSDL2_touchMouseID(void) { return SDL_TOUCH_MOUSEID; }

static inline SDL_AudioFormat CSDL2_audioS16(void) { return AUDIO_S16SYS; }

#endif
