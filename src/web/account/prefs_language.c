// POST /prefs/language: the language menu.
#include "web/cookie.h"
#include "web/frame.h"
#include "web/lost.h"

typedef struct {
    Text language;
    Text back;
} LanguageForm;

static const Field fields[] = {
    {.name = S_INIT("language"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(LanguageForm, language)},
    {.name = S_INIT("back"),
     .kind = FIELD_NAME,
     .offset = offsetof(LanguageForm, back),
     .most = PATH_CHARACTERS_MAX},
};
static const FieldTable form = FIELD_TABLE("a language", LanguageForm, fields);

PAGE(prefs_language, HTTP_POST, "/prefs/language", ANYBODY, &form) {
    const LanguageForm *typed = call->input;
    Lang lang;
    Url back;
    if (call->complaints->count > 0) {
        return page_lost(call, 422);
    }
    if (lang_find(typed->language, &lang)) {
        cookie_set(call->arena, call->answer, COOKIE_LANGUAGE, lang_tag(lang), COOKIE_FOR_YEARS);
    }
    return page_see_other(call, url_local(typed->back, &back) ? back.text : S("/"));
}
