-- Working with quotes (P16, P23).
CREATE INDEX quote_newest ON quote (newest, changed_at, enterprise, quote);
CREATE INDEX quote_owner ON quote (owner, newest, changed_at);
CREATE INDEX quote_distributor ON quote (distributor, newest, changed_at);
CREATE INDEX quote_reseller ON quote (reseller, newest, changed_at);
CREATE INDEX quote_agreement ON quote (enterprise, agreement, newest, changed_at);
CREATE INDEX quote_valid ON quote (newest, valid_to);

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
    -- What was taken out, and since when it had been there.
    entitlement bigint,
    added bigint,
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
    -- House "History": what a quote and its lines said on another day. An edition says what the quote came to with it.
    level text,
    total bigint,
    lines bigint,
    presented_on date,
    valid_to date,
    -- The same as an edition left it.
    contact bigint,
    maximum_end_price bigint,
    FOREIGN KEY (enterprise, quote, revision) REFERENCES quote (enterprise, quote, revision),
    PRIMARY KEY (enterprise, quote, edition)
);
CREATE INDEX quote_event_seq ON quote_event (enterprise, seq);
CREATE INDEX quote_line_was_entitlement ON quote_line_was (enterprise, entitlement) WHERE removed = 1;
