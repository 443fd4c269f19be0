// Questions to the programme definition: levels by points (R2.1), fixed levels (R1.7), enterprises
// (R1.6), settings.
#include "domain/programme.h"
#include "standard.h"

#include <check.h>

typedef struct {
    int64_t points; // hundredths
    int level;
} LevelCase;

// R2.1: BL 0 · D 500 · E 1,000 · F 2,500 · G 5,000 · H 10,000.
static const LevelCase level_cases[] = {
    {0, BL},      {1, BL},      {49999, BL},    {50000, D},  {50001, D},  {99999, D},
    {100000, E},  {249999, E},  {250000, F},    {499999, F}, {500000, G}, {999999, G},
    {1000000, H}, {1000001, H}, {INT64_MAX, H}, {-1, BL},
};

START_TEST(points_reach_levels_to_the_hundredth) {
    Programme programme = standard_programme();
    for (size_t i = 0; i < sizeof level_cases / sizeof level_cases[0]; i++) {
        const LevelCase *row = &level_cases[i];
        Level got = programme_level_of_points(&programme, (Points){row->points});
        ck_assert_msg(got.index == row->level, "R2.1: %lld hundredths are level %d",
                      (long long)row->points, got.index);
    }
}

START_TEST(a_programme_of_one_level_has_no_other) {
    Programme programme = standard_programme();
    programme.level_count = 1;
    Level next = {77};
    ck_assert_int_eq(programme_level_of_points(&programme, (Points){INT64_MAX}).index, 0);
    ck_assert(!programme_next_level(&programme, LEVEL_LOWEST, &next));
    ck_assert_int_eq(next.index, 77);
}

START_TEST(every_level_has_the_next_but_the_top) {
    Programme programme = standard_programme();
    for (int i = BL; i < H; i++) {
        Level next = {77};
        ck_assert(programme_next_level(&programme, level(i), &next));
        ck_assert_int_eq(next.index, i + 1);
    }
    static const int without[] = {H, GV, ED, -1};
    for (size_t i = 0; i < sizeof without / sizeof without[0]; i++) {
        Level next = {77};
        ck_assert(!programme_next_level(&programme, level(without[i]), &next));
        ck_assert_int_eq(next.index, 77);
    }
}

START_TEST(levels_are_found_by_their_exact_code) {
    Programme programme = standard_programme();
    static const char *const codes[] = {"BL", "D", "E", "F", "G", "H", "GV", "ED"};
    for (int i = 0; i < 8; i++) {
        Level found = {77};
        ck_assert(programme_find_level(&programme, text_of(codes[i]), &found));
        ck_assert_int_eq(found.index, i);
        ck_assert(text_equal(programme_level_code(&programme, found), text_of(codes[i])));
    }
    static const char *const none[] = {"", "bl", "B", "BLX", "I", "BL "};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        Level found = {77};
        ck_assert(!programme_find_level(&programme, text_of(none[i]), &found));
        ck_assert_int_eq(found.index, 77);
    }
    ck_assert_uint_eq(programme_level_code(&programme, LEVEL_NONE).len, 0);
}

START_TEST(fixed_levels_stand_beside_the_table) {
    Programme programme = standard_programme();
    for (int i = BL; i <= H; i++) {
        ck_assert(!programme_level_is_fixed(&programme, level(i)));
    }
    ck_assert(programme_level_is_fixed(&programme, level(GV)));
    ck_assert(programme_level_is_fixed(&programme, level(ED)));
    ck_assert(!programme_level_is_fixed(&programme, LEVEL_NONE));
}

START_TEST(the_customer_type_chooses_the_first_level) {
    Programme programme = standard_programme();
    ck_assert_int_eq(programme_first_level(&programme, CUSTOMER_COMMERCIAL).index, BL);
    ck_assert_int_eq(programme_first_level(&programme, CUSTOMER_GOVERNMENT).index, GV);
    ck_assert_int_eq(programme_first_level(&programme, CUSTOMER_ACADEMIC).index, ED);
    programme.fixed_count = 1;
    ck_assert_msg(programme_first_level(&programme, CUSTOMER_ACADEMIC).index == BL,
                  "R1.7: a type without a fixed level starts at the lowest");
    programme.fixed_count = 0;
    ck_assert_int_eq(programme_first_level(&programme, CUSTOMER_GOVERNMENT).index, BL);
}

START_TEST(customer_types_have_their_names) {
    ck_assert(text_equal(customer_type_names[CUSTOMER_COMMERCIAL], S("commercial")));
    ck_assert(text_equal(customer_type_names[CUSTOMER_GOVERNMENT], S("government")));
    ck_assert(text_equal(customer_type_names[CUSTOMER_ACADEMIC], S("academic")));
}

