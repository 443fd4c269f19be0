-- The points ledger, and the keys that make a repeated request one effect.

-- R2: the points ledger of an agreement. Appended; term_points is the sum of its running term.
CREATE TABLE points_entry (
    enterprise bigint NOT NULL,
    agreement bigint NOT NULL,
    seq bigint NOT NULL,
    line bigint NOT NULL,
    term bigint NOT NULL,
    on_day date NOT NULL,
    cause text NOT NULL CHECK (cause IN ('order', 'return', 'rebill_in', 'rebill_out')),
    order_id bigint NOT NULL,
    site bigint NOT NULL,
    part text NOT NULL,
    quantity bigint NOT NULL,
    points bigint NOT NULL,
    FOREIGN KEY (enterprise, agreement) REFERENCES agreement (enterprise, agreement),
    FOREIGN KEY (enterprise, order_id) REFERENCES orders (enterprise, order_id),
    PRIMARY KEY (enterprise, agreement, seq, line, cause)
);

-- The same key twice is one effect, for ever. digest is of what was asked; object is what it made.
CREATE TABLE request_key (
    enterprise bigint NOT NULL REFERENCES enterprise (enterprise),
    account bigint NOT NULL,
    request text NOT NULL,
    digest text NOT NULL,
    seq bigint NOT NULL,
    object bigint NOT NULL,
    PRIMARY KEY (enterprise, account, request)
);
