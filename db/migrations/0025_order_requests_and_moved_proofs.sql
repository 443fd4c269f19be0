-- Orders before they are accepted (R9.1, P18), and which records a proof of a move stands for (R5.4).

-- What was asked for, as it was submitted; never changed. Once accepted the order stands in orders
-- under the same id and number. Its state is its latest order_step.
CREATE TABLE order_request (
    enterprise bigint NOT NULL REFERENCES enterprise (enterprise),
    order_id bigint NOT NULL, seq bigint NOT NULL, number text NOT NULL,
    agreement bigint NOT NULL, site bigint NOT NULL, quote bigint, revision bigint,
    submitted_on date NOT NULL,
    total bigint NOT NULL CHECK (total >= 0), points bigint NOT NULL CHECK (points >= 0),
    currency text NOT NULL, country_group text NOT NULL,
    distributor bigint REFERENCES account (account), reseller bigint REFERENCES account (account),
    purchase_order text, purchase_order_on date,
    customer_purchase_order text, customer_order_on date,
    terms_version text,
    actor bigint NOT NULL, account bigint NOT NULL, request text,
    -- P18: what good_lines left out, as it was typed, so that it can be taken up again: a draft has its text here and
    -- gets its lines when it is submitted. NULL: it never was a draft.
    typed text,
    FOREIGN KEY (enterprise, agreement) REFERENCES agreement (enterprise, agreement),
    FOREIGN KEY (enterprise, site) REFERENCES site (enterprise, site),
    PRIMARY KEY (enterprise, order_id)
);
CREATE INDEX order_request_distributor ON order_request (distributor, submitted_on);
CREATE INDEX order_request_reseller ON order_request (reseller, submitted_on);
CREATE TABLE order_request_line (
    enterprise bigint NOT NULL, order_id bigint NOT NULL, line bigint NOT NULL CHECK (line >= 1),
    part text NOT NULL REFERENCES part (part), quantity bigint NOT NULL CHECK (quantity >= 1),
    FOREIGN KEY (enterprise, order_id) REFERENCES order_request (enterprise, order_id),
    PRIMARY KEY (enterprise, order_id, line)
);
-- What became of it, one row each time. Appended; the latest seq counts.
CREATE TABLE order_step (
    enterprise bigint NOT NULL, order_id bigint NOT NULL, seq bigint NOT NULL,
    state text NOT NULL CHECK (state IN ('draft', 'in_review', 'accepted', 'cancelled')),
    hold text CHECK (hold IN ('distributor_confirm', 'duplicate_order', 'price_differs', 'credit',
        'export_check', 'signature_missing', 'other')),
    on_day date NOT NULL, at bigint NOT NULL, account bigint NOT NULL, reason text,
    CHECK ((state = 'in_review') = (hold IS NOT NULL)),
    FOREIGN KEY (enterprise, order_id) REFERENCES order_request (enterprise, order_id),
    PRIMARY KEY (enterprise, order_id, seq)
);
CREATE INDEX order_step_seq ON order_step (enterprise, seq);
-- Orders that wait because their price moved: a home asks for those of who ordered, and there are few.
CREATE INDEX order_step_price ON order_step (enterprise, order_id, seq) WHERE hold = 'price_differs';
CREATE INDEX orders_distributor ON orders (distributor, accepted_on) WHERE distributor IS NOT NULL;
CREATE INDEX orders_reseller ON orders (reseller, accepted_on);
-- R5.4: the records that a move made at its target, each on one proof. Appended.
CREATE TABLE proof_record (
    enterprise bigint NOT NULL, entitlement bigint NOT NULL, proof bigint NOT NULL,
    FOREIGN KEY (enterprise, entitlement) REFERENCES entitlement (enterprise, entitlement),
    FOREIGN KEY (enterprise, proof) REFERENCES proof (enterprise, proof),
    PRIMARY KEY (enterprise, entitlement)
);
CREATE INDEX proof_record_proof ON proof_record (enterprise, proof);
CREATE INDEX proof_site ON proof (enterprise, site, seq);
CREATE INDEX proof_supersedes ON proof (enterprise, supersedes) WHERE supersedes IS NOT NULL;
CREATE INDEX proof_source ON proof (enterprise, source_proof) WHERE source_proof IS NOT NULL;
