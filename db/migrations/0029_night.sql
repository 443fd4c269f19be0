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
