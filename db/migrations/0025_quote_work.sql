-- Working with quotes (P16, P23). edition counts every change of the quote, over its revisions (If-Match). newest: no later revision is
-- there. priced_on: as of which day its figures are. source_quote: the one it was made anew from.
ALTER TABLE quote ADD COLUMN edition bigint;
ALTER TABLE quote ADD COLUMN newest bigint;
ALTER TABLE quote ADD COLUMN lines bigint;
ALTER TABLE quote ADD COLUMN points bigint;
ALTER TABLE quote ADD COLUMN priced_on date;
ALTER TABLE quote ADD COLUMN changed_at bigint;
ALTER TABLE quote ADD COLUMN source_quote bigint;
CREATE INDEX quote_newest ON quote (newest, changed_at, enterprise, quote);
CREATE INDEX quote_owner ON quote (owner, newest, changed_at);
CREATE INDEX quote_distributor ON quote (distributor, newest, changed_at);
CREATE INDEX quote_reseller ON quote (reseller, newest, changed_at);
CREATE INDEX quote_agreement ON quote (enterprise, agreement, newest, changed_at);
CREATE INDEX quote_valid ON quote (newest, valid_to);

-- R8.4: buy_unit is what who buys from the vendor pays, channel_unit what a distributor asks of its
-- reseller, sell_unit what the customer pays. R4.10: who declared the rest out of use.
ALTER TABLE quote_line ADD COLUMN yearly bigint;
ALTER TABLE quote_line ADD COLUMN price_on date;
ALTER TABLE quote_line ADD COLUMN channel_unit bigint;
ALTER TABLE quote_line ADD COLUMN declared_by bigint;
ALTER TABLE quote_line ADD COLUMN declared_on date;
ALTER TABLE quote_line ADD COLUMN evidence text;
CREATE INDEX quote_line_entitlement ON quote_line (enterprise, entitlement);

-- House "History": what a draft's line said until an edition changed or removed it. Appended.
CREATE TABLE quote_line_was (
    enterprise bigint NOT NULL,
    quote bigint NOT NULL,
    revision bigint NOT NULL,
    line bigint NOT NULL,
    edition bigint NOT NULL CHECK (edition >= 1),
    quantity bigint NOT NULL CHECK (quantity >= 1),
    channel_unit bigint,
    sell_unit bigint,
    note text,
    removed bigint NOT NULL CHECK (removed IN (0, 1)),
    FOREIGN KEY (enterprise, quote, revision) REFERENCES quote (enterprise, quote, revision),
    PRIMARY KEY (enterprise, quote, revision, line, edition)
);

-- What happened to a quote, one row per edition: a verb, and that revision's state after it. Appended.
CREATE TABLE quote_event (
    enterprise bigint NOT NULL,
    quote bigint NOT NULL,
    edition bigint NOT NULL CHECK (edition >= 1),
    seq bigint NOT NULL,
    revision bigint NOT NULL,
    verb text NOT NULL,
    state text NOT NULL,
    on_day date NOT NULL,
    at bigint NOT NULL,
    actor bigint NOT NULL,
    account bigint NOT NULL,
    reason text,
    FOREIGN KEY (enterprise, quote, revision) REFERENCES quote (enterprise, quote, revision),
    PRIMARY KEY (enterprise, quote, edition)
);
CREATE INDEX quote_event_seq ON quote_event (enterprise, seq);
