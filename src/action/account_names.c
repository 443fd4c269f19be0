// Names of accounts. What was asked for has its place in the map, also where nothing was found.
#include "action/account_names_private.h"

#include "base/json_write.h"
#include "store/q_account.h"

#include <string.h>

enum { NAMES_AT_FIRST = 16, ID_TEXT_BYTES = 24 };

// An id as a key of the map: its bytes.
static Text key_of(const AccountId *account) {
    return (Text){(const char *)&account->id, sizeof account->id};
}

static void make_room(Arena *arena, AccountNames *names, size_t more) {
    size_t needed = names->map.count + more;
    if (needed <= names->room) {
        return;
    }
    size_t room = names->room == 0 ? NAMES_AT_FIRST : names->room * 2;
    room = room < needed ? needed : room;
    AccountName *grown = arena_array(arena, AccountName, room);
    if (names->map.count > 0) {
        memcpy(grown, names->names, names->map.count * sizeof *grown);
    }
    names->names = grown;
    names->room = room;
}

static Text id_text(Arena *arena, AccountId account) {
    TextBuf buf = buf_new(arena, ID_TEXT_BYTES);
    buf_addf(&buf, "%lld", (long long)account.id);
    return buf_text(&buf);
}

// Gives each account that is not there yet its place, and notes it in `missing`.
static size_t add_missing(Arena *arena, AccountNames *names, const AccountId *accounts,
                          size_t count, Text *missing) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        size_t at = 0;
        if (accounts[i].id != 0 && !text_map_find(&names->map, key_of(&accounts[i]), &at)) {
            missing[found++] = id_text(arena, accounts[i]);
            names->names[names->map.count] = (AccountName){0};
            text_map_add(arena, &names->map, text_copy(arena, key_of(&accounts[i])),
                         names->map.count);
        }
    }
    return found;
}

Err account_names_load(const ActionContext *context, AccountNames *names, const AccountId *accounts,
                       size_t count) {
    Text *missing = arena_array(context->arena, Text, count);
    make_room(context->arena, names, count);
    size_t missing_count = add_missing(context->arena, names, accounts, count, missing);
    if (missing_count == 0) {
        return OK;
    }
    QAccountListRows rows;
    Text list = json_of_texts(context->arena, missing, missing_count);
    TRY(q_account_list(context->db, context->arena, &(QAccountListIn){.accounts = list}, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        const QAccountListRow *row = &rows.rows[i];
        size_t at = 0;
        bool found = text_map_find(&names->map, key_of(&row->account), &at);
        ENSURE(found);
        names->names[at] =
            (AccountName){row->number, row->name, text_equal(row->state, S("active"))};
    }
    return OK;
}

// An account of which nobody had said anything was active.
Err account_names_set_then(const ActionContext *context, AccountNames *names,
                           const AccountId *accounts, size_t count, const ViewTime *when) {
    Text *asked = arena_array(context->arena, Text, count);
    QAccountListStatesOnRows rows;
    Instant known = when->has_known_on ? when->known_on : (Instant){INT64_MAX};
    size_t asked_count = 0;
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        if (accounts[i].id != 0 && text_map_find(&names->map, key_of(&accounts[i]), &at)) {
            asked[asked_count++] = id_text(context->arena, accounts[i]);
            names->names[at].active = true;
        }
    }
    Text list = json_of_texts(context->arena, asked, asked_count);
    TRY(q_account_list_states_on(
        context->db, context->arena,
        &(QAccountListStatesOnIn){.accounts = list, .true_on = when->true_on, .known_on = known},
        &rows));
    for (size_t i = 0; i < rows.count; i++) {
        if (text_map_find(&names->map, key_of(&rows.rows[i].account), &at)) {
            names->names[at].active = text_equal(rows.rows[i].state, S("active"));
        }
    }
    return OK;
}

AccountName account_name(const AccountNames *names, AccountId account) {
    size_t at = 0;
    if (account.id == 0) {
        return (AccountName){0};
    }
    bool found = text_map_find(&names->map, key_of(&account), &at);
    ENSURE(found);
    return names->names[at];
}

Err account_name_of_customer(const ActionContext *context, EnterpriseId enterprise,
                             Text *ret_name) {
    QAccountCustomerNameRow row;
    bool found = false;
    TRY(q_account_customer_name(context->db, context->arena,
                                &(QAccountCustomerNameIn){.enterprise = enterprise}, &row, &found));
    *ret_name = found ? row.name : S("");
    return OK;
}
