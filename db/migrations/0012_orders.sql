-- Orders (R9). What an accepted one says is never changed; states and counts of what came back are.

CREATE TABLE orders (
    enterprise bigint NOT NULL REFERENCES enterprise (enterprise),
    order_id bigint NOT NULL,
    seq bigint NOT NULL,
    number text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('order', 'renewal', 'rebill')),
    state text NOT NULL CHECK (state IN ('draft', 'submitted', 'in_review', 'accepted', 'fulfilled',
        'invoiced', 'closed', 'cancelled', 'returned', 'credited')),
    agreement bigint NOT NULL,
    site bigint,
    term bigint NOT NULL CHECK (term >= 0),
    accepted_on date NOT NULL,
    accepted_at bigint NOT NULL,
    level text,
    points bigint NOT NULL CHECK (points >= 0),
    total bigint NOT NULL CHECK (total >= 0),
    currency text NOT NULL,
    country_group text NOT NULL,
    programme_version bigint NOT NULL REFERENCES programme_version (version),
    distributor bigint REFERENCES account (account),
    reseller bigint REFERENCES account (account),
    purchase_order text,
    customer_purchase_order text,
    customer_order_on date,
    actor bigint NOT NULL,
    account bigint NOT NULL,
    request text,
    quote bigint,
    source_order bigint,
    -- purchase_order is of who ordered for the customer; a distributor that stands between adds its own.
    purchase_order_on date,
    distributor_purchase_order text,
    distributor_purchase_order_on date,
    -- P19: the level of the agreement before an order and after it (R2.5, R2.6), as it was when the order was accepted. Null:
    -- express or a rebill.
    level_before text,
    level_after text,
    -- P18: which terms were accepted with an order that came through the portal and said nothing else of its addresses and contacts;
    -- empty: none were asked for. Such an order has no row of order_address. NULL: it has one, or is an order of the house itself.
    terms_version text,
    FOREIGN KEY (enterprise, agreement) REFERENCES agreement (enterprise, agreement),
    PRIMARY KEY (enterprise, order_id)
);
CREATE UNIQUE INDEX orders_seq ON orders (enterprise, seq, order_id);
