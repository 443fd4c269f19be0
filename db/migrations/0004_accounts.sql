-- Accounts: partners, customers, the vendor; what a partner may buy and sell.

CREATE TABLE account (
    account bigint NOT NULL,
    number text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('partner', 'customer', 'vendor')),
    state text NOT NULL CHECK (state IN ('active', 'suspended', 'closed')),
    name text NOT NULL,
    name_key text NOT NULL,
    country text NOT NULL,
    tier text NOT NULL CHECK (tier IN ('none', 'reseller', 'distributor')),
    direct bigint NOT NULL CHECK (direct IN (0, 1)),
    distributor bigint REFERENCES account (account),
    since date NOT NULL,
    -- Since when an account is what it is; NULL: since it is there.
    state_on date,
    PRIMARY KEY (account)
);
CREATE UNIQUE INDEX account_number ON account (number);
CREATE INDEX account_name ON account (name_key);

CREATE TABLE account_product_group (
    account bigint NOT NULL REFERENCES account (account),
    product_group text NOT NULL,
    PRIMARY KEY (account, product_group)
);

CREATE TABLE account_country_group (
    account bigint NOT NULL REFERENCES account (account),
    country_group text NOT NULL,
    PRIMARY KEY (account, country_group)
);

CREATE TABLE account_currency (
    account bigint NOT NULL REFERENCES account (account),
    currency text NOT NULL,
    PRIMARY KEY (account, currency)
);

-- R8.4: the vendor's channel discount for who buys from it, in hundredths of a per cent. Appended.
CREATE TABLE channel_discount (
    account bigint NOT NULL REFERENCES account (account),
    from_day date NOT NULL,
    percent bigint NOT NULL CHECK (percent BETWEEN 0 AND 10000),
    PRIMARY KEY (account, from_day)
);
