// Judged first, then written where something differs.
#include "action/identity/me_change.h"

#include "action/identity/identity_private.h"
#include "base/show/lang.h"
#include "domain/value/time_zone.h"
#include "store/q_identity.h"

#include <stddef.h>

static const Field fields[] = {
    {.name = S_INIT("name"), .kind = FIELD_NAME, .offset = offsetof(MeChangeInput, name)},
    {.name = S_INIT("language"), .kind = FIELD_NAME, .offset = offsetof(MeChangeInput, language)},
    {.name = S_INIT("time_zone"), .kind = FIELD_NAME, .offset = offsetof(MeChangeInput, time_zone)},
};
const FieldTable me_change_fields = FIELD_TABLE("a person", MeChangeInput, fields);

static void judge(const MeChangeInput *input, Refusals *refusals) {
    Lang lang;
    if (input->language.len > 0 && !lang_find(input->language, &lang)) {
        refuse(refusals, (Refusal){.id = REFUSAL_BAD_LANGUAGE,
                                   .field = S("language"),
                                   .value = input->language});
    }
    if (input->time_zone.len > 0 && !time_zone_is_known(input->time_zone)) {
        refuse(refusals, (Refusal){.id = REFUSAL_BAD_TIME_ZONE,
                                   .field = S("time_zone"),
                                   .value = input->time_zone});
    }
}

static Text either(Text given, Text stays) {
    return given.len > 0 ? given : stays;
}

// An ActionBody.
static Err change(Action *action, const void *given, void *outcome) {
    const MeChangeInput *input = given;
    IdentityId identity = action->context->actor;
    QIdentityWordsRow now;
    (void)outcome;
    TRY(q_identity_words(action->db, action->arena, &(QIdentityWordsIn){.identity = identity},
                         &now));
    Text name = either(input->name, now.name);
    Text language = either(input->language, now.language);
    Text zone = either(input->time_zone, now.time_zone);
    if (text_equal(name, now.name) && text_equal(language, now.language) &&
        text_equal(zone, now.time_zone)) {
        return OK;
    }
    TRY(q_identity_change(action->db, &(QIdentityChangeIn){.identity = identity,
                                                           .name = name,
                                                           .language = language,
                                                           .time_zone = zone}));
    return identity_tell(action, identity, S("identity.changed"));
}

Err do_me_change(const ActionContext *context, const MeChangeInput *input, Refusals *ret_refusals) {
    *ret_refusals = (Refusals){0};
    judge(input, ret_refusals);
    return refused(ret_refusals) ? OK : action_run(context, change, input, NULL, ret_refusals);
}
