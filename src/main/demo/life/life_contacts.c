// A site says who is to be reached there, on the day on which it enrols (R1.8).
#include "main/demo/life/life_private.h"

#include "action/contact/contact_add.h"
#include "domain/record/name_words.h"

enum {
    CONTACTS_MOST = 4,
    CONFIRMED_PERCENT = 70,
    PHONE_BYTES = 16,
    MAIL_BYTES = 64,
    PEOPLE_STREAM = 36 // of the site's own dice
};

// Which contacts a site may have, by their roles, and how often it has them.
static const struct {
    unsigned roles;
    int32_t percent;
} kinds[CONTACTS_MOST] = {
    {1U << CONTACT_PRIMARY, 100},
    {1U << CONTACT_TECHNICAL | 1U << CONTACT_PROOF, 60},
    {1U << CONTACT_RENEWAL | 1U << CONTACT_BILLING, 50},
    {1U << CONTACT_SECONDARY, 20},
};

// Their dice are the site's own: nothing else is thrown otherwise because of them.
static Dice people_dice(const DemoSite *site) {
    uint64_t seed = PEOPLE_STREAM;
    for (size_t i = 0; i < site->number.len; i++) {
        seed = dice_mix(seed, (uint64_t)(unsigned char)site->number.bytes[i]);
    }
    return dice_of(seed);
}

// Where the family name comes first, and how long it is: in scripts without spaces it is the first
// character, or what stands before the space.
static void split_name(Text name, Text *ret_first, Text *ret_last) {
    size_t space = 0;
    size_t character = 1;
    while (space < name.len && name.bytes[space] != ' ') {
        space++;
    }
    while (character < name.len && ((unsigned char)name.bytes[character] & 0xC0) == 0x80) {
        character++;
    }
    bool has_space = space < name.len;
    size_t cut = has_space ? space : character;
    Text before = {name.bytes, cut};
    Text after = {name.bytes + cut + has_space, name.len - cut - has_space};
    bool family_first = name_begins_spaceless(name);
    *ret_first = family_first ? after : before;
    *ret_last = family_first ? before : after;
}

static Text mail_of(Arena *arena, unsigned roles, Text site) {
    TextBuf buf = buf_new(arena, MAIL_BYTES);
    Text role = contact_role_name((ContactRole)__builtin_ctz(roles));
    buf_addf(&buf, "%.*s@site-%.*s.example", TEXT_ARG(role), TEXT_ARG(site));
    return buf_text(&buf);
}

static Text phone_of(Arena *arena, Dice *dice) {
    TextBuf buf = buf_new(arena, PHONE_BYTES);
    buf_addf(&buf, "+00 555 %04d", (int)dice_between(dice, 0, 9999));
    return buf_text(&buf);
}

// The same person as who enrolled the site, a second after what the company did last.
static ActionContext context_behind(Life *life, const ActionContext *enrolled,
                                    const DemoSite *site) {
    ActionContext context = *enrolled;
    Company *company = life_company(life, site);
    company->last_act.seconds++;
    context.now = company->last_act;
    context.key = (Text){0};
    return context;
}

static Err add(Life *life, const ActionContext *enrolled, const DemoSite *site, unsigned roles,
               Dice *dice) {
    ActionContext context = context_behind(life, enrolled, site);
    Arena *arena = life->plan->work;
    Refusals refusals;
    ContactInput input = {
        .site = site->number,
        .phone = phone_of(arena, dice),
        .mail = mail_of(arena, roles, site->number),
        .city = site->city->name,
        .country = site->country->code,
        .roles = {roles},
        .confirmed = dice_percent(dice, CONFIRMED_PERCENT),
    };
    split_name(country_person(dice, site->country), &input.first_name, &input.last_name);
    TRY(do_contact_add(&context, &input, &refusals));
    (void)life_settle(life, &context, site->number, ACT_CONTACT, &refusals, EXPECT_DONE);
    return OK;
}

Err life_contacts(Life *life, const ActionContext *enrolled, const DemoSite *site) {
    bool express = life->cohort->agreements[site->agreement].is_express;
    Dice dice = people_dice(site);
    for (size_t i = 0; i < (express ? 1 : CONTACTS_MOST); i++) {
        if (dice_percent(&dice, kinds[i].percent)) {
            TRY(add(life, enrolled, site, kinds[i].roles, &dice));
        }
    }
    return OK;
}
