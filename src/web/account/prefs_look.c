// POST /prefs/theme and /prefs/density: how pages look in this browser. The theme button needs its
// page only where there are no scripts.
#include "web/cookie.h"
#include "web/frame.h"
#include "web/lost.h"

enum { CHOICE_COUNT = 2 };
static const Text themes[CHOICE_COUNT] = {S_INIT("light"), S_INIT("dark")};
static const Text densities[CHOICE_COUNT] = {S_INIT("roomy"), S_INIT("compact")};

typedef struct {
    int choice;
    Text back;
} LookForm;

#define LOOK_FIELDS(field_name, names)                                                             \
    {                                                                                              \
        {.name = S_INIT(field_name),                                                               \
         .kind = FIELD_CHOICE,                                                                     \
         .required = true,                                                                         \
         .offset = offsetof(LookForm, choice),                                                     \
         .choices = (names),                                                                       \
         .choice_count = CHOICE_COUNT},                                                            \
            {.name = S_INIT("back"),                                                               \
             .kind = FIELD_NAME,                                                                   \
             .offset = offsetof(LookForm, back),                                                   \
             .most = PATH_CHARACTERS_MAX},                                                         \
    }
static const Field theme_fields[] = LOOK_FIELDS("theme", themes);
static const FieldTable theme_form = FIELD_TABLE("a theme", LookForm, theme_fields);
static const Field density_fields[] = LOOK_FIELDS("density", densities);
static const FieldTable density_form = FIELD_TABLE("a density", LookForm, density_fields);

// Keeps the choice in this browser and goes back to where it was made.
static Err keep(PageCall *call, Text cookie, const Text *choices) {
    const LookForm *typed = call->input;
    Url back;
    if (call->complaints->count > 0) {
        return page_lost(call, 422);
    }
    cookie_set(call->arena, call->answer, cookie, choices[typed->choice], COOKIE_FOR_YEARS);
    return page_see_other(call, url_local(typed->back, &back) ? back.text : S("/"));
}

PAGE(prefs_theme, HTTP_POST, "/prefs/theme", ANYBODY, &theme_form) {
    return keep(call, COOKIE_THEME, themes);
}

PAGE(prefs_density, HTTP_POST, "/prefs/density", ANYBODY, &density_form) {
    return keep(call, COOKIE_DENSITY, densities);
}
