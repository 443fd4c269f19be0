-- P19: a price that two persons of the order desk set, beside the rebill; who asked takes it back. No engine widens a CHECK, so
-- both tables are made anew.

CREATE TABLE order_change_was (
    enterprise bigint NOT NULL, change bigint NOT NULL, seq bigint NOT NULL, order_id bigint NOT NULL, place bigint NOT NULL,
    kind text NOT NULL, reason text NOT NULL, asked_on date NOT NULL, asked_at bigint NOT NULL, account bigint NOT NULL,
    asked_by bigint NOT NULL, state text NOT NULL, decided_seq bigint, decided_on date, decided_at bigint, decided_by bigint,
    decided_reason text, made bigint,
    PRIMARY KEY (enterprise, change)
);
INSERT INTO order_change_was SELECT * FROM order_change;
CREATE TABLE order_change_rebill_was (
    enterprise bigint NOT NULL, change bigint NOT NULL, site bigint NOT NULL, distributor bigint, reseller bigint,
    purchase_order text, purchase_order_on date, distributor_purchase_order text, distributor_purchase_order_on date,
    customer_purchase_order text, customer_order_on date,
    PRIMARY KEY (enterprise, change)
);
INSERT INTO order_change_rebill_was SELECT * FROM order_change_rebill;
DROP TABLE order_change_rebill;
DROP TABLE order_change;

-- place: the how-many-th of its order, from 1. decided_seq to decided_by: of one that does not wait; who asked is who withdrew it.
-- decided_reason: of one that was refused. made: the order that a rebill became (R9.3), made by the transaction behind decided_seq.
-- total_before, total: of a price, what the order came to when it was asked for, and comes to with it.
CREATE TABLE order_change (
    enterprise bigint NOT NULL REFERENCES enterprise (enterprise), change bigint NOT NULL, seq bigint NOT NULL,
    order_id bigint NOT NULL, place bigint NOT NULL CHECK (place >= 1), kind text NOT NULL CHECK (kind IN ('rebill', 'price')),
    reason text NOT NULL, asked_on date NOT NULL, asked_at bigint NOT NULL, account bigint NOT NULL,
    asked_by bigint NOT NULL REFERENCES identity (identity),
    state text NOT NULL CHECK (state IN ('waiting', 'confirmed', 'refused', 'withdrawn')),
    decided_seq bigint, decided_on date, decided_at bigint, decided_by bigint REFERENCES identity (identity), decided_reason text,
    made bigint, total_before bigint CHECK (total_before >= 0), total bigint CHECK (total >= 0),
    CHECK ((state = 'waiting') = (decided_seq IS NULL)),
    CHECK ((kind = 'price') = (total IS NOT NULL) AND (kind = 'price') = (total_before IS NOT NULL)),
    PRIMARY KEY (enterprise, change)
);
CREATE UNIQUE INDEX order_change_place ON order_change (enterprise, order_id, place);
CREATE INDEX order_change_made ON order_change (enterprise, made) WHERE made IS NOT NULL;
CREATE INDEX order_change_waiting ON order_change (asked_on) WHERE state = 'waiting';
INSERT INTO order_change (enterprise, change, seq, order_id, place, kind, reason, asked_on, asked_at, account, asked_by, state,
    decided_seq, decided_on, decided_at, decided_by, decided_reason, made)
SELECT enterprise, change, seq, order_id, place, kind, reason, asked_on, asked_at, account, asked_by, state,
    decided_seq, decided_on, decided_at, decided_by, decided_reason, made
FROM order_change_was;
-- The site, parties and papers that a rebill asks for. NULL: none.
CREATE TABLE order_change_rebill (
    enterprise bigint NOT NULL, change bigint NOT NULL, site bigint NOT NULL, distributor bigint, reseller bigint,
    purchase_order text, purchase_order_on date, distributor_purchase_order text, distributor_purchase_order_on date,
    customer_purchase_order text, customer_order_on date,
    FOREIGN KEY (enterprise, change) REFERENCES order_change (enterprise, change),
    FOREIGN KEY (enterprise, site) REFERENCES site (enterprise, site),
    PRIMARY KEY (enterprise, change)
);
INSERT INTO order_change_rebill SELECT * FROM order_change_rebill_was;
DROP TABLE order_change_rebill_was;
DROP TABLE order_change_was;