START_TEST(customer_types_are_found_by_their_exact_name) {
    for (int i = 0; i < CUSTOMER_TYPE_COUNT; i++) {
        CustomerType found = CUSTOMER_TYPE_COUNT;
        ck_assert(customer_type_find(customer_type_names[i], &found));
        ck_assert_int_eq(found, i);
    }
    static const char *const none[] = {"", "Commercial", "state", "commercial "};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        CustomerType found = CUSTOMER_TYPE_COUNT;
        ck_assert(!customer_type_find(text_of(none[i]), &found));
        ck_assert_int_eq(found, CUSTOMER_TYPE_COUNT);
    }
}

typedef struct {
    int32_t hundredths;
    bool joins;
} ShareCase;

START_TEST(an_enterprise_is_more_than_half) {
    static const ShareCase cases[] = {
        {0, false},    {2500, false}, {4999, false}, {5000, false}, // 50.0 % is outside
        {5001, true},  {5010, true},                                // 50.1 % is inside
        {10000, true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        ck_assert_msg(share_joins_enterprise((Percent){cases[i].hundredths}) == cases[i].joins,
                      "R1.6: %d", cases[i].hundredths);
    }
}

typedef struct {
    ProgrammeSettingId id;
    const char *name;
    const char *rule;
    int32_t fallback;
} SettingCase;

// The defaults that rules.md names.
static const SettingCase setting_cases[] = {
    {PROGRAMME_SETTING_return_days, "return_days", "R9.2", 30},
    {PROGRAMME_SETTING_grace_days, "grace_days", "R4.11", 0},
    {PROGRAMME_SETTING_price_protection_days, "price_protection_days", "R8.5", 30},
    {PROGRAMME_SETTING_sales_quote_days, "sales_quote_days", "R8.7", 30},
    {PROGRAMME_SETTING_payment_days, "payment_days", "R4.9", 59},
    {PROGRAMME_SETTING_inactive_months, "inactive_months", "R1.9", 24},
    {PROGRAMME_SETTING_contact_check_days, "contact_check_days", "R4.8", 120},
    {PROGRAMME_SETTING_renewal_quote_days, "renewal_quote_days", "R4.8", 90},
    {PROGRAMME_SETTING_first_reminder_days, "first_reminder_days", "R4.8", 60},
    {PROGRAMME_SETTING_second_reminder_days, "second_reminder_days", "R4.8", 30},
    {PROGRAMME_SETTING_last_reminder_days, "last_reminder_days", "R4.8", 7},
};

START_TEST(settings_have_the_defaults_of_the_rules) {
    for (size_t i = 0; i < sizeof setting_cases / sizeof setting_cases[0]; i++) {
        const SettingCase *row = &setting_cases[i];
        const ProgrammeSetting *setting = programme_setting(row->id);
        ck_assert_msg(text_equal(setting->name, text_of(row->name)), "%s", row->name);
        ck_assert_msg(text_equal(setting->rule, text_of(row->rule)), "%s", row->name);
        ck_assert_msg(setting->fallback == row->fallback, "%s: %d", row->name, setting->fallback);
        ck_assert_msg(setting->least <= row->fallback && row->fallback <= setting->most, "%s",
                      row->name);
        ck_assert_msg(setting->what.len > 0, "%s", row->name);
    }
}

START_TEST(every_setting_is_a_place_of_its_own) {
    Programme programme = standard_programme();
    for (int i = 0; i < PROGRAMME_SETTING_COUNT; i++) {
        *programme_setting_value(&programme, (ProgrammeSettingId)i) = 1000 + i;
    }
    for (int i = 0; i < PROGRAMME_SETTING_COUNT; i++) {
        ck_assert_int_eq(*programme_setting_value(&programme, (ProgrammeSettingId)i), 1000 + i);
    }
    *programme_setting_value(&programme, PROGRAMME_SETTING_return_days) = 14;
    ck_assert_int_eq(programme.return_days, 14);
}

START_TEST(levels_compare_by_their_order) {
    ck_assert_int_eq(level_higher(level(D), level(F)).index, F);
    ck_assert_int_eq(level_higher(level(F), level(D)).index, F);
    ck_assert_int_eq(level_higher(LEVEL_NONE, LEVEL_LOWEST).index, BL);
    ck_assert(level_equal(level(E), level(E)) && !level_equal(level(E), level(F)));
    ck_assert(level_is_none(LEVEL_NONE) && !level_is_none(LEVEL_LOWEST));
}

START_TEST(a_level_outside_the_table_aborts) {
    Programme programme = standard_programme();
    (void)programme_level_code(&programme, level(8));
}

START_TEST(a_setting_outside_the_table_aborts) {
    (void)programme_setting(PROGRAMME_SETTING_COUNT);
}

START_TEST(a_place_outside_the_table_aborts) {
    Programme programme = standard_programme();
    (void)programme_setting_value(&programme, PROGRAMME_SETTING_COUNT);
}
