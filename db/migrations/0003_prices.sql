-- The price list (R8). Rows are published in releases and never edited; a newer row takes over (R8.3).

CREATE TABLE price_release (
    release bigint NOT NULL,
    state text NOT NULL CHECK (state IN
        ('draft', 'checked', 'approved', 'published', 'in_force', 'superseded', 'withdrawn')),
    published date NOT NULL,
    made_by bigint,
    approved_by bigint,
    PRIMARY KEY (release)
);

-- R8.1: one row per part, country group, currency, from, published; the release breaks ties.
CREATE TABLE price_row (
    price_row bigint NOT NULL,
    part text NOT NULL REFERENCES part (part),
    country_group text NOT NULL,
    currency text NOT NULL,
    from_day date NOT NULL,
    published date NOT NULL,
    release bigint NOT NULL REFERENCES price_release (release),
    PRIMARY KEY (price_row)
);
CREATE UNIQUE INDEX price_row_key
    ON price_row (part, country_group, currency, from_day, published, release);

-- R8.1: the prices of a row, in minor units; a level without a row here has no price of its own.
CREATE TABLE price_level (
    price_row bigint NOT NULL REFERENCES price_row (price_row),
    level text NOT NULL,
    unit bigint NOT NULL CHECK (unit >= 0),
    PRIMARY KEY (price_row, level)
);
