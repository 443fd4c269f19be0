-- Special bids: a requested price for one quote, approved by plan, valid to its own day (R8.6).
CREATE TABLE bid (
    enterprise bigint NOT NULL REFERENCES enterprise (enterprise),
    bid bigint NOT NULL,
    seq bigint NOT NULL,
    number text NOT NULL,
    state text NOT NULL CHECK (state IN
        ('requested', 'in_approval', 'approved', 'used_up', 'expired', 'returned', 'refused')),
    quote bigint NOT NULL,
    requested_by bigint NOT NULL,
    decided_by bigint,
    reason text NOT NULL,
    valid_to date NOT NULL,
    PRIMARY KEY (enterprise, bid, seq)
);

CREATE TABLE bid_line (
    enterprise bigint NOT NULL,
    bid bigint NOT NULL,
    line bigint NOT NULL,
    part text NOT NULL REFERENCES part (part),
    bid_unit bigint NOT NULL CHECK (bid_unit >= 0),
    approved_quantity bigint NOT NULL CHECK (approved_quantity >= 0),
    used_quantity bigint NOT NULL CHECK (used_quantity BETWEEN 0 AND approved_quantity),
    PRIMARY KEY (enterprise, bid, line)
);
