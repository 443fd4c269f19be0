-- Catalogue: small tables shared by everybody. Rows are appended, never edited.

-- R10, house.md "Settings": the programme definition as loaded; every order names its version.
CREATE TABLE programme_version (
    version bigint NOT NULL,
    from_day date NOT NULL,
    name text NOT NULL,
    definition text NOT NULL,
    PRIMARY KEY (version)
);

-- R6.7: what a part is stands in columns.
CREATE TABLE part (
    part text NOT NULL,
    type text NOT NULL,
    points bigint NOT NULL CHECK (points >= 0),
    discountable bigint NOT NULL CHECK (discountable IN (0, 1)),
    renewal text REFERENCES part (part),
    reinstatement text REFERENCES part (part),
    term_months bigint NOT NULL CHECK (term_months BETWEEN 1 AND 120),
    minimum_quantity bigint NOT NULL CHECK (minimum_quantity >= 1),
    multiple bigint NOT NULL CHECK (multiple >= 1),
    PRIMARY KEY (part)
);
CREATE INDEX part_reinstatement ON part (reinstatement);

-- R8.1: one row per part, country group, currency, from, published; the release breaks ties.
CREATE TABLE price_row (
    price_row bigint NOT NULL,
    part text NOT NULL REFERENCES part (part),
    country_group text NOT NULL,
    currency text NOT NULL,
    from_day date NOT NULL,
    published date NOT NULL,
    release bigint NOT NULL,
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
