-- Quotes with their revisions and lines (P16), and special bids on them (P17, R8.6).

CREATE TABLE quote (
    enterprise bigint NOT NULL REFERENCES enterprise (enterprise),
    quote bigint NOT NULL,
    revision bigint NOT NULL CHECK (revision >= 1),
    seq bigint NOT NULL,
    number text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('sales', 'renewal')),
    state text NOT NULL CHECK (state IN ('draft', 'submitted', 'in_approval', 'approved', 'presented',
        'returned', 'accepted', 'ordered', 'declined', 'expired', 'withdrawn', 'superseded', 'standing')),
    agreement bigint NOT NULL,
    site bigint,
    owner bigint REFERENCES account (account),
    distributor bigint REFERENCES account (account),
    reseller bigint REFERENCES account (account),
    currency text NOT NULL,
    country_group text NOT NULL,
    level text,
    total bigint NOT NULL,
    presented_on date,
    valid_to date,
    input_hash text NOT NULL,
    programme_version bigint NOT NULL REFERENCES programme_version (version),
    -- Working with quotes (P16, P23). edition counts every change of the quote, over its revisions (If-Match). newest: no later revision is
    -- there. priced_on: as of which day its figures are. source_quote: the one it was made anew from.
    edition bigint, newest bigint, lines bigint, points bigint, priced_on date, changed_at bigint, source_quote bigint,
    -- P16: to which contact of its site a quote goes, and how much its customer may be asked for it at most; NULL: nothing was said.
    contact bigint, maximum_end_price bigint,
    FOREIGN KEY (enterprise, agreement) REFERENCES agreement (enterprise, agreement),
    PRIMARY KEY (enterprise, quote, revision)
);

CREATE TABLE quote_line (
    enterprise bigint NOT NULL,
    quote bigint NOT NULL,
    revision bigint NOT NULL,
    line bigint NOT NULL CHECK (line >= 1),
    site bigint NOT NULL,
    part text NOT NULL REFERENCES part (part),
    quantity bigint NOT NULL CHECK (quantity >= 1),
    entitlement bigint,
    price_row bigint NOT NULL REFERENCES price_row (price_row),
    unit bigint NOT NULL,
    extended bigint NOT NULL,
    buy_unit bigint,
    sell_unit bigint,
    points bigint NOT NULL,
    coverage_start date, coverage_end date, months bigint, due date,
    note text,
    -- R8.4: buy_unit is what who buys from the vendor pays, channel_unit what a distributor asks of its
    -- reseller, sell_unit what the customer pays. R4.10: who declared the rest out of use.
    yearly bigint, price_on date, channel_unit bigint, declared_by bigint, declared_on date, evidence text,
    -- The edition that a line came with.
    edition bigint,
    FOREIGN KEY (enterprise, quote, revision) REFERENCES quote (enterprise, quote, revision),
    PRIMARY KEY (enterprise, quote, revision, line)
);
