-- What every transaction leaves for others: an audit row, and what is to be told. Appended.

-- P46: who did what. The chain's hashes are made by the sequencer (audit_chain).
CREATE TABLE audit (
    enterprise bigint NOT NULL REFERENCES enterprise (enterprise),
    seq bigint NOT NULL,
    at bigint NOT NULL,
    actor bigint NOT NULL,
    account bigint NOT NULL,
    action text NOT NULL,
    object bigint NOT NULL,
    detail text NOT NULL,
    PRIMARY KEY (enterprise, seq)
);

-- D6: mails and webhooks leave from a row of the same transaction, at least once.
CREATE TABLE outbox (
    enterprise bigint NOT NULL REFERENCES enterprise (enterprise),
    seq bigint NOT NULL,
    item bigint NOT NULL,
    kind text NOT NULL,
    object bigint NOT NULL,
    PRIMARY KEY (enterprise, seq, item)
);

-- What became of an outbox row; a row without one waits.
CREATE TABLE delivery (
    enterprise bigint NOT NULL,
    seq bigint NOT NULL,
    item bigint NOT NULL,
    attempt bigint NOT NULL CHECK (attempt >= 1),
    at bigint NOT NULL,
    state text NOT NULL CHECK (state IN ('delivered', 'retrying', 'dead')),
    FOREIGN KEY (enterprise, seq, item) REFERENCES outbox (enterprise, seq, item),
    PRIMARY KEY (enterprise, seq, item, attempt)
);
