-- P19: what one person of the order desk asked to change of an order, and what a second one said of it. Until then nothing is changed.

-- place: the how-many-th of its order, from 1. decided_seq to decided_by: of one that does not wait; decided_reason: of one that was
-- refused. made: the order that a rebill became (R9.3), made by the transaction behind decided_seq.
CREATE TABLE order_change (
    enterprise bigint NOT NULL REFERENCES enterprise (enterprise), change bigint NOT NULL, seq bigint NOT NULL,
    order_id bigint NOT NULL, place bigint NOT NULL CHECK (place >= 1), kind text NOT NULL CHECK (kind IN ('rebill')),
    reason text NOT NULL, asked_on date NOT NULL, asked_at bigint NOT NULL, account bigint NOT NULL,
    asked_by bigint NOT NULL REFERENCES identity (identity),
    state text NOT NULL CHECK (state IN ('waiting', 'confirmed', 'refused')),
    decided_seq bigint, decided_on date, decided_at bigint, decided_by bigint REFERENCES identity (identity), decided_reason text,
    made bigint,
    CHECK ((state = 'waiting') = (decided_seq IS NULL)),
    PRIMARY KEY (enterprise, change)
);
CREATE UNIQUE INDEX order_change_place ON order_change (enterprise, order_id, place);
CREATE INDEX order_change_made ON order_change (enterprise, made) WHERE made IS NOT NULL;
CREATE INDEX order_change_waiting ON order_change (asked_on) WHERE state = 'waiting';
-- The site, parties and papers that a rebill asks for. NULL: none.
CREATE TABLE order_change_rebill (
    enterprise bigint NOT NULL, change bigint NOT NULL, site bigint NOT NULL, distributor bigint, reseller bigint,
    purchase_order text, purchase_order_on date, distributor_purchase_order text, distributor_purchase_order_on date,
    customer_purchase_order text, customer_order_on date,
    FOREIGN KEY (enterprise, change) REFERENCES order_change (enterprise, change),
    FOREIGN KEY (enterprise, site) REFERENCES site (enterprise, site),
    PRIMARY KEY (enterprise, change)
);
