-- R1.9: when an administrator set an agreement inactive and active again, and why; agreement.state is the last of them. Appended.
CREATE TABLE agreement_state (
    enterprise bigint NOT NULL,
    agreement bigint NOT NULL,
    edition bigint NOT NULL CHECK (edition >= 1),
    seq bigint NOT NULL,
    on_day date NOT NULL,
    state text NOT NULL CHECK (state IN ('active', 'inactive')),
    reason text NOT NULL,
    FOREIGN KEY (enterprise, agreement) REFERENCES agreement (enterprise, agreement),
    PRIMARY KEY (enterprise, agreement, edition)
);

-- portal.md §6: which accounts are told of an outbox row beside those that took part, by what they saw then. Appended.
CREATE TABLE outbox_to (
    enterprise bigint NOT NULL,
    seq bigint NOT NULL,
    item bigint NOT NULL,
    account bigint NOT NULL REFERENCES account (account),
    FOREIGN KEY (enterprise, seq, item) REFERENCES outbox (enterprise, seq, item),
    PRIMARY KEY (enterprise, seq, item, account)
);

-- The agreements whose notice of inactivity is over, without a look at all the others.
CREATE INDEX calendar_notice_idle ON calendar_notice (for_day) WHERE kind = 'agreement.inactivity';
