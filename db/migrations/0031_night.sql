-- P24, R4.8: what the night run keeps. A renewal line that no standing quote could take, and the rule that kept it from that; the
-- row goes when the line is quoted or not due any more.
CREATE TABLE renewal_exception (
    enterprise bigint NOT NULL,
    entitlement bigint NOT NULL,
    seq bigint NOT NULL,
    refusal text NOT NULL,
    since date NOT NULL,
    FOREIGN KEY (enterprise, entitlement) REFERENCES entitlement (enterprise, entitlement),
    PRIMARY KEY (enterprise, entitlement)
);

-- Which notice of the calendar was left in the outbox, so that each goes once: of which object, how many days before which day.
-- Appended.
CREATE TABLE calendar_notice (
    enterprise bigint NOT NULL REFERENCES enterprise (enterprise),
    object bigint NOT NULL,
    kind text NOT NULL,
    days bigint NOT NULL CHECK (days >= 0),
    for_day date NOT NULL,
    seq bigint NOT NULL,
    item bigint NOT NULL,
    on_day date NOT NULL,
    PRIMARY KEY (enterprise, object, kind, days, for_day)
);

-- R4.9: the switch of an agreement, each time it was set. Appended; agreement.auto_renew is the latest.
CREATE TABLE automatic_switch (
    enterprise bigint NOT NULL,
    agreement bigint NOT NULL,
    seq bigint NOT NULL,
    automatic bigint NOT NULL CHECK (automatic IN (0, 1)),
    on_day date NOT NULL,
    FOREIGN KEY (enterprise, agreement) REFERENCES agreement (enterprise, agreement),
    PRIMARY KEY (enterprise, agreement, seq)
);

-- R4.9: orders that the night run made of standing quotes, and what became of them.
CREATE TABLE automatic_order (
    enterprise bigint NOT NULL,
    order_id bigint NOT NULL,
    quote bigint NOT NULL,
    state text NOT NULL CHECK (state IN ('ordered', 'paid', 'cancelled')),
    ordered_on date NOT NULL,
    pay_until date NOT NULL,
    seq bigint NOT NULL,
    on_day date NOT NULL,
    FOREIGN KEY (enterprise, order_id) REFERENCES orders (enterprise, order_id),
    PRIMARY KEY (enterprise, order_id)
);
CREATE INDEX automatic_order_unpaid ON automatic_order (pay_until, enterprise) WHERE state = 'ordered';
