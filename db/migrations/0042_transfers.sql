-- P39, P38: what is asked to move between two sites of an enterprise (R5.1), or a whole site into another agreement (R5.6).

-- As it was asked. to_site: of a whole site the originating site of the agreement that it joins, whose primary approves too
-- (R1.4). The numbers stand here for who approves at one of the sites and does not see the other; of a whole site to_number is
-- empty. state and move are what its steps come to; move: the one that was made of it.
CREATE TABLE transfer (
    enterprise bigint NOT NULL REFERENCES enterprise (enterprise),
    transfer bigint NOT NULL, seq bigint NOT NULL, number text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('entitlements', 'site')),
    from_site bigint NOT NULL, from_number text NOT NULL,
    to_site bigint NOT NULL, to_number text NOT NULL,
    agreement bigint NOT NULL, agreement_number text NOT NULL,
    asked_on date NOT NULL, account bigint NOT NULL,
    state text NOT NULL CHECK (state IN ('awaiting_approvals', 'done', 'refused', 'withdrawn')),
    move bigint,
    FOREIGN KEY (enterprise, from_site) REFERENCES site (enterprise, site),
    FOREIGN KEY (enterprise, to_site) REFERENCES site (enterprise, site),
    FOREIGN KEY (enterprise, agreement) REFERENCES agreement (enterprise, agreement),
    FOREIGN KEY (enterprise, move) REFERENCES entitlement_move (enterprise, move),
    PRIMARY KEY (enterprise, transfer)
);
-- The directory knows none of these: a transfer is found by its number here.
CREATE UNIQUE INDEX transfer_number ON transfer (number);
CREATE INDEX transfer_asked ON transfer (asked_on);
CREATE INDEX transfer_waiting ON transfer (enterprise, state);
CREATE INDEX transfer_account ON transfer (account, asked_on);
-- The records that are to move, as they were when it was asked. None of a whole site.
CREATE TABLE transfer_line (
    enterprise bigint NOT NULL, transfer bigint NOT NULL, line bigint NOT NULL CHECK (line >= 1),
    entitlement bigint NOT NULL, part text NOT NULL REFERENCES part (part),
    quantity bigint NOT NULL CHECK (quantity >= 1), coverage_end date NOT NULL,
    FOREIGN KEY (enterprise, transfer) REFERENCES transfer (enterprise, transfer),
    FOREIGN KEY (enterprise, entitlement) REFERENCES entitlement (enterprise, entitlement),
    PRIMARY KEY (enterprise, transfer, line)
);
-- What became of it; step counts from 1. side: whose approval it is. Appended.
CREATE TABLE transfer_step (
    enterprise bigint NOT NULL, transfer bigint NOT NULL, step bigint NOT NULL CHECK (step >= 1),
    seq bigint NOT NULL, verb text NOT NULL CHECK (verb IN ('submit', 'approve', 'refuse', 'withdraw')),
    side text CHECK (side IN ('source', 'target')), on_day date NOT NULL, at bigint NOT NULL,
    account bigint NOT NULL, reason text,
    CHECK ((verb = 'approve') = (side IS NOT NULL)),
    FOREIGN KEY (enterprise, transfer) REFERENCES transfer (enterprise, transfer),
    PRIMARY KEY (enterprise, transfer, step)
);
