-- P43: who of the desks has taken what waits in a queue, and partner accounts that were suspended or closed.

-- What became of a partner account (active, suspended, closed), by whom and why. Appended; change counts from 1.
CREATE TABLE account_event (
    account bigint NOT NULL REFERENCES account (account), change bigint NOT NULL CHECK (change >= 1),
    state text NOT NULL CHECK (state IN ('active', 'suspended', 'closed')),
    reason text NOT NULL, on_day date NOT NULL, at bigint NOT NULL,
    actor bigint NOT NULL REFERENCES identity (identity), request text, digest text,
    PRIMARY KEY (account, change)
);
-- Who has an item of a queue; appended, the latest change counts. No identity: nobody any more.
CREATE TABLE queue_owner (
    queue text NOT NULL, kind text NOT NULL, item text NOT NULL, change bigint NOT NULL CHECK (change >= 1),
    identity bigint REFERENCES identity (identity), at bigint NOT NULL,
    actor bigint NOT NULL REFERENCES identity (identity),
    PRIMARY KEY (queue, kind, item, change)
);
