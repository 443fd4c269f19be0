// The demo's world: countries with their price lists and cities, and words to compose invented
// names of companies in their own scripts.
#ifndef MAIN_DEMO_WORLD_H
#define MAIN_DEMO_WORLD_H

#include "domain/programme.h"
#include "main/demo/dice.h"
#include "main/demo/words.h"

typedef struct {
    Text name;
    Text zone;              // IANA's
    int32_t offset_minutes; // ahead of UTC in winter; noon is of the same civil day all year
} City;

enum { CITIES_MAX = 16, COUNTRIES_MAX = 32, LETTERS = 26 };

typedef struct {
    Text code;
    Text group; // country group of its price list
    Currency currency;
    size_t weight; // of all
    Text language;
    City cities[CITIES_MAX];
    size_t city_count;
    Words patterns[CUSTOMER_TYPE_COUNT];
    Words branch; // of a company
    Words office; // of government and academic customers
    Words address;
    Words streets;
    Words people;
    Words letters[LETTERS];
} Country;

typedef struct {
    Country *countries;
    size_t count;
    size_t weight;
} World;

World world_read(Arena *arena);
const Country *world_country(const World *world, Dice *dice);
const City *country_city(const Country *country, Dice *dice);
bool country_same_prices(const Country *a, const Country *b);

// "PT Tirtavani Jaya Logistik"
Text country_name(Arena *arena, Dice *dice, const Country *country, const City *city,
                  CustomerType type);
// "PT Tirtavani Jaya Logistik – Cabang Surabaya"
Text country_branch(Arena *arena, Dice *dice, const Country *country, const City *city,
                    CustomerType type, Text name);
Text country_address(Arena *arena, Dice *dice, const Country *country, const City *city);
Text country_person(Dice *dice, const Country *country);

#endif
