-- What customers hold, and how it came to be so.

-- R4.14: a quantity of an order line at one site with one coverage end. As it stands now; a quantity
-- of 0 is one that went on as newer records, or was returned. distributor and reseller are of the
-- latest accepted order of its coverage: the incumbents.
CREATE TABLE entitlement (
    enterprise bigint NOT NULL,
    entitlement bigint NOT NULL,
    site bigint NOT NULL,
    part text NOT NULL REFERENCES part (part),
    order_id bigint NOT NULL,
    line bigint NOT NULL,
    quantity bigint NOT NULL CHECK (quantity >= 0),
    coverage_end date NOT NULL,
    agreement_since date NOT NULL,
    renewed_yearly bigint,
    distributor bigint REFERENCES account (account),
    reseller bigint REFERENCES account (account),
    FOREIGN KEY (enterprise, site) REFERENCES site (enterprise, site),
    FOREIGN KEY (enterprise, order_id, line) REFERENCES order_line (enterprise, order_id, line),
    PRIMARY KEY (enterprise, entitlement)
);
CREATE INDEX entitlement_site ON entitlement (enterprise, site, part, coverage_end);
CREATE INDEX entitlement_line ON entitlement (enterprise, order_id, line);

-- What happened to an entitlement, in the order of event; each row says what holds after it, and the sum of
-- change is the quantity. on_day: from which day it holds; seq: as recorded when. Appended.
CREATE TABLE entitlement_event (
    enterprise bigint NOT NULL,
    entitlement bigint NOT NULL,
    event bigint NOT NULL,
    seq bigint NOT NULL,
    cause text NOT NULL CHECK (cause IN ('order', 'renewal', 'return', 'move_in', 'move_out',
        'reinstate_in', 'reinstate_out', 'agreement', 'rebill_in', 'rebill_out')),
    on_day date NOT NULL,
    site bigint NOT NULL,
    change bigint NOT NULL,
    coverage_end date NOT NULL,
    agreement_since date NOT NULL,
    source bigint,
    FOREIGN KEY (enterprise, entitlement) REFERENCES entitlement (enterprise, entitlement),
    PRIMARY KEY (enterprise, entitlement, event)
);
CREATE INDEX entitlement_event_seq ON entitlement_event (enterprise, seq);
