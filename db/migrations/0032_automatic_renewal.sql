-- R4.9: renewal by itself. When the customer's primary put the switch of an agreement on and off; agreement.auto_renew is the last of
-- them. Appended.
CREATE TABLE automatic_switch (
    enterprise bigint NOT NULL,
    agreement bigint NOT NULL,
    edition bigint NOT NULL CHECK (edition >= 1),
    seq bigint NOT NULL,
    on_day date NOT NULL,
    automatic bigint NOT NULL CHECK (automatic IN (0, 1)),
    FOREIGN KEY (enterprise, agreement) REFERENCES agreement (enterprise, agreement),
    PRIMARY KEY (enterprise, agreement, edition)
);

-- The orders that standing renewal quotes became on their due day, and what came of each: paid, or cancelled after its last day.
CREATE TABLE automatic_order (
    enterprise bigint NOT NULL,
    order_id bigint NOT NULL,
    seq bigint NOT NULL,
    quote bigint NOT NULL,
    due date NOT NULL,
    pay_until date NOT NULL,
    state text NOT NULL CHECK (state IN ('ordered', 'paid', 'cancelled')),
    decided_seq bigint,
    decided_on date,
    CHECK ((state = 'ordered') = (decided_seq IS NULL)),
    CHECK ((state = 'ordered') = (decided_on IS NULL)),
    FOREIGN KEY (enterprise, order_id) REFERENCES orders (enterprise, order_id),
    PRIMARY KEY (enterprise, order_id)
);
CREATE INDEX automatic_order_unpaid ON automatic_order (state, pay_until);
CREATE INDEX automatic_order_open ON automatic_order (enterprise, state, pay_until);

-- What a coverage was before such an order renewed it, beside its end: given back where the order is cancelled. Appended.
CREATE TABLE automatic_line (
    enterprise bigint NOT NULL,
    order_id bigint NOT NULL,
    line bigint NOT NULL,
    entitlement bigint NOT NULL,
    yearly bigint,
    distributor bigint REFERENCES account (account),
    reseller bigint REFERENCES account (account),
    FOREIGN KEY (enterprise, order_id, line) REFERENCES order_line (enterprise, order_id, line),
    FOREIGN KEY (enterprise, entitlement) REFERENCES entitlement (enterprise, entitlement),
    PRIMARY KEY (enterprise, order_id, line)
);
