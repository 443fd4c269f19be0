-- What follows the committed transactions within a second: numbered events, the audit's chain; and jobs.

-- How far the sequencer has read each enterprise.
CREATE TABLE sequencer (
    enterprise bigint NOT NULL REFERENCES enterprise (enterprise),
    seq bigint NOT NULL CHECK (seq >= 0),
    PRIMARY KEY (enterprise)
);

-- portal.md §11: per account in order, without gaps, kept for ever. owner: whose transaction it was.
CREATE TABLE event (
    account bigint NOT NULL,
    number bigint NOT NULL CHECK (number >= 1),
    owner bigint NOT NULL,
    seq bigint NOT NULL,
    item bigint NOT NULL,
    type text NOT NULL,
    at bigint NOT NULL,
    object bigint NOT NULL,
    PRIMARY KEY (account, number)
);

-- P46: one chain over all audit rows in the order in which the sequencer read them.
CREATE TABLE audit_chain (
    number bigint NOT NULL CHECK (number >= 1),
    owner bigint NOT NULL,
    seq bigint NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (number)
);
CREATE UNIQUE INDEX audit_chain_row ON audit_chain (owner, seq);

CREATE TABLE job (
    job bigint NOT NULL,
    kind text NOT NULL,
    state text NOT NULL CHECK (state IN ('queued', 'running', 'ready', 'failed', 'cancelled', 'purged')),
    for_day date,
    input text NOT NULL,
    done bigint NOT NULL,
    outcome text NOT NULL,
    begun_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (job)
);
