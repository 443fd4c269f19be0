// POST /prefs/theme: light or dark, for who reads without scripts.
#include "web/cookie.h"
#include "web/frame.h"
#include "web/lost.h"

static const Text themes[] = {S_INIT("light"), S_INIT("dark")};

typedef struct {
    int theme;
    Text back;
} ThemeForm;

static const Field fields[] = {
    {.name = S_INIT("theme"),
     .kind = FIELD_CHOICE,
     .required = true,
     .offset = offsetof(ThemeForm, theme),
     .choices = themes,
     .choice_count = 2},
    {.name = S_INIT("back"),
     .kind = FIELD_NAME,
     .offset = offsetof(ThemeForm, back),
     .most = PATH_CHARACTERS_MAX},
};
static const FieldTable form = FIELD_TABLE("a theme", ThemeForm, fields);

PAGE(prefs_theme, HTTP_POST, "/prefs/theme", ANYBODY, &form) {
    const ThemeForm *typed = call->input;
    Url back;
    if (call->complaints->count > 0) {
        return page_lost(call, 422);
    }
    cookie_set(call->arena, call->answer, COOKIE_THEME, themes[typed->theme], COOKIE_FOR_YEARS);
    return page_see_other(call, url_local(typed->back, &back) ? back.text : S("/"));
}
